import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { requireEvidence, writeEvidence } from './evidence';

const folder = mkdtempSync(join(tmpdir(), 'nss-evidence-'));
const file = join(folder, 'deployed.json');
afterAll(() => rmSync(folder, { recursive: true }));

test('only evidence of the same environment and assembly counts', () => {
  expect(() => requireEvidence(file, { environment: 'dev', digest: 'a' })).toThrow(
    'dev was not deployed from this assembly',
  );
  writeEvidence(file, { environment: 'dev', digest: 'a' });
  expect(() => requireEvidence(file, { environment: 'dev', digest: 'a' })).not.toThrow();
  expect(() => requireEvidence(file, { environment: 'dev', digest: 'b' })).toThrow('says that dev runs a');
  expect(() => requireEvidence(file, { environment: 'staging', digest: 'a' })).toThrow('wanted is staging');
});
