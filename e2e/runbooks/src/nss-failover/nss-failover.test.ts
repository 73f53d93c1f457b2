import { SendAutomationSignalCommand, StopAutomationExecutionCommand } from '@aws-sdk/client-ssm';
import { automationControl, prepareFixtures } from '@nss/embedded-aws';
import { serverNamed, deployedEnvironment, type DeployedEnvironment } from '../environment';
import { ended, run, start, stepsOf, until } from '../execution';
import { activeServer, setActiveServer, startServer, statesOf, stopServer } from '../servers';
import { callsSince } from '../calls';
import { ssmOf } from '../people';
import { pulseReturns, reset, setPulse } from '../reset';
import { ACTIVE, approvedFailover, LOG, resetPair, seen, STANDBY } from './pair';

jest.setTimeout(240_000);

let prod: DeployedEnvironment;
beforeAll(async () => {
  prod = await deployedEnvironment('prod');
});
beforeEach(() => resetPair(prod));
afterAll(() => resetPair(prod));

const FORWARD = [
  'stopActive',
  'waitActiveStopped',
  'recordStandby',
  'confirmActiveStopped',
  'startStandby',
  'waitStandbyRunning',
  'letStandbyBegin',
  'lookAtStandby',
];
const BACK = [
  'keepStandbyStopped',
  'waitActiveSettled',
  'recordActive',
  'confirmStandbyStopped',
  'startActive',
  'waitActiveRunning',
  'sayBackedOut',
];
/** Steps that change something: whether their effect comes before or after a wait makes a difference. */
const CHANGING = ['stopActive', 'recordStandby', 'startStandby', 'keepStandbyStopped', 'recordActive', 'startActive'];
const effectsOf = (step: string) => (CHANGING.includes(step) ? (['before', 'after'] as const) : (['after'] as const));
const NEITHER_TWICE = { together: 0 };
const BACKED_OUT = { states: ['running', 'stopped'], active: ACTIVE, ...NEITHER_TWICE };
const control = () => automationControl(prod.endpoint);
const cancel = (AutomationExecutionId: string) =>
  prod.ssm.send(new StopAutomationExecutionCommand({ AutomationExecutionId, Type: 'Cancel' }));

test('after an approval the standby takes over, and the active server is stopped before it starts', async () => {
  const { account, region } = prod.place;
  await prepareFixtures(prod.endpoint, {
    slowInstances: [{ account, region, instanceId: serverNamed(prod, ACTIVE).instanceId, secondsUntilStopped: 600 }],
  });
  const { execution, ...pair } = await seen(prod, () => approvedFailover(prod));
  // It looks again until the status checks have passed.
  const once = [...new Set(stepsOf(execution))];
  expect(once.filter((step) => !step.startsWith('proveStandby '))).toEqual(
    [
      'readSystem',
      'planFailover',
      'approveFailover',
      'confirmSecondPerson',
      'planAgain',
      ...FORWARD,
      'isProven',
      'sayTookOver',
    ].map((step) => `${step} Success`),
  );
  expect(pair).toEqual({ states: ['stopped', 'running'], active: STANDBY, together: 0 });
});

// It boots, connects, and its records are on their way: see pulseReturns.
test('a standby whose first record is there 14 minutes after its start is waited for, and takes over', async () => {
  const { execution, ...pair } = await seen(prod, async () => {
    const hold = await control().hold({ stepName: 'startStandby' });
    const id = await approvedFailover(prod);
    await hold.reached();
    const { feeds, hubs } = prod.system.pulse;
    await pulseReturns(
      prod,
      [...feeds, ...hubs].filter(({ log }) => log === LOG).map(({ metric }) => metric),
      14,
    );
    await hold.release();
    return id;
  });
  expect(execution.AutomationExecutionStatus).toBe('Success');
  expect(pair).toEqual({ states: ['stopped', 'running'], active: STANDBY, together: 0 });
  expect(stepsOf(execution).filter((step) => step.startsWith('lookAtStandby')).length).toBeGreaterThan(1);
});

test('who is to approve is told what is asked, by a topic that Systems Manager takes for it', async () => {
  const since = new Date();
  await seen(prod, () => approvedFailover(prod, 'Reject'));
  const told = JSON.stringify(await callsSince(prod, 'Publish', since));
  expect(told).toContain(`:Automation-${prod.place.purpose}-approval-topic-01`);
});

test('it fails back the same way', async () => {
  await seen(prod, () => approvedFailover(prod));
  const { execution, ...pair } = await seen(prod, () => approvedFailover(prod));
  expect(execution.AutomationExecutionStatus).toBe('Success');
  expect(pair).toEqual(BACKED_OUT);
});

test('a rejected approval changes nothing', async () => {
  const { execution, ...pair } = await seen(prod, () => approvedFailover(prod, 'Reject'));
  expect(execution.AutomationExecutionStatus).toMatch(/Rejected|Failed/);
  expect(stepsOf(execution).at(-1)).toBe('approveFailover Rejected');
  expect(pair).toEqual(BACKED_OUT);
});

