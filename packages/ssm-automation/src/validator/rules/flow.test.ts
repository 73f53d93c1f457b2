import { find, nap } from '../../testing/find';

const fork = (...names: string[]) => ({
  name: 'fork',
  action: 'aws:branch',
  inputs: { Choices: names.map((NextStep) => ({ NextStep, Variable: '1', StringEquals: '1' })) },
});

test('a way back that a branch leaves', async () => {
  expect(await find([nap('look'), fork('last'), nap('wait', { nextStep: 'look' }), nap('last')])).toEqual([]);
});

test.each([
  ['two of a name', [nap('one'), nap('one')], ['duplicate-step one']],
  [
    'in a body too',
    [nap('one'), { name: 'each', action: 'aws:loop', inputs: { Iterators: ['a'], Steps: [nap('one')] } }],
    ['duplicate-step one'],
  ],
  [
    'after an end',
    [nap('one', { isEnd: true }), nap('two'), nap('three')],
    ['unreachable-step two', 'unreachable-step three'],
  ],
  ['skipped', [nap('one', { nextStep: 'three' }), nap('two', { isEnd: true }), nap('three')], ['unreachable-step two']],
  ['one cycle is told once', [nap('one'), nap('two'), nap('three', { nextStep: 'two' })], ['endless-cycle two']],
  ['a step that leads to itself', [nap('one', { nextStep: 'one' })], ['endless-cycle one']],
] as [string, object[], string[]][])('%s', async (_, steps, findings) => {
  expect(await find(steps)).toEqual(findings);
});
