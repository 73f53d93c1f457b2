import fc from 'fast-check';
import { code, fenced, folded, link, Markdown, md, plain, table } from './markdown';

const HOSTILE = [
  '```\n# owned\n[x](https://evil.example)',
  '<!-- hidden',
  '<details><summary>x',
  '<img src=x onerror=alert(1)>',
  '@everybody',
  'see #12 and GH-12',
  'https://evil.example',
  'www.evil.example',
  'a@evil.example',
  '![](https://evil.example/p.png)',
  '# heading',
  '1. list',
  '- item',
  '> quote',
  '| a | b |',
  '**bold** _it_ ~~no~~',
  '&lt;b&gt;',
  '\\[x](y)',
  '::error::x',
  '$(id) `id`',
  '\u202eevil',
  'a\r\n\r\n## b',
  '``',
  '`',
  ' ` ',
  '{{x}}',
  ':smile:',
  '\u0000\u001b[31m',
];
const hostile = fc
  .array(fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ unit: 'grapheme' })), { maxLength: 4 })
  .map((parts) => parts.join(''));

/** What a reader of CommonMark makes of backslashes: the punctuation behind them. What is left of Markdown's own signs is what it would act on. */
const acting = (text: string) => text.replace(/\\[!-/:-@[-`{-~]/g, '');

test('of a text nothing is left that Markdown or GitHub would act on, and it is one line', () => {
  fc.assert(
    fc.property(hostile, (text) => {
      const { text: shown } = plain(text);
      expect(shown).not.toMatch(/[\r\n\u2028\u2029\u202a-\u202e]/);
      expect(acting(shown)).not.toMatch(/[`*[\]<>|~!#@&\\]|^\s*(\d+[.)]|[-+=])/);
      // GitHub links in what is shown, so that backslashes keep nothing from it.
      expect(shown.replace(/\\([!-/:-@[-`{-~])/g, '$1')).not.toMatch(/@(?!\u2060)|#(?=\d)|www\.|[a-z]:\/\/|GH-\d/i);
    }),
  );
});

test('words, addresses and names stay as they are', () => {
  for (const text of [
    'nss-prod-system/Relay/Web01/Instance',
    'TCP 12002 from nss-dev to 199.168.148.101/32',
    'arn:aws:iam',
    'eth1_up',
    'kept for 30 days',
  ])
    expect(plain(text).text).toBe(text);
  expect(plain('1. first').text).toBe('1\\. first');
});

test('what is taken away of a text are only signs that show nothing', () => {
  fc.assert(
    fc.property(hostile, (text) => {
      const visible = (each: string) => each.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\s]+/gu, '');
      expect(visible(plain(text).text.replace(/\\([!-/:-@[-`{-~])/g, '$1'))).toBe(visible(text));
    }),
  );
});

test('code is one span, whatever is in it', () => {
  fc.assert(
    fc.property(hostile, (text) => {
      const { text: shown } = code(text);
      if (shown === '') return;
      const [, around = '', inner = ''] = /^(`+)([^]*?)(?<!`)\1$/.exec(shown) ?? [];
      expect(around.length).toBeGreaterThan(0);
      expect([...inner.matchAll(/`+/g)].every(([run]) => run.length !== around.length)).toBe(true);
      expect(shown).not.toMatch(/[\r\n|]/);
    }),
  );
});

test('no line of a fenced text ends its fence', () => {
  fc.assert(
    fc.property(hostile, (text) => {
      const lines = fenced(text).text.split('\n');
      const fence = /^`+/.exec(lines[0] ?? '')?.[0] ?? '';
      expect(lines.at(-1)).toBe(fence);
      expect(lines.slice(1, -1).filter((line) => new RegExp(`^ {0,3}\`{${fence.length},}\\s*$`).test(line))).toEqual(
        [],
      );
    }),
  );
});

test('a value in a template is text, Markdown in it is Markdown', () => {
  expect(md`## ${'# a|b'}: ${code('x')} ${3}`.text).toBe('## \\# a\\|b: `x` 3');
  expect(Markdown.joined([md`a`, md`b`]).text).toBe('a\nb');
});

test('a table has as many rows and cells as were given, whatever is in them', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(hostile, hostile), { maxLength: 4 }), (rows) => {
      const lines = table(
        ['a', 'b'],
        rows.map(([a, b]) => [a, code(b)]),
      ).text.split('\n');
      expect(lines).toHaveLength(rows.length + 2);
      for (const line of lines) expect(line.replace(/\\\|/g, '').split('|')).toHaveLength(4);
    }),
  );
});

test('a title that opens is no HTML', () => {
  expect(folded('<b>&', md`x`).text).toContain('<summary>&lt;b&gt;&amp;</summary>');
});

test('a link leads to an address of HTTP and nowhere else', () => {
  expect(link('open [it]', 'https://github.com/a/b/compare/main...x?title=feat%28y%29').text).toBe(
    '[open \\[it\\]](https://github.com/a/b/compare/main...x?title=feat%28y%29)',
  );
  for (const address of [
    'javascript:alert(1)',
    'https://a) [b](https://c',
    'https://a b',
    '//evil.example',
    'data:text/html,x',
    'https://a<b>',
  ])
    expect(link('x', address).text).toBe(`x \`${address}\``);
});
