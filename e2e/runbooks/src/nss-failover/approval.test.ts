import { documentName } from '@nss/runbook-definition';
import { type Approval } from '@nss/environment';
import { SendAutomationSignalCommand, StartAutomationExecutionCommand } from '@aws-sdk/client-ssm';
import { deployedEnvironment, type DeployedEnvironment } from '../environment';
import { stepsOf, until } from '../execution';
import { APPROVER_ROLE, ssmOf } from '../people';
import { ACTIVE, approvedFailover, LOG, resetPair, seen, type SeenFailover, STANDBY } from './pair';
import { documentWith, startWith, startWithin } from './variant';

jest.setTimeout(240_000);

let prod: DeployedEnvironment;
beforeAll(async () => {
  prod = await deployedEnvironment('prod');
});
beforeEach(() => resetPair(prod));
afterAll(() => resetPair(prod));

const AS_BEFORE = { states: ['running', 'stopped'], active: ACTIVE, together: 0 };

test('where somebody has to approve and nobody is named, it is refused with the key that is to name them', async () => {
  const { execution, ...pair } = await seen(prod, () => startWith('nobody may', prod));
  expect(execution.FailureMessage).toContain('operations.approvers of the environment file names nobody');
  expect(stepsOf(execution)).toEqual(['readSystem Success', 'planFailover Failed']);
  expect(pair).toEqual(AS_BEFORE);
});

test('where nobody is asked, the standby takes over', async () => {
  const { execution, ...pair } = await seen(prod, () => startWith('nobody is asked', prod));
  expect(execution.AutomationExecutionStatus).toBe('Success');
  expect(pair).toEqual({ states: ['stopped', 'running'], active: STANDBY, together: 0 });
});

/** Somebody starts it, and others answer, one after the other. */
async function decided(
  starter: string,
  approval: Approval,
  answers: readonly (readonly [person: string, answer: 'Approve' | 'Reject'])[],
): Promise<SeenFailover> {
  return seen(prod, async () => {
    const id = await startWith(approval, prod, await ssmOf(prod, starter));
    await until(prod, id, ({ AutomationExecutionStatus: status }) => status === 'Waiting');
    for (const [person, SignalType] of answers)
      await (await ssmOf(prod, person)).send(
        new SendAutomationSignalCommand({ AutomationExecutionId: id, SignalType }),
      );
    return id;
  });
}

describe('where somebody else than whoever started it has to approve', () => {
  const { partition, account } = { partition: 'aws', account: '222222222222' };
  const APPROVER = `arn:${partition}:iam::${account}:role/${APPROVER_ROLE}`;
  const ann = `arn:${partition}:sts::${account}:assumed-role/${APPROVER_ROLE}/ann`;
  const bob = `arn:${partition}:sts::${account}:assumed-role/${APPROVER_ROLE}/bob`;
  const one: Approval = { by: [APPROVER], required: 1, fourEyes: true };
  const two: Approval = { by: [ann, bob], required: 2, fourEyes: true };
  const TOOK_OVER = { states: ['stopped', 'running'], active: STANDBY, together: 0 };

  test("another person's approval goes on", async () => {
    const { execution, ...pair } = await decided('ann', one, [['bob', 'Approve']]);
    expect(stepsOf(execution)).toContain('confirmSecondPerson Success');
    expect(pair).toEqual(TOOK_OVER);
  });

  test('the approval of whoever started it alone ends it, says why, and nothing changes', async () => {
    const { execution, ...pair } = await decided('ann', one, [['ann', 'Approve']]);
    expect(execution.FailureMessage).toContain(
      `${ann} approved this, and may be who started it (${ann}): somebody else has to approve. Nothing was changed; start it again`,
    );
    expect([execution.AutomationExecutionStatus, stepsOf(execution)]).toEqual([
      'Failed',
      ['readSystem Success', 'planFailover Success', 'approveFailover Success', 'confirmSecondPerson Failed'],
    ]);
    expect(pair).toEqual(AS_BEFORE);
  });

  test('a rejection ends it, whoever gives it', async () => {
    for (const person of ['ann', 'bob']) {
      const { execution, ...pair } = await decided('ann', one, [[person, 'Reject']]);
      expect(stepsOf(execution).at(-1)).toBe('approveFailover Rejected');
      expect(pair).toEqual(AS_BEFORE);
    }
  });

  test('of two approvals that are needed, one may be of whoever started it', async () => {
    const { execution, ...pair } = await decided('ann', two, [
      ['ann', 'Approve'],
      ['bob', 'Approve'],
    ]);
    expect(execution.AutomationExecutionStatus).toBe('Success');
    expect(pair).toEqual(TOOK_OVER);
  });

  test('one of the two is not enough, and a rejection of the other ends it', async () => {
    const { execution, ...pair } = await decided('ann', two, [
      ['ann', 'Approve'],
      ['bob', 'Reject'],
    ]);
    expect(stepsOf(execution).at(-1)).toBe('approveFailover Rejected');
    expect(pair).toEqual(AS_BEFORE);
  });

  test('who starts it by another runbook is still who started it', async () => {
    const { execution, ...pair } = await seen(prod, async () => {
      const name = await documentWith(one, prod);
      const id = await startWithin(name, prod, await ssmOf(prod, 'ann'));
      await (await ssmOf(prod, 'ann')).send(
        new SendAutomationSignalCommand({ AutomationExecutionId: id, SignalType: 'Approve' }),
      );
      return id;
    });
    expect(stepsOf(execution).at(-1)).toBe('confirmSecondPerson Failed');
    expect(pair).toEqual(AS_BEFORE);
  });

  test('a job is somebody else than the person who approves', async () => {
    const { execution, ...pair } = await seen(prod, () => approvedFailover(prod));
    expect(stepsOf(execution)).toContain('confirmSecondPerson Success');
    expect(pair).toEqual(TOOK_OVER);
  });
});

test('where one person may do both, whoever starts it may approve it', async () => {
  const { execution, ...pair } = await decided(
    'ann',
    { by: [`arn:aws:iam::222222222222:role/${APPROVER_ROLE}`], required: 1, fourEyes: false },
    [['ann', 'Approve']],
  );
  expect(execution.AutomationExecutionStatus).toBe('Success');
  expect(pair).toEqual({ states: ['stopped', 'running'], active: STANDBY, together: 0 });
});

test("started step by step it is refused: the steps would be the starter's to choose", async () => {
  const { execution, ...pair } = await seen(prod, async () => {
    const { AutomationExecutionId: id = '' } = await prod.ssm.send(
      new StartAutomationExecutionCommand({
        DocumentName: documentName(prod.place, 'nss-failover'),
        Parameters: { Log: [LOG] },
        Mode: 'Interactive',
        Tags: [{ Key: 'purpose', Value: prod.place.purpose }],
      }),
    );
    // Nothing runs that nobody starts: https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_SendAutomationSignal.html
    for (const [index, name] of ['readSystem', 'planFailover'].entries()) {
      await until(
        prod,
        id,
        (of) =>
          of.AutomationExecutionStatus === 'Waiting' &&
          stepsOf(of).filter((each) => each.endsWith(' Success')).length === index,
      );
      await prod.ssm.send(
        new SendAutomationSignalCommand({
          AutomationExecutionId: id,
          SignalType: 'StartStep',
          Payload: { StepName: [name] },
        }),
      );
    }
    return id;
  });
  expect(execution.FailureMessage).toContain('start it in mode Auto');
  expect(pair).toEqual(AS_BEFORE);
});
