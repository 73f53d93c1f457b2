import { workspaceRoot } from '@nss/workspace';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { failures, fallen, floorOf } from './floors';

const floor = {
  documents: 3,
  withoutErrors: 2,
  mutants: 10,
  mutantsFound: 10,
  imported: 3,
  executed: 2,
  endStates: 1,
  endStatesRight: 1,
};

test('a count that fell, and one that did not', () => {
  expect(fallen(floor, floor)).toEqual([]);
  expect(fallen({ ...floor, mutantsFound: 9, executed: 5 }, floor)).toEqual(['mutantsFound fell from 10 to 9']);
  expect(fallen({ ...floor, mutantsFound: 0 }, undefined)).toEqual([]);
});

test('crashes and wrong end states fail any corpus', () => {
  expect(failures(floor, [], undefined)).toEqual([]);
  expect(failures({ ...floor, endStatesRight: 0 }, ['a.yml: hangs'], undefined)).toEqual([
    'crash: a.yml: hangs',
    'end states that are not as declared: 1',
  ]);
});

test('floors are found by the digest of the corpus', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'floors-')), 'floors.json');
  writeFileSync(file, JSON.stringify({ ['a'.repeat(64)]: floor }));
  expect(floorOf('a'.repeat(64), file)).toEqual(floor);
  expect(floorOf('b'.repeat(64), file)).toBeUndefined();
  expect(() =>
    floorOf('b'.repeat(64), join(workspaceRoot(), 'packages/ssm-automation-corpus/floors.json')),
  ).not.toThrow();
});
