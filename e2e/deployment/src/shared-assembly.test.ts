import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stageStacks } from '@nss/deployment';
import { environmentsDirectory } from '@nss/environment';
import { sharedAssembly } from './shared-assembly';

jest.setTimeout(240_000);

const templateOf = (assembly: string) => JSON.stringify(stageStacks(assembly, 'dev'));

test('files that say the same share an assembly, wherever they are; others have their own', () => {
  const folder = mkdtempSync(join(tmpdir(), 'environments-'));
  cpSync(environmentsDirectory(), folder, { recursive: true });
  const shared = sharedAssembly();
  expect([sharedAssembly(), sharedAssembly(folder)]).toEqual([shared, shared]);
  const dev = join(folder, 'dev.yaml');
  writeFileSync(dev, readFileSync(dev, 'utf8').replace(/diskGiB: \d+/, 'diskGiB: 600'));
  const other = sharedAssembly(folder);
  expect(other).not.toBe(shared);
  expect(templateOf(other)).not.toBe(templateOf(shared));
});
