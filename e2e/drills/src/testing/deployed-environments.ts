import { loadEnvironments } from '@nss/environment';
import { synthesise } from '@nss/operations';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Deployed, readDeployed } from '../deployed/deployed';

/** The environments of the repository, as they are synthesised, by their names. */
export function deployedEnvironments(): Readonly<Record<string, Deployed>> {
  const directory = mkdtempSync(join(tmpdir(), 'drills-'));
  const { directory: assembly } = synthesise(join(directory, 'assembly'));
  const found = (loadEnvironments().environments ?? []).map(
    (each) => [each.name, readDeployed(each, assembly)] as const,
  );
  rmSync(directory, { recursive: true });
  return Object.fromEntries(found);
}
