import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadEnvironments } from '../loader';
import { referenceText } from '../testing/reference-text';
import { checkedAccepted } from './checked-accepted';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'accepted-'));
  mkdirSync(join(folder, 'accepted'));
  writeFileSync(join(folder, 'dev.yaml'), referenceText('dev'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const ENTRY = '- difference: 0123456789abcdef\n  reason: the network team measures\n  until: 2027-03-31\n';

function check(name: string, text: string, today = '2027-03-31') {
  writeFileSync(join(folder, 'accepted', name), text);
  const { problems = [], warnings } = checkedAccepted(loadEnvironments(folder), today, folder);
  return [...problems, ...warnings.filter(({ file }) => file.includes('accepted'))].map(
    ({ line, key, value, message, remedy, severity }) => [
      line,
      key,
      value,
      severity ?? 'problem',
      `${message}: ${remedy}`,
    ],
  );
}

test('what is accepted until today is nothing to say', () => {
  expect(check('dev.yaml', ENTRY)).toEqual([]);
});

test('what was accepted until yesterday is a warning, with its day', () => {
  expect(check('dev.yaml', ENTRY, '2027-04-01')).toEqual([
    [3, '[0].until', '2027-03-31', 'warning', expect.stringMatching(/reported again: take the entry out/)],
  ]);
});

test.each(['prod.yaml', 'dev.yml', 'README'])('%s belongs to no environment, and nobody would read it', (name) => {
  expect(check(name, ENTRY)).toEqual([[1, '', null, 'problem', expect.stringContaining(`nobody reads ${name}`)]]);
});

test('a wrong day is a problem with its place and value', () => {
  expect(check('dev.yaml', ENTRY.replace('03-31', '02-30'))).toEqual([
    [3, '[0].until', '2027-02-30', 'problem', expect.stringContaining('until when it is accepted')],
  ]);
});

test('without such files the environments are what they were', () => {
  rmSync(join(folder, 'accepted'), { recursive: true });
  const loaded = loadEnvironments(folder);
  expect(checkedAccepted(loaded, '2027-01-01', folder)).toBe(loaded);
});
