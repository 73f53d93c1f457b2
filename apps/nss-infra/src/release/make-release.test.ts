import { WrongUse } from '@nss/command-line';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { workspaceRoot } from '@nss/workspace';
import { forkFiles, lastRelease } from './last-release';
import { makeRelease } from './make-release';

const CHANGELOG = '# Changelog\n\n## Unreleased\n\n- a thing\n\n## 0.2.0 (2026-01-01)\n\n- old\n';
const TEMPLATES = { dev: { Resources: { Topic: { Type: 'AWS::SNS::Topic' } } } };
const KEPT = 'apps/nss-infra/release/last.json.br';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'release-'));
  for (const path of ['package-lock.json', 'environments', '.github/CODEOWNERS', KEPT])
    cpSync(join(workspaceRoot(), path), join(root, path), { recursive: true });
  writeFileSync(join(root, 'CHANGELOG.md'), CHANGELOG);
  const lock = {
    name: 'x',
    version: '0.2.0',
    packages: { '': { version: '0.2.0' }, 'node_modules/a': { version: '0.2.0' } },
  };
  write('package.json', { name: 'x', version: '0.2.0', dependencies: { a: '0.2.0' } });
  write('package-lock.json', lock);
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function write(path: string, content: unknown): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), JSON.stringify(content, null, 2));
}
const read = (path: string): unknown => JSON.parse(readFileSync(join(root, path), 'utf8'));
/** Every file below the root, with what is in it. */
const everything = () =>
  readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => [join(parentPath, name), readFileSync(join(parentPath, name), 'base64')]);

test('a release has its version in both files, its section, and what it deploys; no dependency gets its version', () => {
  expect(makeRelease('0.3.0', '2026-02-01', root, () => TEMPLATES)).toMatchObject({
    version: '0.3.0',
    file: KEPT,
    templates: 1,
  });
  expect(read('package.json')).toEqual({ name: 'x', version: '0.3.0', dependencies: { a: '0.2.0' } });
  expect(read('package-lock.json')).toEqual({
    name: 'x',
    version: '0.3.0',
    packages: { '': { version: '0.3.0' }, 'node_modules/a': { version: '0.2.0' } },
  });
  expect(readFileSync(join(root, 'CHANGELOG.md'), 'utf8')).toContain(
    '## Unreleased\n\n## 0.3.0 (2026-02-01)\n\n- a thing',
  );
  expect(lastRelease(root)).toEqual({ version: '0.3.0', templates: TEMPLATES, forkFiles: forkFiles(root) });
  expect(Object.keys(lastRelease(root).forkFiles)).toContain('environments/dev.yaml');
});

test.each([
  ['a version that is none', () => makeRelease('v0.3', '2026-02-01', root, () => TEMPLATES), WrongUse],
  [
    'a version that does not come after the last one',
    () => makeRelease('0.2.0', '2026-02-01', root, () => TEMPLATES),
    WrongUse,
  ],
  [
    'a synthesis that fails',
    () =>
      makeRelease('0.3.0', '2026-02-01', root, () => {
        throw new Error('no synthesis');
      }),
    'no synthesis',
  ],
  [
    'nothing that is unreleased',
    () => {
      writeFileSync(join(root, 'CHANGELOG.md'), '# Changelog\n\n## Unreleased\n\n## 0.2.0 (2026-01-01)\n');
      return makeRelease('0.3.0', '2026-02-01', root, () => TEMPLATES);
    },
    'says of nothing',
  ],
] as const)('%s: refused, and nothing is written', (_name, make, error) => {
  const before = everything();
  expect(make).toThrow(error as string);
  const changelog = join(root, 'CHANGELOG.md');
  const others = (files: typeof before) => files.filter(([path]) => path !== changelog);
  expect(others(everything())).toEqual(others(before));
  expect(readFileSync(changelog, 'utf8')).not.toContain('0.3.0');
});
