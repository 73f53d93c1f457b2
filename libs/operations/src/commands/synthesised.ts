import { WrongUse } from '@nss/command-line';
import { workspaceRoot } from '@nss/workspace';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The cloud assembly that was synthesised last.
 * @throws WrongUse where there is none
 */
export function synthesised(): string {
  const assembly = join(workspaceRoot(), 'dist/cdk.out');
  if (!existsSync(join(assembly, 'manifest.json')))
    throw new WrongUse('nothing is synthesised yet: npx nx run nss-infra:synth');
  return assembly;
}
