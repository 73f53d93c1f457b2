import fc from 'fast-check';
import { harmless } from './harmless';
import { code, fenced, folded, Markdown, md, plain, table } from './markdown';

const HOSTILE = [
  '@everybody',
  '\\@everybody',
  '@\\u2060',
  'see #12',
  '\\#12',
  'GH-12',
  'https://evil.example',
  'https:\\/\\/evil.example',
  '`https://`',
  'www.evil.example',
  'a@evil.example',
  'mailto:a',
  '[x](https://evil.example)',
  '[x]: /y',
  '![](p.png)',
  '<img src=x>',
  '\\<img src=x>',
  '<details>',
  '</details>',
  '<details>\n<summary>x</summary>\n<img src=x>',
  '<summary><img src=x></summary>',
  '<details>\n<summary>a</summary>',
  '<!-- hidden',
  '-->',
  '&lt;b&gt;',
  '&#64;everybody',
  '`',
  '``',
  '```',
  '````',
  '```text',
  '``` @everybody',
  '~~~',
  '- ```',
  '> ```',
  '\\`',
  '\\',
  '    code',
  '\t',
  '# heading',
  '## heading',
  '**bold**',
  '- item',
  '1. one',
  '| a | b |',
  '===',
  '---',
  '\n',
  '\n\n',
  ' ',
  '\u202e',
  '\u200b',
  '\r',
  '\0',
  '\u001b[31m',
  '[^1]',
  '~~x~~',
  '$x$',
  ':smile:',
];
const hostile = fc
  .array(
    fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...HOSTILE) }, fc.string({ unit: 'grapheme', maxLength: 5 })),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''));

/**
 * What a reader of CommonMark takes for text, line by line: blocks of code are away, and so are code spans of a whole paragraph, which is read on its own here, so that
 * a span may go over several lines.
 */
function paragraphs(text: string): string[] {
  const blocks: string[][] = [[]];
  let fence = '';
  for (const line of text.split('\n')) {
    const opens = /^ {0,3}(`{3,}|~{3,})(?!.*`)/.exec(line)?.[1] ?? '';
    if (fence !== '') {
      if (new RegExp(`^ {0,3}${fence[0]}{${fence.length},}[ \\t]*$`).test(line)) fence = '';
    } else if (opens !== '') {
      fence = opens;
      blocks.push([]);
    } else if (line.trim() === '') blocks.push([]);
    else blocks.at(-1)?.push(line);
  }
  expect(fence).toBe('');
  return blocks.map((lines) => lines.join('\n')).filter((block) => block !== '');
}

const isHtml = (block: string) => /^<\/?(details|summary)>/.test(block);
/** From the left: an escaped sign, a code span, or a run of backticks that nothing closes. An escaped backtick is none of the run after it. */
const withoutCode = (block: string) =>
  block.replace(/\\[!-/:-@[-`{-~]|(`+)(?!`)[^]*?(?<!`)\1(?!`)|`+/g, (all, run?: string) => (run ? '' : all));

test('whatever is in it, nothing is left that Markdown, HTML or GitHub would act on', () => {
  fc.assert(
    fc.property(hostile, (text) => {
      const { text: kept } = harmless(text);
      expect(kept).not.toMatch(/[^\P{C}\n\t\u2060]|\r/u);
      for (const block of paragraphs(kept)) {
        if (isHtml(block)) {
          expect(block).toMatch(/^(<details>\n<summary>[^<>@]*(@\u2060[^<>@]*)*<\/summary>|<\/details>)$/);
          continue;
        }
        const written = withoutCode(block);
        expect(written.replace(/\\[!-/:-@[-`{-~]/g, '')).not.toMatch(/[<>[\]!~&`]/);
        expect(written.replace(/\\([!-/:-@[-`{-~])/g, '$1')).not.toMatch(
          /@(?!\u2060)|#(?=\p{N})|GH-\p{N}|www\.|(?<=[\p{L}\p{N}]):\/\//iu,
        );
      }
      const html = paragraphs(kept).filter(isHtml);
      expect(html.filter((block) => block === '</details>').length * 2).toBe(html.length);
    }),
    { numRuns: 2000 },
  );
});

test('what our own functions write stays as it is, whatever the values are', () => {
  fc.assert(
    fc.property(hostile, hostile, (a, b) => {
      const report = Markdown.joined(
        [
          md`## ${a}: nothing`,
          md`${plain(b)} and **opens** ${code(a)}`,
          md`- ${a}\n- ${code(b)}`,
          table(
            ['what', 'how'],
            [
              [a, code(b)],
              [b, a],
            ],
          ),
          fenced(a),
          folded('More', Markdown.joined([md`one ${b}`, fenced(b)], '\n\n')),
          md`### ${b}`,
        ],
        '\n\n',
      );
      const { text } = harmless(report.text);
      expect(text.replace(/\n+/g, '\n').trim()).toBe(
        report.text
          .replace(/\n+/g, '\n')
          .replace(/[^\P{C}\n\t\u2060]/gu, '\ufffd')
          .trim(),
      );
    }),
    { numRuns: 500 },
  );
});

test('it is bounded, says so, and leaves nothing open', () => {
  const long = `<details>\n<summary>all</summary>\n\n\`\`\`text\n${'line\n'.repeat(1000)}`;
  const { text } = harmless(long, 500);
  expect(text.length).toBeLessThanOrEqual(500);
  expect(text).toMatch(/line\n```\n\n<\/details>\n\nThis is not all: the job's summary has the rest\.$/);
});

test('it stays in its bounds where every sign needs a backslash', () => {
  for (const sign of ['<', '@everybody ', '`', '<details>\n<summary>x</summary>\n', '[x](y) @a\n', '\\'])
    expect(harmless(sign.repeat(200_000)).text.length).toBeLessThanOrEqual(65_000);
});

test('harmless text is not made harmless twice', () => {
  fc.assert(
    fc.property(hostile, (text) => {
      const once = harmless(text).text;
      expect(harmless(once).text.trim()).toBe(once.trim());
    }),
  );
});
