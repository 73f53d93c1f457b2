import { type Step } from '../../document';
import { documentOf, run, step } from '../../testing/run';

const fork = (inputs: Record<string, unknown>, envelope: Partial<Step> = {}): Step => ({
  name: 'fork',
  action: 'aws:branch',
  inputs,
  ...envelope,
});
const choice = (value: string, NextStep: string) => ({ Variable: '{{ Os }}', StringEquals: value, NextStep });
const steps = async (branch: Step, Os: string) => {
  const document = documentOf(
    [branch, step('next', { isEnd: true }), step('linux', { isEnd: true }), step('windows')],
    { parameters: { Os: { type: 'String' } } },
  );
  return (await run(document, {}, {}, { parameters: { Os: [Os] } })).steps;
};

test('the first choice that holds wins', async () => {
  expect(await steps(fork({ Choices: [choice('l', 'linux'), choice('l', 'windows')] }), 'l')).toEqual([
    'fork Success',
    'linux Success',
  ]);
});

test('without one, Default is next', async () => {
  expect(await steps(fork({ Choices: [choice('l', 'linux')], Default: 'windows' }), 'x')).toEqual([
    'fork Success',
    'windows Success',
  ]);
});

test('without Default either, the next step is, unless the branch is the end', async () => {
  expect(await steps(fork({ Choices: [choice('l', 'linux')] }), 'x')).toEqual(['fork Success', 'next Success']);
  expect(await steps(fork({ Choices: [choice('l', 'linux')] }, { isEnd: true }), 'x')).toEqual(['fork Success']);
});

test('isEnd does not stop a choice that holds', async () => {
  expect(await steps(fork({ Choices: [choice('l', 'linux')] }, { isEnd: true }), 'l')).toEqual([
    'fork Success',
    'linux Success',
  ]);
});

test('conditions may be combined', async () => {
  const both = {
    And: [{ Variable: '{{ Os }}', StartsWith: 'l' }, { Not: { Variable: '{{ Os }}', Contains: 'x' } }],
    NextStep: 'linux',
  };
  expect(await steps(fork({ Choices: [both] }), 'lala')).toEqual(['fork Success', 'linux Success']);
  expect(await steps(fork({ Choices: [both] }), 'linux')).toEqual(['fork Success', 'next Success']);
});

test('no choices at all fail', async () => {
  expect(await steps(fork({}), 'x')).toEqual(['fork Failed']);
});
