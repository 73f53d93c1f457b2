import fc from 'fast-check';
import { INPUT_LIMITS, type InputLimit, type Step, validateDocument, VirtualClock } from '../..';
import { documentOf, run } from '../../testing/run';

/** Inputs that let an action begin, whatever it then comes to. */
const OTHERS: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  'aws:approve': { Approvers: Array.from({ length: 10 }, (_, index) => `person-${index}`), Message: 'may I?' },
  'aws:loop': { Iterators: ['a'], Steps: [{ name: 'inner', action: 'aws:sleep', inputs: { Duration: 'PT1S' } }] },
  'aws:sleep': {},
  'aws:runCommand': { DocumentName: 'AWS-RunShellScript', InstanceIds: ['i-0123456789abcdef0'] },
  'aws:executeAutomation': { DocumentName: 'other' },
  'aws:executeStateMachine': { stateMachineArn: 'arn:aws:states:eu-west-1:111111111111:stateMachine:one' },
  'aws:invokeLambdaFunction': { FunctionName: 'one' },
  'aws:copyImage': { SourceImageId: 'ami-0123456789abcdef0', SourceRegion: 'eu-west-1', ImageName: 'image' },
  'aws:createImage': { InstanceId: 'i-0123456789abcdef0', ImageName: 'image' },
  'aws:createTags': { ResourceIds: ['i-0123456789abcdef0'], Tags: [{ Key: 'a', Value: 'b' }] },
  'aws:createStack': { StackName: 'one', TemplateBody: '{}' },
};

/** An input of so much, as a runbook writes it. */
function written({ measure, input }: InputLimit, amount: number): unknown {
  if (measure === 'number') return amount;
  if (measure === 'characters') return 'x'.repeat(amount);
  if (measure === 'seconds')
    return input === 'Timestamp' ? new Date(new VirtualClock().now() + amount * 1000).toISOString() : `PT${amount}S`;
  if (input === 'RuntimeParameters')
    return Object.fromEntries(Array.from({ length: amount }, (_, index) => [`p${index}`, 'x']));
  const entry = /^(Targets|TargetMaps|TargetLocations|Tags)$/.test(input) ? { Key: 'a', Values: ['b'] } : 'x';
  return Array.from({ length: amount }, () => entry);
}

const stepOf = (limit: InputLimit, amount: number): Step => {
  const { Iterators, TemplateBody, ...others } = OTHERS[limit.action] as Record<string, unknown>;
  const chosen = {
    ...others,
    ...(limit.input === 'MaxIterations'
      ? { LoopCondition: { Variable: 'a', StringEquals: 'b' } }
      : Iterators !== undefined && { Iterators }),
    ...(limit.input !== 'TemplateURL' && TemplateBody !== undefined && { TemplateBody }),
    [limit.input]: written(limit, amount),
  };
  return { name: 'one', action: limit.action, timeoutSeconds: 60, inputs: chosen };
};

const problemsOf = async (limit: InputLimit, amount: number) => {
  const document = documentOf([stepOf(limit, amount)]);
  const findings = await validateDocument(JSON.stringify(document));
  const { record } = await run(document);
  return {
    found: findings.filter(({ code, message }) => code === 'beyond-limit' && message.includes(limit.input)).length,
    refused: /takes at (most|least) \d/.test(record.StepExecutions?.[0]?.FailureMessage ?? ''),
  };
};

const named = INPUT_LIMITS.map((limit) => [`${limit.action} ${limit.input}`, limit] as const);

test.each(named)(
  '%s: what AWS takes is taken, one more and one less is not, in the validator and when it runs',
  async (_name, limit) => {
    const { least, most } = limit;
    // When a point in time comes is only known while it runs.
    const found = limit.input === 'Timestamp' ? 0 : 1;
    if (most !== undefined) {
      expect(await problemsOf(limit, most)).toEqual({ found: 0, refused: false });
      expect(await problemsOf(limit, most + 1)).toEqual({ found, refused: true });
    }
    // An empty text is an input that is not given.
    if (least !== undefined && least - 1 > 0)
      expect(await problemsOf(limit, least - 1)).toEqual({ found, refused: true });
    if (least !== undefined) expect(await problemsOf(limit, least)).toEqual({ found: 0, refused: false });
    if (least === 1 && limit.measure === 'number') expect(await problemsOf(limit, 0)).toEqual({ found, refused: true });
  },
);

test('references count for what they stand for when it runs, and for nothing before', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 14 }), fc.integer({ min: 0, max: 12 }), async (given, literal) => {
      const names = Array.from({ length: literal }, (_, index) => `literal-${index}`);
      const document = documentOf(
        [{ name: 'one', action: 'aws:approve', timeoutSeconds: 60, inputs: { Approvers: ['{{ People }}', ...names] } }],
        {
          parameters: {
            People: { type: 'StringList', default: Array.from({ length: given }, (_, index) => `person-${index}`) },
          },
        },
      );
      expect((await validateDocument(JSON.stringify(document))).map(({ code }) => code)).toEqual(
        literal > 10 ? ['beyond-limit'] : [],
      );
      expect((await run(document)).status).toBe(given + literal > 10 ? 'Failed' : 'TimedOut');
    }),
    { numRuns: 25 },
  );
});

test('an approval waits for 30 days at most, and asks for no more', async () => {
  const ask = (timeoutSeconds: number) =>
    documentOf([{ name: 'one', action: 'aws:pause', timeoutSeconds, inputs: {} }]);
  expect((await run(ask(2_592_000))).seconds).toBe(2_592_000);
  const { record, seconds } = await run(ask(2_592_001));
  expect([record.AutomationExecutionStatus, record.StepExecutions?.[0]?.FailureMessage, seconds]).toEqual([
    'Failed',
    expect.stringContaining('timeoutSeconds is 2592001; aws:pause takes at most 2592000'),
    0,
  ]);
});
