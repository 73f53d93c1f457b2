import { type Step } from '../../document';
import { documentOf, failing, run, step } from '../../testing/run';

test('steps run in the order written, or where nextStep leads', async () => {
  const { status, steps } = await run(documentOf([step('one', { nextStep: 'three' }), step('two'), step('three')]));
  expect(status).toBe('Success');
  expect(steps).toEqual(['one Success', 'three Success']);
});

test('steps that never start stay Pending after the end', async () => {
  const { record } = await run(documentOf([step('one', { isEnd: true }), step('two')]));
  expect(record.StepExecutions?.map(({ StepStatus }) => StepStatus)).toEqual(['Success', 'Pending']);
});

test.each([
  ['Abort is the default', {}, 'Failed', ['one Failed']],
  [
    'Continue goes on and is not critical',
    { onFailure: 'Continue' },
    'Success',
    ['one Failed', 'two Success', 'tidy Success'],
  ],
  ['Continue follows nextStep', { onFailure: 'Continue', nextStep: 'tidy' }, 'Success', ['one Failed', 'tidy Success']],
  [
    'Continue with isCritical fails in the end',
    { onFailure: 'Continue', isCritical: true },
    'Failed',
    ['one Failed', 'two Success', 'tidy Success'],
  ],
  ['step:X runs X and still fails', { onFailure: 'step:tidy' }, 'Failed', ['one Failed', 'tidy Success']],
  [
    'step:X that is not critical',
    { onFailure: 'step:tidy', isCritical: 'false' },
    'Success',
    ['one Failed', 'tidy Success'],
  ],
  ['isEnd holds on failure', { onFailure: 'Continue', isEnd: true }, 'Success', ['one Failed']],
  ['Abort fails even where the step is not critical', { isCritical: false }, 'Failed', ['one Failed']],
] as [string, Partial<Step>, string, string[]][])('onFailure: %s', async (_, envelope, status, steps) => {
  const result = await run(documentOf([failing('one', envelope), step('two'), step('tidy')]));
  expect(result.status).toBe(status);
  expect(result.steps).toEqual(steps);
});

test('onFailure of the last step may lead back', async () => {
  const { status, steps } = await run(
    documentOf([
      step('one', { nextStep: 'three' }),
      step('tidy', { isEnd: true }),
      failing('three', { onFailure: 'step:tidy' }),
    ]),
  );
  expect(status).toBe('Failed');
  expect(steps).toEqual(['one Success', 'three Failed', 'tidy Success']);
});

test('the first critical failure gives the status', async () => {
  const wait: Step = {
    name: 'wait',
    action: 'aws:waitForAwsResourceProperty',
    timeoutSeconds: 60,
    onFailure: 'step:last',
    inputs: { Service: 'ec2', Api: 'Look', PropertySelector: '$.State', DesiredValues: ['ok'] },
  };
  const { status } = await run(documentOf([wait, failing('last')]));
  expect(status).toBe('TimedOut');
});

test('a step that does not exist fails the execution', async () => {
  const { status, record } = await run(documentOf([step('one', { nextStep: 'nowhere' })]));
  expect(status).toBe('Failed');
  expect(record.FailureMessage).toContain('nowhere');
});

test('a runbook that goes in a circle ends', async () => {
  const { status, steps } = await run(documentOf([step('one', { nextStep: 'one' })]), {}, {}, { maximumSteps: 25 });
  expect(status).toBe('Failed');
  expect(steps).toHaveLength(25);
});

test('isCritical may be a reference', async () => {
  const document = documentOf([failing('one', { onFailure: 'Continue', isCritical: '{{ Strict }}' })], {
    parameters: { Strict: { type: 'Boolean' } },
  });
  expect((await run(document, {}, {}, { parameters: { Strict: ['true'] } })).status).toBe('Failed');
  expect((await run(document, {}, {}, { parameters: { Strict: ['false'] } })).status).toBe('Success');
});