test('an approval that nobody gives changes nothing', async () => {
  await control().people('time out');
  const { execution, ...pair } = await seen(prod, () => start(prod, 'nss-failover', { Log: LOG }));
  await control().people('wait');
  expect([execution.AutomationExecutionStatus, stepsOf(execution).at(-1)]).toEqual([
    'TimedOut',
    'approveFailover TimedOut',
  ]);
  expect(pair).toEqual(BACKED_OUT);
});

test('a cancel while people are asked changes nothing', async () => {
  const { execution, ...pair } = await seen(prod, async () => {
    const id = await start(prod, 'nss-failover', { Log: LOG });
    await until(prod, id, ({ AutomationExecutionStatus: status }) => status === 'Waiting');
    await cancel(id);
    return id;
  });
  expect(execution.AutomationExecutionStatus).toBe('Cancelled');
  expect(pair).toEqual(BACKED_OUT);
});

/** A fail-over that is cancelled while it is in a step. */
const cancelledAt = (stepName: string) =>
  seen(prod, async () => {
    const hold = await control().hold({ stepName });
    const id = await approvedFailover(prod);
    await hold.reached();
    await cancel(id);
    await hold.release();
    return id;
  });

test.each(FORWARD)('cancelled at %s, the active server relays again', async (stepName) => {
  const { execution, ...pair } = await cancelledAt(stepName);
  expect(execution.AutomationExecutionStatus).toBe('Cancelled');
  expect(pair).toEqual(BACKED_OUT);
});

test.each(FORWARD.filter((step) => step !== 'letStandbyBegin'))(
  'when %s fails, the active server relays again',
  async (stepName) => {
    await control().fail({ stepName, error: 'InternalError', times: 9 });
    const { execution, ...pair } = await seen(prod, () => approvedFailover(prod));
    expect(stepsOf(execution)).toEqual(
      expect.arrayContaining([`${stepName} Failed`, 'startActive Success', 'sayBackedOut Failed']),
    );
    expect(execution.AutomationExecutionStatus).toBe('Failed');
    expect(pair).toEqual(BACKED_OUT);
  },
);

test.each(
  FORWARD.filter((step) => step !== 'letStandbyBegin').flatMap((step) =>
    effectsOf(step).map((effect) => [step, effect] as const),
  ),
)(
  'when %s does not finish in time, and its effect comes %s the wait, the active server relays again',
  async (stepName, effect) => {
    // Waits and scripts have longer than the 25 seconds of a call.
    const seconds = ['stopActive', 'recordStandby', 'startStandby'].includes(stepName) ? 40 : 4000;
    await control().delay({ stepName, seconds, effect, times: 3 });
    const { execution, ...pair } = await seen(prod, () => approvedFailover(prod));
    expect(stepsOf(execution).find((step) => step.startsWith(`${stepName} `))).toMatch(/TimedOut|Failed/);
    expect(pair).toEqual(BACKED_OUT);
  },
);

describe.each(BACK)('on the way back, %s', (stepName) => {
  const failForward = () => control().fail({ stepName: 'confirmActiveStopped', error: 'InternalError' });

  test.each([
    ['fails', () => control().fail({ stepName, error: 'InternalError', times: 9 })],
    ...effectsOf(stepName).map(
      (effect) =>
        [
          `does not finish in time, and its effect comes ${effect} the wait`,
          () => control().delay({ stepName, seconds: 4000, effect, times: 9 }),
        ] as const,
    ),
  ] as const)('%s: both never run', async (_what, stage) => {
    await failForward();
    await stage();
    const { execution, ...pair } = await seen(prod, () => approvedFailover(prod));
    expect(execution.AutomationExecutionStatus).toBe('Failed');
    expect(pair).toMatchObject(NEITHER_TWICE);
    expect(pair.states[1]).toBe('stopped');
  });

  test('is cancelled: it begins again, and the active server relays', async () => {
    await failForward();
    const { execution, ...pair } = await cancelledAt(stepName);
    expect(execution.AutomationExecutionStatus).toBe('Cancelled');
    expect(pair).toEqual(BACKED_OUT);
  });
});

test('a start that arrives while the way back is walked is undone, and both never run', async () => {
  await control().delay({ stepName: 'startStandby', seconds: 45, effect: 'after' });
  const { execution, ...pair } = await seen(prod, () => approvedFailover(prod));
  expect(stepsOf(execution)).toEqual(expect.arrayContaining(['startStandby TimedOut', 'keepStandbyStopped Success']));
  expect(pair).toEqual(BACKED_OUT);
});

test('an active server that never stops is no reason to start the standby', async () => {
  const { account, region } = prod.place;
  await prepareFixtures(prod.endpoint, {
    slowInstances: [{ account, region, instanceId: serverNamed(prod, ACTIVE).instanceId, secondsUntilStopped: null }],
  });
  const { execution, ...pair } = await seen(prod, () => approvedFailover(prod));
  expect(stepsOf(execution)).toContain('waitActiveStopped TimedOut');
  expect(pair).toMatchObject({ states: ['stopping', 'stopped'], ...NEITHER_TWICE });
});

