import { type AutomationDocument } from '../../document';
import { documentOf, step } from '../../testing/run';
import { VirtualClock } from '../clock';
import { type AwsContext, type Ports } from '../ports';
import { type RateControlledRequest } from './children';
import { startRateControlled } from './start-rate-controlled';

const document: AutomationDocument = documentOf(
  [
    { name: 'nap', action: 'aws:sleep', inputs: { Duration: 'PT1M' } },
    step('use', { inputs: { Service: 'x', Api: '{{ Api }}', Id: '{{ Id }}' } }),
  ],
  { parameters: { Id: { type: 'String', default: 'none' }, Api: { type: 'String', default: 'Use' } } },
);

async function run(request: Partial<RateControlledRequest>, ports: Partial<Ports> = {}, cancelAfter?: number) {
  const uses: { id: unknown; context: AwsContext }[] = [];
  const clock = new VirtualClock();
  const began = clock.now();
  const aws: Ports['aws'] = {
    call(_service, api, parameters, context) {
      uses.push({ id: parameters['Id'], context });
      return api === 'Fail' ? Promise.reject(new Error('on purpose')) : Promise.resolve({});
    },
  };
  const execution = startRateControlled({ document, ...request }, { aws, clock, ...ports });
  if (cancelAfter !== undefined) void clock.sleep(cancelAfter * 1000).then(() => execution.stop());
  const record = await execution.finished;
  return { record, uses, ids: uses.map(({ id }) => id), minutes: (clock.now() - began) / 60_000 };
}

const values = (...Values: string[]) => ({ targetParameterName: 'Id', targets: [{ Key: 'ParameterValues', Values }] });

test('one execution for each value, so many at once', async () => {
  const { ids, minutes, record } = await run({ ...values('a', 'b', 'c', 'd'), maxConcurrency: '50%' });
  expect([ids, minutes]).toEqual([['a', 'b', 'c', 'd'], 2]);
  expect(record.AutomationExecutionStatus).toBe('Success');
  expect(record.ProgressCounters).toEqual({
    TotalSteps: 4,
    SuccessSteps: 4,
    FailedSteps: 0,
    CancelledSteps: 0,
    TimedOutSteps: 0,
  });
  expect(record.StepExecutions?.map(({ StepName }) => StepName)).toEqual(['a', 'b', 'c', 'd']);
});

test.each([
  ['0', 1],
  ['2', 3],
  ['50%', 4],
])('with MaxErrors %s of five failures, %p start', async (maxErrors, started) => {
  const { record, ids } = await run({
    ...values('a', 'b', 'c', 'd', 'e', 'f'),
    parameters: { Api: ['Fail'] },
    maxConcurrency: '1',
    maxErrors,
  });
  expect(ids).toHaveLength(started);
  expect(record.AutomationExecutionStatus).toBe('Failed');
});

test('other keys are looked up', async () => {
  const targets = { find: () => Promise.resolve(['x', 'y']) };
  expect(
    (await run({ targetParameterName: 'Id', targets: [{ Key: 'tag:a', Values: ['b'] }] }, { targets })).ids,
  ).toEqual(['x', 'y']);
});

test('target maps give whole sets of parameters', async () => {
  expect((await run({ targetMaps: [{ Id: ['a'] }, { Id: ['b'], Api: ['Use'] }] })).ids).toEqual(['a', 'b']);
});

test('locations are accounts times regions, with the role in each, and targets in every one', async () => {
  const { uses, record } = await run({
    ...values('a', 'b'),
    targetLocations: [{ Accounts: ['1', '2'], Regions: ['eu-central-1', 'eu-west-1'], ExecutionRoleName: 'r' }],
  });
  expect(
    uses.map(({ id, context }) => `${String(id)} ${context.accountId} ${context.region} ${context.assumeRole}`),
  ).toEqual(
    ['1', '2'].flatMap((account) =>
      ['eu-central-1', 'eu-west-1'].flatMap((region) =>
        ['a', 'b'].map((id) => `${id} ${account} ${region} arn:aws:iam::${account}:role/r`),
      ),
    ),
  );
  expect(record.AutomationExecutionStatus).toBe('Success');
});

test('a cancel starts no more and stops those that run', async () => {
  const { record, minutes } = await run({ ...values('a', 'b', 'c'), maxConcurrency: '2' }, {}, 30);
  expect([record.AutomationExecutionStatus, minutes]).toEqual(['Cancelled', 0.5]);
  expect(record.StepExecutions?.map(({ StepStatus }) => StepStatus)).toEqual(['Cancelled', 'Cancelled']);
});

test.each([
  [{ targets: values('a').targets }, 'InvalidAutomationExecutionParametersException'],
  [{ targetParameterName: 'Id' }, 'InvalidAutomationExecutionParametersException'],
  [{ ...values('a'), targetMaps: [{ Id: ['a'] }] }, 'InvalidAutomationExecutionParametersException'],
  [{ ...values('a'), targetParameterName: 'Nope' }, 'InvalidTarget'],
])('targets that do not go together are refused before anything runs: %j', async (request, name) => {
  await expect(run(request)).rejects.toMatchObject({ name });
});

test('each target has an execution of its own, that names the one it belongs to', async () => {
  const told: string[] = [];
  const documents: Ports['documents'] = {
    find: () => undefined,
    started: (child, { region }, { parentId }) => told.push(`${child.describe().Target} ${region} ${parentId}`),
  };
  const { record } = await run({ ...values('a', 'b'), region: 'eu-west-1' }, { documents, newId: idsFrom(1) });
  expect(told).toEqual(['a eu-west-1 1', 'b eu-west-1 1']);
  expect(record).toMatchObject({
    AutomationExecutionId: '1',
    Targets: [{ Key: 'ParameterValues', Values: ['a', 'b'] }],
    ResolvedTargets: { ParameterValues: ['a', 'b'], Truncated: false },
  });
});

function idsFrom(first: number): () => string {
  let next = first;
  return () => String(next++);
}

test.each([
  [{ targetParameterName: 'Id', targets: [{ Key: 'tag:a', Values: ['b'] }] }, 'nothing here finds targets'],
  [{ ...values('a'), maxErrors: 'some' }, 'a limit is'],
])('%p fails', async (request, message) => {
  const { record } = await run(request);
  expect(record).toMatchObject({
    AutomationExecutionStatus: 'Failed',
    FailureMessage: expect.stringContaining(message) as string,
  });
});
