import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { acceptedDifferences } from './accepted-differences';

const folder = mkdtempSync(join(tmpdir(), 'accepted-'));
beforeAll(() => mkdirSync(join(folder, 'accepted')));
afterAll(() => rmSync(folder, { recursive: true }));

function read(text: string) {
  writeFileSync(join(folder, 'accepted', 'dev.yaml'), text);
  return acceptedDifferences('dev', folder);
}

const GOOD = '- difference: 0123456789abcdef\n  reason: the network team measures until March\n  until: 2027-03-31\n';

test('an environment without such a file accepts nothing, as one with an empty file', () => {
  expect(acceptedDifferences('prod', folder)).toEqual([]);
  expect(read('')).toEqual([]);
});

test('what is accepted has a reason and a last day', () => {
  expect(read(GOOD)).toEqual([
    { difference: '0123456789abcdef', reason: 'the network team measures until March', until: '2027-03-31' },
  ]);
});

test.each([
  ['no reason', GOOD.replace(/ {2}reason.*\n/, ''), /dev\.yaml:1:3.*\[0\]\.reason[^]*who decided/],
  ['an empty reason', GOOD.replace(/reason:.*/, 'reason: " "'), /dev\.yaml:2:\d+[^]*\[0\]\.reason/],
  ['no last day', GOOD.replace(/ {2}until.*\n/, ''), /\[0\]\.until[^]*until when/],
  ['a day that there is not', GOOD.replace('2027-03-31', '2027-02-30'), /dev\.yaml:3:10[^]*2027-02-30[^]*2027-01-31/],
  ['another digest', GOOD.replace('0123456789abcdef', 'everything'), /dev\.yaml:1:15[^]*everything[^]*report/],
  ['another key', `${GOOD}  forever: true\n`, /dev\.yaml:4:3[^]*forever[^]*no such key/],
  ['no list', 'accept: everything\n', /a list, each with difference, reason, until/],
  ['broken YAML', '- a: [\n', /dev\.yaml/],
])('%s: refused with the place, the value and the way out', (_, text, problem) => {
  expect(() => read(text)).toThrow(problem);
});