test('being throttled once is waited out at every step', async () => {
  for (const stepName of ['stopActive', 'waitActiveStopped', 'recordStandby', 'waitStandbyRunning'])
    await control().fail({ stepName, error: 'RequestLimitExceeded' });
  const { execution, ...pair } = await seen(prod, () => approvedFailover(prod));
  expect(execution.AutomationExecutionStatus).toBe('Success');
  expect(pair).toEqual({ states: ['stopped', 'running'], active: STANDBY, together: 0 });
});

test('a standby that somebody started while people were asked is left to the guard; the fail-over goes on', async () => {
  const { execution } = await seen(prod, async () => {
    const hold = await control().hold({ stepName: 'stopActive' });
    const id = await approvedFailover(prod);
    await hold.reached();
    await startServer(prod, STANDBY);
    await hold.release();
    return id;
  });
  const states = await statesOf(prod);
  expect(execution.AutomationExecutionStatus).toMatch(/Success|Failed/);
  expect([states[ACTIVE], states[STANDBY]].filter((state) => state === 'running')).toHaveLength(1);
});

test.each([
  ['a standby that runs', async () => setActiveServer(prod, LOG, STANDBY), /web-01 is running and not stopped/],
  [
    'a parameter that names nobody',
    () => setActiveServer(prod, LOG, 'web-09'),
    /names web-09, which is none of web-01, web-02/,
  ],
])('%s is refused before anybody is asked', async (_what, prepare, problem) => {
  await prepare();
  const { FailureMessage, ...execution } = await run(prod, 'nss-failover', { Log: LOG });
  expect(FailureMessage).toMatch(problem);
  expect(stepsOf(execution as never).at(-1)).toBe('planFailover Failed');
});

test('of two fail-overs of a pair at once the second is refused', async () => {
  const first = await start(prod, 'nss-failover', { Log: LOG });
  await until(prod, first, ({ AutomationExecutionStatus: status }) => status === 'Waiting');
  const { FailureMessage } = await run(prod, 'nss-failover', { Log: LOG });
  expect(FailureMessage).toContain(`another fail-over of this pair is under way: ${first}`);
  await cancel(first);
  await ended(prod, first);
  expect(await activeServer(prod, LOG)).toBe(ACTIVE);
});

test('with both actives gone both pairs fail over at once, and neither takes the other for a fault', async () => {
  const { account, region } = prod.place;
  await prepareFixtures(prod.endpoint, {
    instanceChecks: ['web-01', 'firewall-01'].map((name) => ({
      account,
      region,
      instanceId: serverNamed(prod, name).instanceId,
      system: 'impaired' as const,
      instance: 'impaired' as const,
    })),
  });
  const ids = await Promise.all(['web', 'firewall'].map((Log) => approvedFailover(prod, 'Approve', { Log })));
  const both = await Promise.all(ids.map((id) => ended(prod, id)));
  expect(both.map(({ AutomationExecutionStatus: status }) => status)).toEqual(['Success', 'Success']);
  expect(await statesOf(prod)).toEqual({
    'web-01': 'stopped',
    'web-02': 'running',
    'firewall-01': 'stopped',
    'firewall-02': 'running',
  });
  await reset(prod);
});

describe('the plan is made again after the approval', () => {
  const silent = () => setPulse(prod, feedsOf(LOG));
  const feedsOf = (log: string) =>
    prod.system.pulse.feeds.filter((each) => each.log === log).map(({ metric }) => metric);

  test.each([
    ['the active server sends again', silent, () => setPulse(prod), /web-01 sends again/],
    ['somebody stopped it', () => setPulse(prod), () => stopServer(prod, ACTIVE), /web-01 was running and is stopped/],
    [
      'its SIEM went silent',
      () => setPulse(prod),
      () =>
        setPulse(
          prod,
          prod.system.pulse.feeds.map(({ metric }) => metric),
        ),
      /Leave web-01 alone/,
    ],
  ])('%s while people were asked: it refuses, and changes nothing', async (_what, before, meanwhile, problem) => {
    await before();
    const id = await start(prod, 'nss-failover', { Log: LOG });
    await until(prod, id, ({ AutomationExecutionStatus: status }) => status === 'Waiting');
    await meanwhile();
    const began = new Date();
    await (await ssmOf(prod, 'ann')).send(
      new SendAutomationSignalCommand({ AutomationExecutionId: id, SignalType: 'Approve' }),
    );
    const { FailureMessage, ...execution } = await ended(prod, id);
    expect(FailureMessage).toMatch(problem);
    expect(stepsOf(execution as never).at(-1)).toBe('planAgain Failed');
    expect((await callsSince(prod, 'StopInstances', began)).length).toBe(0);
  });
});

test('a relay without a standby has nothing to fail over to', async () => {
  const dev = await deployedEnvironment('dev');
  expect((await run(dev, 'nss-failover', { Log: LOG })).FailureMessage).toContain('availability is single');
});
