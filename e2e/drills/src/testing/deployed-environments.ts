import { loadEnvironments } from '@nss/environment';
import { synthesise } from '@nss/operations';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Deployed, readDeployed } from '../deployed/deployed';

/**
 * Environments as they are synthesised, by their names.
 * @param files by the environments' names. @default - those of the repository
 */
export function deployedEnvironments(files?: Readonly<Record<string, object>>): Readonly<Record<string, Deployed>> {
  const directory = mkdtempSync(join(tmpdir(), 'drills-'));
  // JSON is YAML, too.
  for (const [name, file] of Object.entries(files ?? {}))
    writeFileSync(join(directory, `${name}.yaml`), JSON.stringify(file));
  const from = files && directory;
  const { environments, problems } = loadEnvironments(from);
  if (!environments) throw new Error(JSON.stringify(problems));
  const { directory: assembly } = synthesise(join(directory, 'assembly'), from);
  const found = environments.map((each) => [each.name, readDeployed(each, assembly)] as const);
  rmSync(directory, { recursive: true });
  return Object.fromEntries(found);
}
