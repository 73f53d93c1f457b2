import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { corpusDigest, readCorpus } from './read-corpus';

function folder(files: Record<string, string>): string {
  const made = mkdtempSync(join(tmpdir(), 'corpus-'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(made, path, '..'), { recursive: true });
    writeFileSync(join(made, path), text);
  }
  return made;
}

const nap = 'mainSteps: [{ name: nap, action: "aws:sleep" }]';

test('documents are found at every depth, and what is none is kept without one', () => {
  const found = readCorpus(folder({ 'b/c/deep.YML': nap, 'a.json': '{', 'readme.md': nap }));
  expect(found.map(({ path, document }) => [path, document?.mainSteps.length])).toEqual([
    ['a.json', undefined],
    ['b/c/deep.YML', 1],
  ]);
});

test('a file of any size, or one that may not be read, never hides the others', () => {
  const made = folder({
    'a.yml': nap,
    'huge.yml': 'x'.repeat(5_000_000),
    'bomb.yml': `${nap}\n${'['.repeat(100_000)}`,
  });
  symlinkSync(join(made, 'nowhere'), join(made, 'gone.yml'));
  symlinkSync('loop.yml', join(made, 'loop.yml'));
  const found = readCorpus(made);
  expect(found.map(({ path, document }) => [path, document?.mainSteps.length])).toEqual([
    ['a.yml', 1],
    ['bomb.yml', undefined],
    ['huge.yml', undefined],
  ]);
  expect(found.at(-1)?.text.length).toBeLessThan(500_000);
});

test('a corpus is known by what is in it, not by where it lies', () => {
  const digest = (files: Record<string, string>) => corpusDigest(readCorpus(folder(files)));
  expect(digest({ 'a.yml': nap, 'b.yml': 'x' })).toBe(digest({ 'c/d.yml': 'x', 'e.json': nap }));
  expect(digest({ 'a.yml': nap })).not.toBe(digest({ 'a.yml': `${nap} ` }));
});

test.each([
  [join(tmpdir(), 'no-such-folder'), 'is no folder'],
  [folder({ 'readme.md': nap }), 'holds no .json'],
])('%s', (path, message) => {
  expect(() => readCorpus(path)).toThrow(message);
});
