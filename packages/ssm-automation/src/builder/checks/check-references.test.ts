import { type Step } from '../../document';
import { documentOf, step } from '../../testing/run';
import { referenceProblems } from './check-references';

const use = (name: string, reference: string, envelope: Partial<Step> = {}) =>
  step(name, { inputs: { Service: 'x', Api: 'Use', V: `{{ ${reference} }}` }, ...envelope });
const fork = (...targets: string[]): Step => ({
  name: 'fork',
  action: 'aws:branch',
  inputs: { Choices: targets.map((NextStep) => ({ Variable: '1', StringEquals: '1', NextStep })), Default: targets[0] },
});
const loop = (Steps: Step[], inputs: Record<string, unknown> = { Iterators: ['a'] }): Step => ({
  name: 'loop',
  action: 'aws:loop',
  inputs: { ...inputs, Steps },
});
const again = { LoopCondition: { Variable: '{{ in.More }}', BooleanEquals: true } };

test.each([
  ['after the step', [step('one'), use('two', 'one.A')]],
  [
    'after both ways meet, from before they part',
    [step('one'), fork('left', 'right'), step('left', { nextStep: 'end' }), step('right'), use('end', 'one.A')],
  ],
  [
    'the step has run on both ways round',
    [
      step('one', { onFailure: 'Abort' }),
      fork('left', 'right'),
      step('left', { nextStep: 'end' }),
      step('right'),
      use('end', 'one.A'),
    ],
  ],
  ['inside the body', [loop([step('in'), use('on', 'in.A')])]],
  ['counters inside the body', [loop([use('in', 'loop.CurrentIteration')])]],
  ['a condition about the body', [loop([step('in')], again)]],
  ['after a body that ran at least once', [loop([step('in')], again), use('two', 'in.A')]],
] as [string, Step[]][])('fine: %s', (_, steps) => {
  expect(referenceProblems(documentOf(steps))).toEqual([]);
});

test.each([
  ['before the step', [use('one', 'two.A'), step('two')], 'two may not have succeeded'],
  ['its own', [use('one', 'one.A')], 'one may not have succeeded'],
  ['after Continue', [step('one', { onFailure: 'Continue' }), use('two', 'one.A')], 'one may not have succeeded'],
  [
    'in the step for failures',
    [step('one', { onFailure: 'step:two' }), use('two', 'one.A')],
    'one may not have succeeded',
  ],
  [
    'in the step for cancels',
    [step('one', { onCancel: 'step:two' }), use('two', 'one.A')],
    'one may not have succeeded',
  ],
  [
    'after one of two ways',
    [fork('left', 'right'), step('left', { nextStep: 'end' }), step('right'), use('end', 'left.A')],
    'left may not have succeeded',
  ],
  [
    'after a step that is skipped',
    [step('one', { nextStep: 'three' }), step('two'), use('three', 'two.A')],
    'two may not have succeeded',
  ],
  ['after a body that may not run', [loop([step('in')]), use('two', 'in.A')], 'in may not have succeeded'],
  [
    'counters after the loop',
    [loop([step('in')]), use('two', 'loop.CurrentIteratorValue')],
    'loop may not have succeeded',
  ],
] as [string, Step[], string][])('refused: %s', (_, steps, problem) => {
  expect(
    referenceProblems(documentOf(steps))
      .map(({ message }) => message)
      .join(),
  ).toContain(problem);
});
