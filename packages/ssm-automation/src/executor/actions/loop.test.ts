import fc from 'fast-check';
import { type Step } from '../../document';
import { documentOf, failing, run, start, step } from '../../testing/run';

const each = (
  values: unknown,
  Steps: Step[],
  inputs: Record<string, unknown> = {},
  envelope: Partial<Step> = {},
): Step => ({
  name: 'each',
  action: 'aws:loop',
  inputs: { Iterators: values, Steps, ...inputs },
  ...envelope,
});
const until = (Steps: Step[], inputs: Record<string, unknown> = {}): Step => ({
  name: 'again',
  action: 'aws:loop',
  inputs: { LoopCondition: { Variable: '{{ body.More }}', BooleanEquals: true }, Steps, ...inputs },
});
const use = (reference: string): Step => step('body', { inputs: { Service: 'ec2', Api: 'Use', Value: reference } });
const more = step('body', { outputs: [{ Name: 'More', Selector: '$.More', Type: 'Boolean' }] });

test('the body runs for each element, in order, counted from 1', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.string({ minLength: 1 }).filter((text) => !text.includes('{{')),
        { maxLength: 20 },
      ),
      async (values) => {
        const { calls, status } = await run(
          documentOf([each(values, [use('{{ each.CurrentIteration }} {{ each.CurrentIteratorValue }}')])]),
        );
        expect(status).toBe('Success');
        expect(calls.map(({ parameters }) => parameters['Value'])).toEqual(
          values.map((value, index) => `${index + 1} ${value}`),
        );
      },
    ),
    { numRuns: 20 },
  );
});

test('elements have the type asked for', async () => {
  const { calls } = await run(
    documentOf([each(['1', '2'], [use('{{ each.CurrentIteratorValue }}')], { IteratorDataType: 'Integer' })]),
  );
  expect(calls.map(({ parameters }) => parameters['Value'])).toEqual([1, 2]);
});

test('a do-while runs its body once before it asks', async () => {
  const { steps, record } = await run(documentOf([until([more])]), { Nothing: { More: false } });
  expect(steps).toEqual(['again Success', 'body Success']);
  expect(record.StepExecutions?.[0]?.Outputs).toEqual({ CurrentIteration: ['1'] });
});

test.each([
  [undefined, 100],
  [3, 3],
  ['{{ Most }}', 7],
  [100, 100],
])('with MaxIterations %p the body runs %p times', async (MaxIterations, times) => {
  const document = documentOf([until([more], { MaxIterations })], {
    parameters: { Most: { type: 'Integer', default: 7 } },
  });
  expect((await run(document, { Nothing: { More: true } })).calls).toHaveLength(times);
});

test('more than 100 iterators, both kinds at once, and neither are refused', async () => {
  const wrong = [
    each(Array(101).fill('x'), [more]),
    each(['x'], [more], { LoopCondition: {} }),
    { ...each('', []), inputs: { Steps: [more] } },
  ];
  for (const loop of wrong) expect((await run(documentOf([loop]))).steps).toEqual(['each Failed']);
});

test.each([
  [
    'Abort inside ends the automation, whatever the loop says',
    {},
    { onFailure: 'Continue' },
    'Failed',
    ['each Failed', 'one Failed'],
  ],
  [
    'Continue inside goes on inside',
    { onFailure: 'Continue' },
    {},
    'Success',
    ['each Success', 'one Failed', 'two Success', 'one Failed', 'two Success', 'after Success', 'tidy Success'],
  ],
  [
    'step:X inside stays inside',
    { onFailure: 'step:two', isCritical: false },
    {},
    'Success',
    ['each Success', 'one Failed', 'two Success', 'one Failed', 'two Success', 'after Success', 'tidy Success'],
  ],
  [
    'step:X may lead out of the loop',
    { onFailure: 'step:tidy' },
    {},
    'Failed',
    ['each Success', 'one Failed', 'tidy Success'],
  ],
  [
    'isEnd ends the iteration',
    { onFailure: 'Continue', isEnd: true },
    {},
    'Success',
    ['each Success', 'one Failed', 'one Failed', 'after Success', 'tidy Success'],
  ],
] as [string, Partial<Step>, Partial<Step>, string, string[]][])('%s', async (_, inner, outer, status, steps) => {
  const result = await run(
    documentOf([each(['a', 'b'], [failing('one', inner), step('two')], {}, outer), step('after'), step('tidy')]),
  );
  expect([result.status, result.steps]).toEqual([status, steps]);
});

test('loops nest, and records name the loop they belong to', async () => {
  const inner: Step = {
    ...each(['x', 'y'], [use('{{ each.CurrentIteratorValue }}{{ inner.CurrentIteratorValue }}')]),
    name: 'inner',
  };
  const { calls, record } = await run(documentOf([each(['a', 'b'], [inner])]));
  expect(calls.map(({ parameters }) => parameters['Value'])).toEqual(['ax', 'ay', 'bx', 'by']);
  expect(record.StepExecutions?.find(({ StepName }) => StepName === 'body')?.ParentStepDetails).toMatchObject({
    StepName: 'inner',
    Iteration: 1,
    IteratorValue: '"x"',
  });
});

test('a cancel follows onCancel of the step inside', async () => {
  const nap: Step = { name: 'nap', action: 'aws:sleep', inputs: { Duration: 'PT1H' }, onCancel: 'step:tidy' };
  const { execution, clock } = start(documentOf([each(['a', 'b'], [nap]), step('two', { isEnd: true }), step('tidy')]));
  void clock.sleep(60_000).then(() => execution.stop());
  const { AutomationExecutionStatus, StepExecutions } = await execution.finished;
  expect(AutomationExecutionStatus).toBe('Cancelled');
  expect(StepExecutions?.map(({ StepName, StepStatus }) => `${StepName} ${StepStatus}`)).toEqual([
    'each Cancelled',
    'nap Cancelled',
    'tidy Success',
    'two Pending',
  ]);
});

test('a loop that times out takes its body with it', async () => {
  const nap: Step = { name: 'nap', action: 'aws:sleep', inputs: { Duration: 'PT1H' } };
  const { status, seconds, steps } = await run(
    documentOf([each(['a', 'b', 'c'], [nap], {}, { timeoutSeconds: 5400 })]),
  );
  expect([status, seconds]).toEqual(['TimedOut', 5400]);
  expect(steps).toEqual(['each TimedOut', 'nap Success', 'nap Cancelled']);
});
