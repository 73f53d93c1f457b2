import { hasEnded } from '@nss/runbook-client';
import {
  type AutomationExecution,
  GetAutomationExecutionCommand,
  StopAutomationExecutionCommand,
} from '@aws-sdk/client-ssm';
import { automationControl, passTime } from '@nss/embedded-aws';
import { setTimeout as sleep } from 'node:timers/promises';
import { deployedEnvironment, type DeployedEnvironment } from '../environment';
import { ended, outcomeOf } from '../execution';
import { allGuards } from '../guards';
import { reset } from '../reset';
import { approvedFailover, seen } from './pair';

jest.setTimeout(240_000);

let prod: DeployedEnvironment;
beforeAll(async () => {
  prod = await deployedEnvironment('prod');
});
beforeEach(() => reset(prod));
afterAll(() => reset(prod));

const control = () => automationControl(prod.endpoint);

/** The guards that were started since a moment, once all of them have ended, and one of them by the end of the fail-over. */
async function guardsSince(since: Date): Promise<AutomationExecution[]> {
  for (;;) {
    const ids = (await allGuards(prod))
      .filter((each) => (each.ExecutionStartTime ?? 0) >= since)
      .map(({ AutomationExecutionId = '' }) => AutomationExecutionId);
    const found = await Promise.all(
      ids.map((AutomationExecutionId) => prod.ssm.send(new GetAutomationExecutionCommand({ AutomationExecutionId }))),
    );
    const guards = found.flatMap(({ AutomationExecution: each }) => (each ? [each] : []));
    if (guards.some(({ Parameters }) => Parameters?.['InstanceId']?.[0] === 'all') && guards.every(hasEnded))
      return guards;
    await sleep(150);
  }
}

/** StopAutomationExecution: `Complete` ends with what the step has done, and walks no way back. */
const completedAt = (stepName: string) =>
  seen(prod, async () => {
    const hold = await control().hold({ stepName });
    const id = await approvedFailover(prod);
    await hold.reached();
    await prod.ssm.send(new StopAutomationExecutionCommand({ AutomationExecutionId: id, Type: 'Complete' }));
    await hold.release();
    await ended(prod, id);
    // What was started comes up, or is stopped, after the end.
    await passTime(prod.endpoint, 120);
    return id;
  });

const FORWARD = [
  'stopActive',
  'waitActiveStopped',
  'recordStandby',
  'confirmActiveStopped',
  'startStandby',
  'waitStandbyRunning',
  'lookAtStandby',
];
const BACK = ['keepStandbyStopped', 'waitActiveSettled', 'recordActive', 'confirmStandbyStopped', 'startActive'];

// https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_StopAutomationExecution.html (Type)
test.each([...FORWARD.map((step) => [step, ''] as const), ...BACK.map((step) => [step, 'on the way back'] as const)])(
  'completed at %s %s: one server runs, or people are told within a minute that none does',
  async (stepName, back) => {
    const since = new Date();
    if (back) await control().fail({ stepName: 'confirmActiveStopped', error: 'InternalError' });
    const { states, together } = await completedAt(stepName);
    const guards = await guardsSince(since);
    const told = guards.filter((guard) => outcomeOf(guard).includes('No server of the web pair runs'));
    expect([states.filter((state) => state === 'running').length === 1 || told.length > 0, together]).toEqual([
      true,
      0,
    ]);
    for (const { ExecutionStartTime, ExecutionEndTime } of told)
      expect((ExecutionEndTime?.getTime() ?? Infinity) - (ExecutionStartTime?.getTime() ?? 0)).toBeLessThan(60_000);
  },
);
