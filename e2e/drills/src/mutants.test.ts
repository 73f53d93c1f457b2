import { operationsPage } from './advice/page';
import { type FilterDefinition, type MetricAlarmDefinition } from './deployed/definitions';
import { type Deployed } from './deployed/deployed';
import { DRILLS, LATEST_MINUTE } from './drills';
import { kindOf, kindsOf, mailFaults } from './judged';
import { night } from './night';
import { asThePageSays, nothing } from './strategies';
import { totalMinutes } from './total-minutes';
import { deployedEnvironments } from './testing/deployed-environments';

jest.setTimeout(300_000);

const { prod } = deployedEnvironments() as { prod: Deployed };
const kinds = kindsOf(prod);

/** Whether some drill notices what is wrong, those first that are about a kind of alarm. */
function isNoticed(mutant: Deployed, kind: string): boolean {
  const about = (drill: (typeof DRILLS)[number]) => Number(drill.mailed.some((each) => each === kind));
  return DRILLS.filter(({ appliesTo }) => appliesTo?.(mutant) ?? true)
    .toSorted((one, other) => about(other) - about(one))
    .some((drill) => mailFaults(drill, night(mutant, drill, nothing), kinds).length > 0);
}

type Mistake = (alarm: MetricAlarmDefinition) => MetricAlarmDefinition | undefined;

const UPWARDS = ['GreaterThanThreshold', 'GreaterThanOrEqualToThreshold'];
const MISTAKES: Readonly<Record<string, Mistake>> = {
  'is not there': () => undefined,
  'tells nobody': ({ AlarmActions: _, ...alarm }) => alarm,
  'has a threshold out of reach': (alarm) => ({
    ...alarm,
    Threshold: UPWARDS.includes(alarm.ComparisonOperator) ? 1e12 : -1,
  }),
  'compares the other way round': (alarm) => ({
    ...alarm,
    ComparisonOperator: UPWARDS.includes(alarm.ComparisonOperator) ? 'LessThanThreshold' : 'GreaterThanThreshold',
  }),
  'waits for an hour': (alarm) => ({
    ...alarm,
    EvaluationPeriods: 3600 / alarm.Period,
    DatapointsToAlarm: 3600 / alarm.Period,
  }),
};

/** An agent that is silent sends no count that a threshold could be held against: that it is missing is the alarm. */
const HARMLESS: Readonly<Record<string, string>> = { 'bastion-agent-silent': 'has a threshold out of reach' };

const MISSING_DATA_MATTERS = ['feed-silent', 'feed-silent-sustained', 'hubs-silent', 'bastion-agent-silent'];

test.each(
  Object.keys(LATEST_MINUTE)
    .filter((kind) => kinds.has(kind))
    .flatMap((kind) => Object.entries(MISTAKES).map(([what, mistake]) => [kind, what, mistake] as const))
    .filter(([kind, what]) => HARMLESS[kind] !== what),
)('an alarm %s that %s is noticed', (kind, _, mistake) => {
  const alarms = prod.alarms.flatMap((alarm) => (kindOf(alarm) === kind ? (mistake(alarm) ?? []) : alarm));
  expect(isNoticed({ ...prod, alarms }, kind)).toBe(true);
});

test.each(MISSING_DATA_MATTERS)('an alarm %s to which missing data says nothing is noticed', (kind) => {
  const alarms = prod.alarms.map(
    (alarm): MetricAlarmDefinition => (kindOf(alarm) === kind ? { ...alarm, TreatMissingData: 'notBreaching' } : alarm),
  );
  expect(isNoticed({ ...prod, alarms }, kind)).toBe(true);
});

const FILTERS: readonly (readonly [part: string, kind: string, wrong: (pattern: string) => string])[] = [
  ['to-soc-web-bytes', 'feed-silent', (pattern) => pattern.replace('dstport=5140', 'dstport=5141')],
  ['to-soc-web-bytes', 'feed-silent', (pattern) => pattern.replace('action=ACCEPT', 'action=REJECT')],
  [
    'from-hubs-web-bytes',
    'hubs-silent',
    (pattern) => pattern.replace('flow_direction=ingress', 'flow_direction=egress'),
  ],
  ['rejected-web-01-packets', 'packets-rejected', (pattern) => pattern.replace('action=REJECT', 'action=ACCEPT')],
];

test.each(FILTERS)('a filter %s that looks at something else is noticed by %s', (part, kind, wrong) => {
  const filters = prod.filters.map((filter): FilterDefinition => {
    const isIt = filter.MetricTransformations.some(({ MetricName }) => MetricName === part);
    return isIt ? { ...filter, FilterPattern: wrong(filter.FilterPattern) } : filter;
  });
  expect(filters).not.toEqual(prod.filters);
  expect(isNoticed({ ...prod, filters }, kind)).toBe(true);
});

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
