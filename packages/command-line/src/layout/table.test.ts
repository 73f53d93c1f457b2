import fc from 'fast-check';
import stringWidth from 'string-width';
import { table } from './table';

const ROWS = [
  ['who', 'port', 'why'],
  ['bastion', '22', 'SSH to the appliance'],
  ['nss', '443', 'updates'],
];

test('columns are as wide as their widest cell', () => {
  expect(table(ROWS, { head: true, indent: 2 })).toBe(
    [
      '  who      port  why',
      '  -------  ----  --------------------',
      '  bastion  22    SSH to the appliance',
      '  nss      443   updates',
    ].join('\n'),
  );
});

test('figures stand to the right', () => {
  expect(table(ROWS, { figures: [1] })).toBe(
    ['who      port  why', 'bastion    22  SSH to the appliance', 'nss       443  updates'].join('\n'),
  );
});

test('where it is wider than the terminal, the widest column gives way and nothing is cut', () => {
  expect(table(ROWS, { columns: 24 })).toBe(
    [
      'who      port  why',
      'bastion  22    SSH to',
      '               the',
      '               appliance',
      'nss      443   updates',
    ].join('\n'),
  );
});

test('where words find no room beside each other, rows are paragraphs with the names of the columns', () => {
  expect(table(ROWS, { columns: 20, head: true, indent: 2 })).toBe(
    [
      '  who: bastion',
      '    port: 22',
      '    why: SSH to',
      '      the appliance',
      '  who: nss',
      '    port: 443',
      '    why: updates',
    ].join('\n'),
  );
});

test('wide characters take two columns and combining ones none', () => {
  expect(
    table([
      ['東京', 'a'],
      ['e\u0301', 'b'],
      ['👩‍👩‍👧', 'c'],
      ['xyz', 'd'],
    ]),
  ).toBe(['東京  a', 'e\u0301     b', '👩‍👩‍👧    c', 'xyz   d'].join('\n'));
});

/** Texts of letters of every width, of marks, and of words longer than a line. */
const cell = fc
  .array(
    fc.oneof(
      fc.string({ maxLength: 30 }),
      fc.constantFrom('東京', 'e\u0301', '👩‍👩‍👧', 'a-b/c.d', 'ﾊﾟ', 'nss-dev-web-01'),
    ),
    { maxLength: 6 },
  )
  .map((words) => words.join(' ').replace(/\p{C}/gu, ''));
const anyRows = fc
  .integer({ min: 1, max: 6 })
  .chain((count) => fc.array(fc.array(cell, { minLength: count, maxLength: count }), { minLength: 1, maxLength: 8 }));
const withoutBlanks = (text: string) => text.replace(/\s/g, '');

/** What stands between two columns of the terminal in each line: a wide character is where it begins. */
function between(lines: readonly string[], from: number, to: number): string {
  return lines
    .map((line) => {
      let at = 0;
      let found = '';
      for (const { segment } of new Intl.Segmenter('en').segment(line)) {
        if (at >= from && at < to) found += segment;
        at += stringWidth(segment);
      }
      return found;
    })
    .join('');
}

test('no line is wider than the terminal, and each column still holds all of its text, in its place', () => {
  fc.assert(
    fc.property(anyRows, fc.integer({ min: 24, max: 120 }), fc.constantFrom(0, 2), (rows, columns, indent) => {
      const lines = table(rows, { columns, indent }).split('\n');
      for (const line of lines) {
        expect(stringWidth(line)).toBeLessThanOrEqual(columns);
        expect(line).toBe(line.trimEnd());
      }
      const whole = withoutBlanks(lines.join(''));
      expect([...whole].sort()).toEqual([...withoutBlanks(rows.flat().join(''))].sort());
    }),
  );
});

test('with names, nothing is lost either, and each column stands below its rule', () => {
  fc.assert(
    fc.property(anyRows, fc.integer({ min: 24, max: 160 }), fc.constantFrom(0, 2), (rows, columns, indent) => {
      const names = rows[0]!.map((_, column) => `c${column}`);
      const [, rule = '', ...lines] = table([names, ...rows], { columns, indent, head: true }).split('\n');
      const bars = [...rule.matchAll(/-+/g)].map(({ index, 0: { length } }) => [index, index + length] as const);
      if (!/^[- ]+$/.test(rule) || bars.length !== names.length) {
        // Paragraphs: cells in their order.
        const told = withoutBlanks(table([names, ...rows], { columns, indent, head: true }));
        const wanted = rows
          .map((row) => row.map((cell, i) => (cell === '' ? '' : `${names[i]}:${cell}`)).join(''))
          .join('');
        expect(told).toBe(withoutBlanks(wanted));
        return;
      }
      bars.forEach(([from, to], column) => {
        expect(withoutBlanks(between(lines, from, to))).toBe(withoutBlanks(rows.map((row) => row[column]).join('')));
      });
    }),
  );
});

test('without a width, every row is a line', () => {
  fc.assert(
    fc.property(anyRows, (rows) => {
      expect(table(rows).split('\n')).toHaveLength(rows.length);
    }),
  );
});
