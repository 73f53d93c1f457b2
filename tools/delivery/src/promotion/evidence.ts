import { existsSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { readWritten } from './written-file';

/** That an environment runs an assembly: written after read-back and health check, read before the next environment. */
export interface DeploymentEvidence {
  readonly environment: string;
  readonly digest: string;
}

/** Writes the evidence down. */
export function writeEvidence(file: string, evidence: DeploymentEvidence): void {
  writeFileSync(file, `${JSON.stringify(evidence)}\n`);
}

/**
 * Holds what an environment is promoted from against the assembly to be promoted.
 * @throws Error without evidence that it runs this very assembly
 */
export function requireEvidence(file: string, wanted: DeploymentEvidence): void {
  if (!existsSync(file))
    throw new Error(`${wanted.environment} was not deployed from this assembly and found healthy: there is no ${file}`);
  const found = readWritten(file, z.object({ environment: z.string(), digest: z.string() }));
  if (found.environment !== wanted.environment || found.digest !== wanted.digest) {
    throw new Error(
      `${file} says that ${found.environment} runs ${found.digest}; wanted is ${wanted.environment} with ${wanted.digest}`,
    );
  }
}
