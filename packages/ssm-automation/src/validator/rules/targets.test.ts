import { find, nap } from '../../testing/find';

const loop = (name: string, Steps: object[], envelope: object = {}) => ({
  name,
  action: 'aws:loop',
  inputs: { Iterators: ['a'], Steps },
  ...envelope,
});
const undo = { name: 'undo', action: 'aws:executeAwsApi', inputs: { Service: 'ec2', Api: 'X' } };

test('steps that exist, from a body outwards too, and whatever comes at run time', async () => {
  expect(
    await find(
      [
        loop('each', [nap('inner', { onFailure: 'step:last' })]),
        nap('next', { nextStep: '{{ Next }}', onCancel: 'step:undo' }),
        undo,
        nap('last'),
      ],
      { parameters: { Next: { type: 'String', default: 'last' } } },
    ),
  ).toEqual([]);
});

test.each([
  [[nap('one', { nextStep: 'two' })], 'dangling-target one'],
  [[nap('one', { onFailure: 'step:two' })], 'dangling-target one'],
  [[nap('one', { onCancel: 'step: two' })], 'dangling-target one'],
  [
    [
      {
        name: 'fork',
        action: 'aws:branch',
        inputs: { Choices: [{ NextStep: 'two', Variable: '1', StringEquals: '1' }] },
      },
    ],
    'dangling-target fork',
  ],
  [
    [
      {
        name: 'fork',
        action: 'aws:branch',
        inputs: { Choices: [{ NextStep: 'one', Variable: '1', StringEquals: '1' }], Default: 'two' },
      },
      nap('one'),
    ],
    'dangling-target fork',
  ],
  [[nap('one', { nextStep: 'inner' }), loop('each', [nap('inner')])], 'target-inside-loop one'],
  [[nap('one', { onCancel: 'step:two' }), nap('two')], 'wrong-cancel-target one'],
] as [object[], string][])('%p: %s', async (steps, finding) => {
  expect(await find(steps)).toContain(finding);
});
