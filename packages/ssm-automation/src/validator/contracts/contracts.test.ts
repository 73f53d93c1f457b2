import { ACTION_NAMES } from '../../document';
import { ACTIONS } from '../../executor';
import { ACTION_CONTRACTS, contractOf } from '.';

test('every action that can be run has a contract, and no other', () => {
  expect(Object.keys(ACTION_CONTRACTS).sort()).toEqual([...ACTION_NAMES].sort());
  expect(Object.keys(ACTIONS).sort()).toEqual([...ACTION_NAMES].sort());
  expect(contractOf('toString')).toBeUndefined();
});

test('inputs that a group asks for exist', () => {
  for (const { inputs, exactlyOne = [], atLeastOne = [] } of Object.values(ACTION_CONTRACTS)) {
    for (const name of [...exactlyOne, ...atLeastOne].flat()) expect(Object.keys(inputs)).toContain(name);
  }
});
