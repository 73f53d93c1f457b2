import { find, nap } from '../../testing/find';

const branch = async (Choices: unknown) =>
  find([{ name: 'fork', action: 'aws:branch', inputs: { Choices } }, nap('one')], {
    parameters: { N: { type: 'Integer' }, S: { type: 'String' }, L: { type: 'StringList' } },
  });
const test1 = { Variable: '{{ S }}', StringEquals: 'a' };

test.each([
  [{ ...test1, NextStep: 'one' }],
  [{ NextStep: 'one', And: [test1, { Or: [test1, { Not: test1 }] }, { Not: [test1] }] }],
  [{ NextStep: 'one', Variable: '{{ N }}', NumericGreater: '5' }],
  [{ NextStep: 'one', Variable: '{{ S }}', BooleanEquals: true }],
  [{ NextStep: 'one', Variable: '{{ L }}', Contains: 'a' }],
])('%p is fine', async (choice) => {
  expect(await branch([choice])).toEqual([]);
});

test.each([
  [{ NextStep: 'one', Variable: '{{ S }}', StringEqual: 'a' }, ['unknown-operator fork']],
  [{ NextStep: 'one', Variable: '{{ S }}' }, ['unknown-operator fork']],
  [{ NextStep: 'one', StringEquals: 'a' }, ['wrong-condition fork']],
  [{ NextStep: 'one', ...test1, Contains: 'b' }, ['wrong-condition fork']],
  [{ ...test1 }, ['wrong-condition fork']],
  [{ NextStep: 'one', And: [] }, ['wrong-condition fork']],
  [{ NextStep: 'one', Or: 'a' }, ['wrong-condition fork']],
  [{ NextStep: 'one', Not: 'a' }, ['wrong-condition fork']],
  [{ NextStep: 'one', Not: { Variable: 'x', Equals: 1 } }, ['unknown-operator fork']],
  [{ NextStep: 'one', And: [test1], ...test1 }, ['wrong-condition fork']],
  [{ NextStep: 'one', Variable: '{{ N }}', NumericGreater: 'five' }, ['wrong-condition fork']],
  [{ NextStep: 'one', Variable: '{{ L }}', NumericGreater: 5 }, ['wrong-reference-type fork']],
  [{ NextStep: 'one', Variable: '{{ S }}', BooleanEquals: 'perhaps' }, ['wrong-condition fork']],
  [{ NextStep: 'one', Variable: '{{ L }}', StringEquals: 'a' }, ['wrong-reference-type fork']],
  [{ NextStep: 'one', Variable: '{{ S }}', StringEquals: ['a'] }, ['wrong-condition fork']],
  [{ NextStep: 'one', Variable: 'x', NumericEquals: 1 }, ['wrong-condition fork']],
  ['one', ['wrong-condition fork']],
])('%p: %p', async (choice, findings) => {
  expect(await branch([choice])).toEqual(findings);
});

test.each([[[]], ['one'], [{ NextStep: 'one' }]])('Choices %p', async (choices) => {
  expect(await branch(choices)).toEqual(['wrong-input fork']);
});

test('the condition of a loop', async () => {
  const loop = (LoopCondition: unknown) =>
    find([{ name: 'loop', action: 'aws:loop', inputs: { LoopCondition, Steps: [nap('inner')] } }]);
  expect(await loop({ Variable: '{{ loop.CurrentIteration }}', NumericLesser: 3 })).toEqual([]);
  expect(await loop({ Variable: '{{ loop.CurrentIteration }}', NumericLess: 3 })).toEqual(['unknown-operator loop']);
});
