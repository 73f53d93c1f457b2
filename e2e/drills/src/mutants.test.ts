import { type MissingData, type Statistic } from '@nss/cloudwatch';
import { operationsPage } from './advice/page';
import { type MetricAlarmDefinition } from './deployed/definitions';
import { type Deployed } from './deployed/deployed';
import { DRILLS } from './drills';
import { kindOf, kindsOf, mailFaults } from './judged';
import { night } from './night';
import { recordedNight, replayed } from './replay';
import { asThePageSays } from './strategies';
import { totalMinutes } from './total-minutes';
import { deployedEnvironments } from './testing/deployed-environments';

jest.setTimeout(300_000);

const { prod } = deployedEnvironments() as { prod: Deployed };
const kinds = kindsOf(prod);
const nights = DRILLS.filter(({ appliesTo }) => appliesTo?.(prod) ?? true).map((drill) => recordedNight(prod, drill));

/** Those first that are about a kind of alarm, and the calm one. */
const byKind = (kind: string, drills: typeof DRILLS) => {
  const about = ({ name, mailed }: (typeof DRILLS)[number]) =>
    Number(name === 'calm-night' || mailed.some((each) => each === kind));
  return drills.toSorted((one, other) => about(other) - about(one));
};

/** Alarms that differ only in what they are about: of EC2's own metrics each is another one. */
const groupOf = (alarm: MetricAlarmDefinition) =>
  alarm.Namespace === 'AWS/EC2' ? `${kindOf(alarm)} ${alarm.MetricName}` : kindOf(alarm);
const groups = new Map(
  prod.alarms.map((alarm) => [groupOf(alarm), prod.alarms.filter((each) => groupOf(each) === groupOf(alarm))]),
);

test.each([...groups])(
  'every alarm %s goes by the same rule, so that one that is wrong is as all of them',
  (_, own) => {
    const rules = own.map((alarm) => [
      alarm.Statistic,
      alarm.Period,
      alarm.ComparisonOperator,
      alarm.Threshold,
      alarm.EvaluationPeriods,
      alarm.DatapointsToAlarm,
      alarm.TreatMissingData,
      alarm.AlarmActions,
    ]);
    expect(new Set(rules.map((rule) => JSON.stringify(rule))).size).toBe(1);
  },
);

test('no drill finds anything wrong with the alarms as they are', () => {
  expect(
    nights.flatMap(({ drill, report }) => mailFaults(drill, report, kinds).map((fault) => `${drill.name}: ${fault}`)),
  ).toEqual([]);
  for (const recorded of nights)
    expect(
      replayed(prod, recorded, new Set(prod.alarms.map(({ AlarmName }) => AlarmName)), prod.alarms).onBefore,
    ).toEqual([]);
});

/** Whether some drill notices what is wrong with a group of alarms. */
function isNoticed(own: readonly MetricAlarmDefinition[], mistake: Mistake): boolean {
  const replaced = new Set(own.map(({ AlarmName }) => AlarmName));
  const wrong = own.flatMap((alarm) => mistake(alarm) ?? []);
  const order = byKind(
    kindOf(own[0]!),
    nights.map(({ drill }) => drill),
  );
  return order.some((drill) => {
    const recorded = nights.find((each) => each.drill === drill)!;
    return mailFaults(drill, replayed(prod, recorded, replaced, wrong), kinds).length > 0;
  });
}

type Mistake = (alarm: MetricAlarmDefinition) => MetricAlarmDefinition | undefined;

const UPWARDS = ['GreaterThanThreshold', 'GreaterThanOrEqualToThreshold'];
const OTHER_STATISTIC: Readonly<Record<Statistic, Statistic>> = {
  Sum: 'Average',
  Average: 'Sum',
  Minimum: 'Maximum',
  Maximum: 'Minimum',
  SampleCount: 'Sum',
};
const datapoints = ({ DatapointsToAlarm, EvaluationPeriods }: MetricAlarmDefinition) =>
  DatapointsToAlarm ?? EvaluationPeriods;
const missing =
  (treatment: MissingData): Mistake =>
  (alarm) => ({ ...alarm, TreatMissingData: treatment });

