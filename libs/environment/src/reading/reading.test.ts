import fc from 'fast-check';
import { stringify } from 'yaml';
import { locate } from './locate';
import { parseSource } from './source';

const text = `# a comment
environment: dev
account: 012345678901
vpc:
  cidr: 10.0.0.0/24
  zones: [a, b]
siem:
  - name: soc
    prefixes:
      - 172.16.10.0/28
relay: &relay { users: 5 }
copy: *relay
nothing:
`;

function place(path: (string | number)[], aim?: 'key' | 'value') {
  const { source, lines } = parseSource(text);
  const { offset, ...rest } = locate(source!.document, path, aim);
  const { line, col } = lines.linePos(offset);
  return { at: `${line}:${col}`, ...rest };
}

test.each([
  ['a scalar where it begins', ['vpc', 'cidr'], '5:9', '10.0.0.0/24'],
  ['an entry of a bracketed list', ['vpc', 'zones', 1], '6:14', 'b'],
  ['a bracketed list', ['vpc', 'zones'], '6:10', '[a, b]'],
  ['a mapping at its key', ['vpc'], '4:1', '{ cidr, zones }'],
  ['an entry of a nested list', ['siem', 0, 'prefixes', 0], '10:9', '172.16.10.0/28'],
  ['an entry that is a mapping at its first key', ['siem', 0], '8:5', '{ name, prefixes }'],
  ['a value behind an alias at the alias', ['copy', 'users'], '12:7', 5],
  ['a key without a value at the key', ['nothing'], '13:1', null],
  ['a number that reading would change, as written', ['account'], '3:10', '012345678901'],
])('finds %s', (_, path, at, value) => {
  expect(place(path)).toEqual({ at, value, written: true });
});

test.each([
  ['at the mapping that should have it', ['vpc', 'existing'], '4:1'],
  ['at the nearest one that is there', ['vpc', 'existing', 'id'], '4:1'],
  ['at the first key, when it belongs to the top', ['owner'], '2:1'],
  ['at the entry of the list', ['siem', 0, 'ports'], '8:5'],
  ['at the list that is too short', ['vpc', 'zones', 2], '6:3'],
])('finds a missing key %s', (_, path, at) => {
  expect(place(path)).toEqual({ at, value: null, written: false });
});

test('points to the key where the key is what is wrong', () => {
  expect(place(['vpc', 'cidr'], 'key').at).toBe('5:3');
});

const junk = fc.dictionary(
  fc.string({ minLength: 1 }).filter((key) => key.trim() === key),
  fc.jsonValue({ maxDepth: 3 }),
  { minKeys: 1 },
);

test('what YAML can print is read back, every key is found, and no position leaves the text', () => {
  fc.assert(
    fc.property(junk, (data) => {
      const printed = stringify(data, { aliasDuplicateObjects: false });
      const { source, findings } = parseSource(printed);
      expect(findings).toEqual([]);
      // JSON has no negative zero.
      expect(JSON.stringify(source?.data)).toBe(JSON.stringify(data));
      for (const key of Object.keys(data)) {
        const { offset, written } = locate(source!.document, [key]);
        expect(written).toBe(true);
        expect(offset).toBeLessThan(printed.length);
      }
    }),
    { numRuns: 200 },
  );
});

test('no sequence of YAML indicators ends the process or takes long', () => {
  const piece = fc.constantFrom(
    '[',
    ']',
    '{',
    '}',
    '- ',
    ': ',
    '? ',
    '&a ',
    '*a',
    '!x ',
    '|',
    '>',
    '"',
    "'",
    '#',
    '\n',
    '\n  ',
    '\t',
    ',',
    'a',
    '---\n',
    '%',
    '@',
    '`',
    '<<: ',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
      const yaml = pieces.join('');
      const { source, findings } = parseSource(yaml);
      expect(source !== undefined || findings.length > 0).toBe(true);
      for (const { offset } of findings) expect(offset).toBeLessThanOrEqual(yaml.length);
    }),
    { numRuns: 2000 },
  );
});
