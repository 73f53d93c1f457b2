import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keepTranslated } from './keep-translated';
import { TRANSLATED, translationProblems } from './translations';

const root = mkdtempSync(join(tmpdir(), 'translated-'));
const write = (file: string, text: string) => writeFileSync(join(root, file), text);

beforeEach(() => {
  mkdirSync(join(root, 'docs/ja'), { recursive: true });
  write('docs/a.md', '# A\n\n## one\n\nWords.\n\n## two\n\nWords.\n');
  write('docs/ja/a.md', '# 甲\n\n## one\n\n言葉。\n\n## two\n\n言葉。\n');
  write(TRANSLATED, '{}');
  keepTranslated([], root);
});
afterAll(() => rmSync(root, { recursive: true }));

test('what is kept is no problem any more, and kept once', () => {
  expect(translationProblems(root)).toEqual([]);
  expect(keepTranslated([], root)).toEqual({ problems: [], parts: [] });
});

test('a part that is named is kept, and another one that was edited is still told', () => {
  write('docs/a.md', '# A\n\n## one\n\nOther words.\n\n## two\n\nOther words.\n');
  expect(keepTranslated(['docs/a.md#two'], root)).toEqual({ problems: [], parts: ['docs/a.md#two'] });
  expect(translationProblems(root)).toEqual([expect.stringMatching(/^docs\/a\.md:3: one was edited/)]);
  expect(keepTranslated([], root).parts).toEqual(['docs/a.md#one']);
});

test('where parts differ nothing is kept', () => {
  write('docs/a.md', '# A\n\n## one\n\nSee `x`.\n\n## two\n\nOther words.\n');
  const before = readFileSync(join(root, TRANSLATED), 'utf8');
  expect(keepTranslated([], root)).toEqual({ problems: [expect.stringContaining("it lacks 'x'")], parts: [] });
  expect(readFileSync(join(root, TRANSLATED), 'utf8')).toBe(before);
});

test('a part that there is not is refused', () => {
  expect(() => keepTranslated(['docs/a.md#three'], root)).toThrow(
    'there is no part docs/a.md#three, such as docs/a.md#two',
  );
});