const MISTAKES: Readonly<Record<string, Mistake>> = {
  'is not there': () => undefined,
  'tells nobody': ({ AlarmActions: _, ...alarm }) => alarm,
  'has a threshold out of reach': (alarm) => ({
    ...alarm,
    Threshold: UPWARDS.includes(alarm.ComparisonOperator) ? 1e12 : -1,
  }),
  'has a threshold four times as high': (alarm) => ({ ...alarm, Threshold: alarm.Threshold * 4 || 50 }),
  'has a quarter of its threshold': (alarm) => ({ ...alarm, Threshold: alarm.Threshold / 4 || -1 }),
  'compares the other way round': (alarm) => ({
    ...alarm,
    ComparisonOperator: UPWARDS.includes(alarm.ComparisonOperator) ? 'LessThanThreshold' : 'GreaterThanThreshold',
  }),
  'waits for an hour': (alarm) => ({
    ...alarm,
    EvaluationPeriods: 3600 / alarm.Period,
    DatapointsToAlarm: 3600 / alarm.Period,
  }),
  'waits twice as long': (alarm) => ({
    ...alarm,
    EvaluationPeriods: alarm.EvaluationPeriods * 2,
    DatapointsToAlarm: datapoints(alarm) * 2,
  }),
  'waits half as long': (alarm) => ({
    ...alarm,
    EvaluationPeriods: Math.ceil(alarm.EvaluationPeriods / 2),
    DatapointsToAlarm: Math.ceil(datapoints(alarm) / 2),
  }),
  'needs all of its periods': (alarm) => ({ ...alarm, DatapointsToAlarm: alarm.EvaluationPeriods }),
  'needs one of its periods': (alarm) => ({ ...alarm, DatapointsToAlarm: 1 }),
  'has periods five times as long': (alarm) => ({ ...alarm, Period: alarm.Period * 5 }),
  'takes another statistic': (alarm) => ({ ...alarm, Statistic: OTHER_STATISTIC[alarm.Statistic] }),
  'takes missing data for a fault': missing('breaching'),
  'takes missing data for good': missing('notBreaching'),
  'stays as it is without data': missing('ignore'),
  'knows nothing without data': missing('missing'),
};

const CIS = /-(calls|mfa|use|change|failure|disabled)$/;
/** What makes no difference to anybody who is mailed. */
const HARMLESS: readonly (readonly [group: RegExp, mistake: RegExp, why: string])[] = [
  [
    /^(bgp-down|vpn-tunnel-down|server-status .*|bastion-agent-silent)$/,
    /a quarter/,
    'there is nothing between 0 and 1',
  ],
  [CIS, /a quarter/, 'there is no quarter of an event'],
  [/^bastion-agent-silent$/, /out of reach/, 'an agent that is silent sends no count: that it is missing is the alarm'],
  [/^bastion-agent-silent$/, /another statistic/, 'a heartbeat is a number above 0'],
  [/^bastion-disk-low$/, /another statistic/, 'what is free hardly changes within five minutes'],
  [/^server-(status|cpu)/, /another statistic/, 'a minute has one value'],
  [/^nat-/, /another statistic/, 'whatever is above 0 is an alarm'],
  [
    /^nat-ports-exhausted$/,
    /half as long|periods five times/,
    'it is told in the same minute, and on for another time',
  ],
  [CIS, /periods five times/, 'it is told in the same minute, and on for longer'],
  [/^(packets|nat-ports|server)/, /without data/, 'what is on or well when data end is told already'],
  [/^(nat-packets|bastion-disk)/, /stays as it is without data/, 'what is on or well when data end is told already'],
  [CIS, /without data/, 'what is on or well when data end is told already'],
];

const mutants = [...groups].flatMap(([group, alarms]) => {
  const own = alarms.map((alarm) => ({ ...alarm, DatapointsToAlarm: datapoints(alarm) }));
  return Object.entries(MISTAKES)
    .filter(([, mistake]) => JSON.stringify(own.map((alarm) => mistake(alarm))) !== JSON.stringify(own))
    .map(([what, mistake]) => ({ group, own, what, mistake }));
});
const isHarmless = ({ group, what }: (typeof mutants)[number]) =>
  HARMLESS.some(([which, mistake]) => which.test(group) && mistake.test(what));

test.each([...groups.keys()])(
  'whatever is wrong with the alarms %s is noticed, and nothing that is harmless',
  (group) => {
    const own = mutants.filter((each) => each.group === group);
    expect(own.filter((each) => !isNoticed(each.own, each.mistake)).map(({ what }) => what)).toEqual(
      own.filter(isHarmless).map(({ what }) => what),
    );
  },
);

const FAIL_OVER = '[fail over](#fail-over)';
/** A row of the page that says the opposite; what Zscaler does not send is not in any memory, so that of it nothing can be lost. */
const WRONG_ADVICE: readonly (readonly [side: string, todo: string])[] = [
  ['path', FAIL_OVER],
  ['unknown', FAIL_OVER],
  ['rule', FAIL_OVER],
  ['SIEM', FAIL_OVER],
  ['server', 'leave the server'],
];

test.each(WRONG_ADVICE)('a page that says of %s: %s, loses more', (side, todo) => {
  const page = operationsPage();
  const wrong = { ...page, failsOver: (each: string) => (each === side ? todo === FAIL_OVER : page.failsOver(each)) };
  const loses = (drill: (typeof DRILLS)[number], said: typeof page) =>
    totalMinutes(night(prod, drill, asThePageSays(said)).lostMinutes);
  const about = DRILLS.filter((drill) => drill.side === side);
  expect(about.filter((drill) => loses(drill, wrong) > loses(drill, page))).not.toEqual([]);
});
