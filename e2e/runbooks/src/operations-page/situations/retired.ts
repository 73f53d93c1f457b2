import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { environmentsDirectory } from '@nss/environment';

/** Where nothing of the environments is deployed but what a situation puts there. */
export const REGION = 'eu-central-1';
/** An account with an environment that is to go, and nothing else: identities are of no region. */
export const RETIRING = '333333333333';

/**
 * Variables with which commands know one environment alone, in that region: of another one nothing is said.
 * @param account @default - its own
 */
export function alone(name: 'dev' | 'prod', account?: string): Promise<Record<string, string>> {
  const folder = mkdtempSync(join(tmpdir(), 'environments-'));
  const text = readFileSync(join(environmentsDirectory(), `${name}.yaml`), 'utf8')
    .replaceAll('ap-northeast-1', REGION)
    .replace(/^promotedFrom:.*\n/m, '');
  const moved = account === undefined ? text : text.replaceAll(/\d{12}/g, account);
  writeFileSync(join(folder, `${name}.yaml`), moved);
  return Promise.resolve({ ENVIRONMENTS_DIR: folder });
}

/** Typed there, beside what is deployed as dev. */
export const ofRetired = { environment: 'dev', region: REGION, account: RETIRING } as const;
