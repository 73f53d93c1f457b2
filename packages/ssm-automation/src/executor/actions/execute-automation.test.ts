import { type AutomationDocument, type Step } from '../../document';
import { documentOf, failing, run, step } from '../../testing/run';

const child = (inputs: Record<string, unknown> = {}): Step => ({
  name: 'child',
  action: 'aws:executeAutomation',
  inputs: { DocumentName: 'Child', ...inputs },
});
const knowing = (document: AutomationDocument) => ({
  documents: { find: (name: string) => (name === 'Child' ? document : undefined) },
});

test('a child runs here, with its parameters, on the same clock, and gives its outputs', async () => {
  const document = documentOf(
    [
      { name: 'nap', action: 'aws:sleep', inputs: { Duration: 'PT1H' } },
      step('look', {
        inputs: { Service: 'x', Api: 'Use', Ids: '{{ Ids }}' },
        outputs: [{ Name: 'All', Selector: '$.All', Type: 'StringList' }],
      }),
    ],
    { parameters: { Ids: { type: 'StringList' } }, outputs: ['look.All'] },
  );
  const { calls, seconds, status } = await run(
    documentOf([
      child({ RuntimeParameters: { Ids: ['a', 'b'] } }),
      step('two', { inputs: { Service: 'x', Api: 'Use', List: ['{{ child.Output }}', 'z'] } }),
    ]),
    { Use: { All: ['x', 'y'] } },
    knowing(document),
  );
  expect([status, seconds]).toEqual(['Success', 3600]);
  expect(calls.map(({ parameters }) => parameters)).toEqual([{ Ids: ['a', 'b'] }, { List: ['x', 'y', 'z'] }]);
});

test('only success is success', async () => {
  expect((await run(documentOf([child()]), {}, knowing(documentOf([failing('one')])))).steps).toEqual(['child Failed']);
  expect(
    (await run(documentOf([child({ RuntimeParameters: { Nope: 'x' } })]), {}, knowing(documentOf([step('one')]))))
      .status,
  ).toBe('Failed');
});

test('automations that start themselves end', async () => {
  const document = documentOf([child()]);
  expect((await run(document, {}, knowing(document))).status).toBe('Failed');
});

test('a child that times out is cancelled', async () => {
  const nap: Step = { name: 'nap', action: 'aws:sleep', inputs: { Duration: 'PT1H' } };
  const { status, seconds } = await run(
    documentOf([{ ...child(), timeoutSeconds: 60 }]),
    {},
    knowing(documentOf([nap])),
  );
  expect([status, seconds]).toEqual(['TimedOut', 60]);
});

test('documents that are only on AWS are started there', async () => {
  let look = 0;
  const { calls, status } = await run(documentOf([child({ RuntimeParameters: { Id: 'i-1' } })]), {
    StartAutomationExecution: { AutomationExecutionId: 'e' },
    GetAutomationExecution: () => ({
      AutomationExecution: { AutomationExecutionStatus: look++ === 0 ? 'InProgress' : 'Success', Outputs: {} },
    }),
  });
  expect(status).toBe('Success');
  expect(calls[0]).toEqual({
    service: 'ssm',
    api: 'StartAutomationExecution',
    parameters: { DocumentName: 'Child', Parameters: { Id: ['i-1'] } },
  });
});

test('targets make it many', async () => {
  const document = documentOf([step('use', { inputs: { Service: 'x', Api: 'Use', Id: '{{ Id }}' } })], {
    parameters: { Id: { type: 'String' } },
  });
  const inputs = {
    Targets: [{ Key: 'ParameterValues', Values: ['a', 'b'] }],
    TargetParameterName: 'Id',
    MaxConcurrency: '1',
  };
  const { calls, status } = await run(documentOf([child(inputs)]), {}, knowing(document));
  expect(status).toBe('Success');
  expect(calls.map(({ parameters }) => parameters['Id'])).toEqual(['a', 'b']);
});

test('whoever finds documents is told who starts them, may refuse, and hears of each child', async () => {
  const told: unknown[] = [];
  const find = async (name: string, _version: string | undefined, { stepName }: { stepName?: string }) => {
    told.push(stepName);
    if (name === 'Refused') throw Object.assign(new Error('may not be started'), { name: 'AccessDeniedException' });
    return documentOf([step('one')]);
  };
  const ports = {
    documents: { find, started: ({ executionId }: { executionId: string }) => void told.push(executionId) },
  };
  const { record } = await run(documentOf([child()]), {}, ports);
  expect(told).toEqual(['child', record.StepExecutions?.[0]?.Outputs?.['ExecutionId']?.[0]]);
  const refused = await run(documentOf([child({ DocumentName: 'Refused' })]), {}, ports);
  expect(refused.record.StepExecutions?.[0]).toMatchObject({
    StepStatus: 'Failed',
    FailureMessage: expect.stringContaining('may not be started') as unknown,
  });
});
