import { workspaceRoot } from '@nss/workspace';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { documents } from '../workspace';
import { COINED, coinedWords } from './words';

/** What holds the list itself, and what is kept as it was said then. */
const EXEMPT = ['tools/docs/src/checks/words.ts', 'tools/docs/src/checks/words.test.ts', 'CHANGELOG.md'];
const root = workspaceRoot();

/** Our own sources: TypeScript, JavaScript and Python. */
function sources(): string[] {
  return ['apps', 'libs', 'packages', 'e2e', 'tools'].flatMap((kind) =>
    readdirSync(join(root, kind), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(ts|mjs|cjs|py)$/.test(name) && !/(^|\/)(node_modules|dist|\.venv)\//.test(name))
      .map((name) => `${kind}/${name}`),
  );
}

test('documents and sources have the words of the field', () => {
  const files = new Set([...documents().map(({ file }) => file), ...sources()]);
  expect(files.size).toBeGreaterThan(1000);
  const found = [...files]
    .filter((file) => !EXEMPT.includes(file))
    .flatMap((file) => coinedWords(file, readFileSync(join(root, file), 'utf8')));
  expect(found.map(({ place, word, say }) => `${place}: ${word}: say ${say}`)).toEqual([]);
});

test('whole words are found, in any case, with their line and the word to say', () => {
  expect(coinedWords('a.md', 'Mend it.\nRecommend what commends itself: a history.\nThe tale of twins.')).toEqual([
    { place: 'a.md:1', word: 'Mend', say: 'fix' },
    { place: 'a.md:3', word: 'tale', say: 'scenario' },
    { place: 'a.md:3', word: 'twins', say: 'duplicates' },
  ]);
});

test('no word to say is itself a coined one', () => {
  expect(Object.values(COINED).filter((word) => word in COINED)).toEqual([]);
});
