import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { LintError } from './lint-error';

/** The parts of a cloud assembly's manifest that matter here. Source: aws-cdk-lib/cloud-assembly-schema. */
const manifestSchema = z.object({
  artifacts: z
    .record(
      z.string(),
      z.object({
        type: z.string(),
        environment: z.string().optional(),
        displayName: z.string().optional(),
        properties: z.object({ directoryName: z.string().optional() }).optional(),
      }),
    )
    .default({}),
});

/** An assembly inside an assembly: one stage, so one environment. */
export interface NestedAssembly {
  /** `dev` */
  readonly name: string;
  /** Relative to the outer assembly. */
  readonly directory: string;
}

/** What a manifest says. */
export interface Manifest {
  readonly nested: readonly NestedAssembly[];
  /** Regions of the stacks; those left open until the deployment are not in it. */
  readonly regions: readonly string[];
}

/**
 * Reads the manifest of a cloud assembly.
 * @throws LintError when the directory is no cloud assembly
 */
export function readManifest(directory: string): Manifest {
  let text: string;
  try {
    text = readFileSync(join(directory, 'manifest.json'), 'utf8');
  } catch {
    throw new LintError(
      `${directory} is not a cloud assembly: it has no manifest.json`,
      'synthesise first (npx nx run nss-infra:synth), or give the right directory as --assembly',
    );
  }
  const parsed = manifestSchema.safeParse(parse(text));
  if (!parsed.success)
    throw new LintError(
      `${join(directory, 'manifest.json')} is not the manifest of a cloud assembly`,
      'synthesise again (npx nx run nss-infra:synth)',
    );
  const artifacts = Object.entries(parsed.data.artifacts);
  return {
    nested: artifacts.flatMap(([id, { type, displayName, properties }]) =>
      type === 'cdk:cloud-assembly'
        ? [{ name: displayName ?? id.replace(/^assembly-/, ''), directory: properties?.directoryName ?? id }]
        : [],
    ),
    regions: artifacts.flatMap(([, { environment }]) => {
      const region = /^aws:\/\/[^/]+\/([^/]+)$/.exec(environment ?? '')?.[1];
      return region && region !== 'unknown-region' ? [region] : [];
    }),
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
