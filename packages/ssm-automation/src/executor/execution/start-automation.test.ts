import { type Step } from '../../document';
import { documentOf, failing, run, start, step } from '../../testing/run';
import { NO_OUTPUT } from './document-outputs';

const nap: Step = { name: 'nap', action: 'aws:sleep', inputs: { Duration: 'PT1H' } };

/** Lets everything that is not asleep come to rest. */
const settle = () => new Promise((resolve) => setImmediate(resolve));

/** Stops the execution after so many seconds of its own time. */
function stopAfter(seconds: number, started: ReturnType<typeof start>, type: 'Cancel' | 'Complete' = 'Cancel') {
  void started.clock.sleep(seconds * 1000).then(() => started.execution.stop(type));
  return started.execution.finished;
}

test('an hour takes no time', async () => {
  const real = Date.now();
  const { seconds, status } = await run(documentOf([nap]));
  expect([status, seconds]).toEqual(['Success', 3600]);
  expect(Date.now() - real).toBeLessThan(2000);
});

test('parameters that do not fit are refused before anything runs', () => {
  expect(() => start(documentOf([nap]), {}, {}, { parameters: { Nope: ['x'] } })).toThrow('no parameter Nope');
});

test('a cancel ends the step that runs, and nothing follows', async () => {
  const started = start(documentOf([nap, step('two')]));
  const record = await stopAfter(60, started);
  expect(record.AutomationExecutionStatus).toBe('Cancelled');
  expect(record.StepExecutions?.map(({ StepStatus }) => StepStatus)).toEqual(['Cancelled', 'Pending']);
  expect(started.seconds()).toBe(60);
});

test('a cancel runs what onCancel names, and the status stays Cancelled', async () => {
  const started = start(documentOf([{ ...nap, onCancel: 'step:tidy' }, step('two'), step('tidy')]));
  const record = await stopAfter(60, started);
  expect(record.AutomationExecutionStatus).toBe('Cancelled');
  expect(record.StepExecutions?.map(({ StepName, StepStatus }) => `${StepName} ${StepStatus}`)).toEqual([
    'nap Cancelled',
    'tidy Success',
    'two Pending',
  ]);
});

test('the steps that a cancel leads to get two minutes', async () => {
  const wait: Step = {
    ...nap,
    name: 'wait',
    action: 'aws:waitForAwsResourceProperty',
    inputs: { Service: 'a', Api: 'Look', PropertySelector: '$.x', DesiredValues: ['y'] },
  };
  const started = start(documentOf([{ ...nap, onCancel: 'step:wait', isEnd: true }, wait]));
  const record = await stopAfter(60, started);
  expect(record.AutomationExecutionStatus).toBe('Cancelled');
  expect(started.seconds()).toBe(180);
});

test('onCancel cannot lead to a sleep', async () => {
  const record = await stopAfter(
    60,
    start(
      documentOf([
        { ...nap, onCancel: 'step:again' },
        { ...nap, name: 'again' },
      ]),
    ),
  );
  expect(record.StepExecutions?.map(({ StepStatus }) => StepStatus)).toEqual(['Cancelled', 'Pending']);
});

test('a failure is not a cancel: onCancel does not run', async () => {
  const { steps } = await run(documentOf([failing('one', { onCancel: 'step:tidy' }), step('tidy')]));
  expect(steps).toEqual(['one Failed']);
});

test('Complete lets the step that runs finish', async () => {
  const record = await stopAfter(60, start(documentOf([nap, step('two')])), 'Complete');
  expect(record.AutomationExecutionStatus).toBe('Success');
  expect(record.StepExecutions?.map(({ StepStatus }) => StepStatus)).toEqual(['Success', 'Pending']);
});

test('the record shows what goes on meanwhile', async () => {
  const { execution } = start(documentOf([{ name: 'hold', action: 'aws:pause' }]));
  expect(execution.describe().AutomationExecutionStatus).toBe('Pending');
  await settle();
  // The pause has timed out by now on a virtual clock that nobody holds.
  expect((await execution.finished).AutomationExecutionStatus).toBe('TimedOut');
});

test('outputs are lists of strings, and say so when their step did not succeed', async () => {
  const { record } = await run(
    documentOf([step('one', { outputs: [{ Name: 'Id', Selector: '$.Id' }], isEnd: true }), step('two')], {
      outputs: ['one.Id', '{{ two.Id }}', 'variable:v'],
      variables: { v: { type: 'Integer', default: 1 } },
    }),
    { Nothing: { Id: 'x' } },
  );
  expect(record.Outputs).toEqual({ 'one.Id': ['x'], 'two.Id': [NO_OUTPUT], 'variable:v': ['1'] });
  expect(record.Variables).toEqual({ v: ['1'] });
});

test('calls are made with the role of the document, in the place of the execution', async () => {
  const contexts: unknown[] = [];
  const aws = { call: (...args: unknown[]) => Promise.resolve(contexts.push(args[3])) };
  const document = documentOf([step('one')], {
    assumeRole: '{{ Role }}',
    parameters: { Role: { type: 'AWS::IAM::Role::Arn', default: '' } },
  });
  await run(
    document,
    {},
    { aws },
    { parameters: { Role: ['arn:aws:iam::1:role/r'] }, accountId: '1', region: 'eu-central-1' },
  );
  await run(document, {}, { aws });
  expect(contexts).toEqual([
    { accountId: '1', region: 'eu-central-1', assumeRole: 'arn:aws:iam::1:role/r', stepName: 'one' },
    { accountId: '123456789012', region: 'us-east-1', stepName: 'one' },
  ]);
});
