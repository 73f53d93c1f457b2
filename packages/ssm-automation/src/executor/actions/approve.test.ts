import { type Step } from '../../document';
import { documentOf, run, start, step } from '../../testing/run';
import { type ApprovalDecision, type Ports } from '../ports';

const ask = (envelope: Partial<Step> = {}, min = 1): Step => ({
  name: 'ask',
  action: 'aws:approve',
  inputs: { Approvers: ['ann', 'bob'], Message: 'may I?', MinRequiredApprovals: min },
  ...envelope,
});
const answering = (...decisions: ApprovalDecision[]): Partial<Ports> => ({
  approvals: { request: () => Promise.resolve(decisions) },
});
const yes = (approver: string): ApprovalDecision => ({ approver, decision: 'Approve' });
const no = (approver: string): ApprovalDecision => ({ approver, decision: 'Reject' });

test('enough approvals go on', async () => {
  const { steps, record } = await run(documentOf([ask({}, 2), step('two')]), {}, answering(yes('ann'), yes('bob')));
  expect(steps).toEqual(['ask Success', 'two Success']);
  expect(record.StepExecutions?.[0]?.Outputs?.['ApprovalStatus']).toEqual(['Approved']);
});

test.each([
  ['one of two', answering(yes('ann'))],
  ['the same approver twice', answering(yes('ann'), yes('ann'))],
  ['somebody else', answering(yes('ann'), yes('eve'))],
])('%s is not enough: it times out after seven days', async (_, ports) => {
  const { status, seconds } = await run(documentOf([ask({}, 2), step('two')]), {}, ports);
  expect([status, seconds]).toEqual(['TimedOut', 7 * 86_400]);
});

test.each([
  {},
  { onFailure: 'Continue' },
  { onFailure: 'step:two' },
  { onFailure: 'Continue', isCritical: false },
] as Partial<Step>[])('neither a rejection nor a timeout ever goes on, with %p', async (envelope) => {
  const document = documentOf([ask(envelope), step('two')]);
  const rejected = await run(document, {}, answering(no('ann')));
  expect([rejected.status, rejected.steps]).toEqual(['Rejected', ['ask Rejected']]);
  const timedOut = await run(document);
  expect([timedOut.status, timedOut.steps]).toEqual(['TimedOut', ['ask TimedOut']]);
});

test('a rejection is not asked again', async () => {
  let asked = 0;
  await run(
    documentOf([ask({ maxAttempts: 5 })]),
    {},
    { approvals: { request: () => Promise.resolve([no('ann')].slice(0, ++asked)) } },
  );
  expect(asked).toBe(1);
});

test('answers may come as signals, and the execution waits meanwhile', async () => {
  const { execution, clock } = start(documentOf([ask({}, 2)]));
  const later = clock.sleep(60_000).then(() => {
    const waiting = execution.describe().AutomationExecutionStatus;
    execution.signal({ type: 'Approve', payload: { Comment: ['fine'] }, sender: 'ann' });
    execution.signal({ type: 'Approve', payload: {}, sender: 'bob' });
    return waiting;
  });
  expect(await later).toBe('Waiting');
  expect((await execution.finished).AutomationExecutionStatus).toBe('Success');
  expect(() => execution.signal({ type: 'Approve', payload: {} })).toThrow('no step waits');
});

test('more approvals than approvers are refused', async () => {
  expect((await run(documentOf([ask({}, 3)]))).status).toBe('Failed');
});

// https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-action-approve.html (NotificationArn)
test('approvers are told by a topic whose name begins with Automation, and by no other', async () => {
  const told: unknown[] = [];
  const asking = (topic: string) =>
    run(
      documentOf([
        { ...ask(), inputs: { ...ask().inputs, NotificationArn: `arn:aws:sns:eu-west-1:111111111111:${topic}` } },
      ]),
      {},
      {
        ...answering(yes('ann')),
        aws: {
          call: (service, api, parameters) => {
            told.push([service, api, (parameters as { Message?: string }).Message]);
            return Promise.resolve({});
          },
        },
      },
    );
  expect((await asking('Automation-nss-dev-approval-topic-01')).status).toBe('Success');
  expect(told).toEqual([['sns', 'Publish', 'may I?']]);
  const refused = await asking('nss-dev-notification-topic-01');
  expect([refused.status, told.length]).toEqual(['Failed', 1]);
  expect(refused.record.FailureMessage).toContain('does not begin with Automation');
});
