import { workspaceRoot } from '@nss/workspace';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesWithoutOwner, OWNED_PATHS } from './code-owners';
import { readClone } from './read-github';

const FILES = [
  '.github/workflows/ci.yml',
  '.github/CODEOWNERS',
  'tools/setup/src/set-up.mjs',
  'apps/nss-infra/src/identity/trust.ts',
  'package-lock.json',
  '.env',
  '.npmrc',
  'libs/network/src/index.ts',
  'packages/workspace/src/index.ts',
  'apps/ops-runbooks/src/main.ts',
  'docs/to-aws.md',
  'apps/nss-infra/src/app.ts',
  'tools.md',
];
const OWNED = FILES.slice(0, 10);

test.each<[string, string, string[]]>([
  ['nothing', '', OWNED],
  ['comments only', '# * @a/b\n', OWNED],
  ['everything', '* @a/b', []],
  ['one folder', '/tools/ @a/b\n', OWNED.filter((file) => !file.startsWith('tools/'))],
  ['everything, and one folder taken out again', '* @a/b\n/tools/\n', ['tools/setup/src/set-up.mjs']],
  ['everything, and one file taken out again', '* @a/b\n.github/CODEOWNERS   # nobody\n', ['.github/CODEOWNERS']],
  ['taken out, and given back by a later line', '* @a/b\n/tools/\n*.mjs @c', []],
  ['Windows line ends', '* @a/b\r\n/.github/ @c\r\n', []],
  ['a folder of that name elsewhere', '/docs/tools/ @a/b', OWNED],
])('of %s', (_, text, without) => {
  expect(filesWithoutOwner(text, FILES)).toEqual(without);
});

test('the example of the repository owns every such file, once it is no comment', () => {
  const { files } = readClone();
  const text = readFileSync(join(workspaceRoot(), '.github/CODEOWNERS'), 'utf8');
  expect(filesWithoutOwner(text, files).length).toBeGreaterThan(100);
  const example = text.replace(/^#\s+(?=(\*|\/)\S*\s+@)/gm, '').replace(/^\* .*$/m, '');
  expect(filesWithoutOwner(example, files)).toEqual([]);
  for (const path of OWNED_PATHS) expect(files.some((file) => file.startsWith(path))).toBe(true);
});
