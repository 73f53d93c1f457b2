import { type PagePair } from './differences';
import { sectionDigest, sectionsOf } from './sections';
import { structureProblems, translatedPages, translationProblems, wordProblems } from './translations';

test('every translated page says what its original says', () => {
  expect(translationProblems()).toEqual([]);
});

test('what one needs first, and at night, is in Japanese', () => {
  expect(translatedPages().map(({ original }) => original)).toEqual(['docs/getting-started.md', 'docs/operations.md']);
});

const PAIR: PagePair = { original: 'docs/a.md', translation: 'docs/ja/a.md' };
const ENGLISH = [
  '# A page',
  '',
  'See [others](b.md#x), [it](#which-side), [code](../libs), and [the web](https://example.com/).',
  '',
  '## feed-silent',
  '',
  'After 48 minutes, run `nss status`.',
  '',
  '1. First:',
  '   ```sh',
  '   npm start  # well',
  '   ```',
  '',
  '## Which side?',
  '',
  '| a | b |',
  '|---|---|',
  '| 1 | `x` |',
].join('\n');
const JAPANESE = [
  '# ページ',
  '',
  '[コード](../../libs)、[他](../b.md#x)、[それ](#which-side)、[ウェブ](https://example.com/)。',
  '',
  '## feed-silent',
  '',
  '48 分後に `nss status` を実行します。',
  '',
  '1. まず:',
  '   ```sh',
  '   npm start  # よし',
  '   ```',
  '',
  '<a id="which-side"></a>',
  '',
  '## どの側か',
  '',
  '| 甲 | 乙 |',
  '|---|---|',
  '| 1 | `x` |',
].join('\n');

const compared = (english: string, japanese: string, ...more: PagePair[]) =>
  structureProblems(sectionsOf(english), sectionsOf(japanese), PAIR, [PAIR, ...more]);

test('words, their order and comments differ between languages, and nothing else', () => {
  expect(compared(ENGLISH, JAPANESE)).toEqual([]);
});

test.each([
  [
    'npm start',
    'npm stop',
    "docs/ja/a.md:5: translate docs/a.md:5 again: its blocks differ: it lacks 'sh\nnpm stop' it has 'sh\nnpm start'",
  ],
  [
    '`nss status`',
    '`nss restart`',
    "docs/ja/a.md:5: translate docs/a.md:5 again: its code differ: it lacks 'nss restart' it has 'nss status'",
  ],
  ['48 minutes', '47 minutes', 'docs/ja/a.md:5: translate docs/a.md:5 again: it lacks the figures 47'],
  [
    'b.md#x',
    'b.md#y',
    "docs/ja/a.md:1: translate docs/a.md:1 again: its links differ: it lacks 'docs/b.md#y' it has 'docs/b.md#x'",
  ],
  [
    '| 1 | `x` |',
    '| 1 | `x` |\n| 1 | 1 |',
    "docs/ja/a.md:16: translate docs/a.md:14 again: its steps and rows differ: it lacks '4 rows' it has '3 rows'",
  ],
  ['## Which', '### Which', "docs/ja/a.md:16: translate docs/a.md:14 again: its level differ: it lacks '3' it has '2'"],
  ['## Which side?', '## Why?', 'docs/ja/a.md: translate the part why of docs/a.md, under the same anchor'],
])('%j that became %j is told', (before, after, sentence) => {
  expect(compared(ENGLISH.replace(before, after), JAPANESE)).toContain(sentence);
});

test('a part that the original no longer has, or has elsewhere, is told', () => {
  const [title = '', first = '', second = ''] = ENGLISH.split(/^(?=## )/m);
  expect(compared(`${title}${first}`, JAPANESE)).toEqual([
    'docs/ja/a.md: remove the part which-side, which docs/a.md does not have',
  ]);
  expect(compared(`${title}${second}\n\n${first}`.replace('Which side?', 'Which side'), JAPANESE)).toEqual([
    'docs/ja/a.md: put its parts in the order of docs/a.md: top, which-side, feed-silent',
  ]);
});

test('a translated page leads to translated pages', () => {
  const b = { original: 'docs/b.md', translation: 'docs/ja/b.md' };
  expect(compared(ENGLISH, JAPANESE, b)).toEqual([
    "docs/ja/a.md:1: translate docs/a.md:1 again: its links differ: it lacks 'docs/ja/b.md#x' it has 'docs/b.md#x'",
  ]);
  expect(compared(ENGLISH, JAPANESE.replace('../b.md', 'b.md'), b)).toEqual([]);
});

test('words that were edited since they were translated are told, with what to do', () => {
  const sections = sectionsOf(ENGLISH);
  const kept = Object.fromEntries(sections.map((section) => [`docs/a.md#${section.anchor}`, sectionDigest(section)]));
  expect(wordProblems(sections, kept, PAIR)).toEqual([]);
  const edited = sectionsOf(ENGLISH.replace('After', 'Within'));
  expect(wordProblems(edited, kept, PAIR)).toEqual([
    'docs/a.md:5: feed-silent was edited: say the same in docs/ja/a.md, then run npm run -s docs -- translated',
  ]);
});
