import { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import fc from 'fast-check';
import {
  type AlarmState,
  compositeAlarmState,
  EXTRA_PERIODS,
  type MetricAlarm,
  metricAlarmState,
} from '@nss/cloudwatch';
import { FeedSilenceAlarms } from './feed-silence-alarms';
import { LogsLostAlarm } from './logs-lost-alarm';
import { BUFFER_MINUTES } from './loss-deadline';
import { type Silence, silenceLimits } from './silence';
import { minutesLeft, silentForMinutes } from './silence-duration';

/** A metric alarm as a template has it. */
interface PlacedAlarm {
  readonly AlarmName: string;
  readonly AlarmDescription: string;
  readonly ComparisonOperator: MetricAlarm['comparisonOperator'];
  readonly Threshold: number;
  readonly EvaluationPeriods: number;
  readonly DatapointsToAlarm: number;
  readonly TreatMissingData: MetricAlarm['treatMissingData'];
  readonly Period: number;
}

interface PlacedAlarms {
  readonly metric: readonly PlacedAlarm[];
  readonly composite: readonly { readonly AlarmName: string; readonly AlarmRule: string }[];
}

/** The alarms of one feed, as they are deployed. */
function placed(silence: Silence): PlacedAlarms {
  const stack = new Stack(undefined, 'Relay', { env: { account: '111111111111', region: 'ap-northeast-1' } });
  const context = { purpose: 'nss-dev', topicArn: 'arn:aws:sns:ap-northeast-1:111111111111:topic' };
  const { silences } = new FeedSilenceAlarms(stack, 'Feeds', {
    ...context,
    availability: 'single',
    servers: [{ name: 'nss-dev-web-01', number: 1 }],
    metrics: [
      {
        kind: 'feed',
        namespace: 'NSS/dev',
        metricName: 'to-soc-web-bytes',
        label: 'web to soc',
        siem: 'soc',
        feed: 'web',
        filterName: 'to-soc-web-bytes-filter-01',
        pattern: '[...]',
        metricValue: '$bytes',
        unit: 'Bytes',
      },
    ],
    silence,
  });
  new LogsLostAlarm(stack, 'Lost', { ...context, silences, silence });
  const template = Template.fromStack(stack);
  const properties = (type: string) =>
    Object.values(template.findResources(type)).map(({ Properties }: { Properties?: unknown }) => Properties);
  return {
    metric: properties('AWS::CloudWatch::Alarm') as PlacedAlarm[],
    composite: properties('AWS::CloudWatch::CompositeAlarm') as PlacedAlarms['composite'],
  };
}

/** Bytes of a minute in the flow log; undefined where no record of any connection was written. */
type Traffic = (minute: number) => number | undefined;

/** A feed at work falls silent after this many minutes. */
const SILENT_FROM = 60;
const AT_WORK_BYTES = 250_000;
const silentAs =
  (bytes: number | undefined): Traffic =>
  (minute) =>
    minute < SILENT_FROM ? AT_WORK_BYTES : bytes;

/** What a silence looks like: the server knocks in vain, only other connections are recorded, or nothing is. */
const SILENCES: readonly (readonly [string, Traffic])[] = [
  ['a SIEM that does not answer', silentAs(3 * 60)],
  ['other connections only', silentAs(0)],
  ['no record at all', silentAs(undefined)],
];

/**
 * The minutes after the silence began at which each alarm was on.
 * @param delays minutes until the records of a minute arrive
 * @param extraPeriods that CloudWatch looks at beyond the evaluation periods, which it publishes for one example only
 */
function minutesOn(
  { metric, composite }: PlacedAlarms,
  traffic: Traffic,
  delays: (minute: number) => number,
  extraPeriods: number,
): ReadonlyMap<string, readonly number[]> {
  const states = new Map<string, AlarmState>(metric.map(({ AlarmName }) => [AlarmName, 'OK']));
  const on = new Map<string, number[]>([...metric, ...composite].map(({ AlarmName }) => [AlarmName, []]));
  // CloudWatch evaluates every minute, and the periods end with it.
  // https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-evaluation.html
  for (let now = SILENT_FROM - 15; now < SILENT_FROM + BUFFER_MINUTES; now += 1) {
    const dataPoint = (end: number, minutes: number) => {
      const seen = Array.from({ length: minutes }, (_, index) => end - 1 - index)
        .filter((minute) => minute + 1 + delays(minute) <= now)
        .flatMap((minute) => traffic(minute) ?? []);
      return seen.length > 0 ? seen.reduce((sum, bytes) => sum + bytes) : undefined;
    };
    for (const alarm of metric) {
      const minutes = alarm.Period / 60;
      const points = Array.from({ length: alarm.EvaluationPeriods + extraPeriods }, (_, age) =>
        dataPoint(now - age * minutes, minutes),
      ).reverse();
      const rule: MetricAlarm = {
        comparisonOperator: alarm.ComparisonOperator,
        threshold: alarm.Threshold,
        evaluationPeriods: alarm.EvaluationPeriods,
        datapointsToAlarm: alarm.DatapointsToAlarm,
        treatMissingData: alarm.TreatMissingData ?? 'missing',
      };
      states.set(alarm.AlarmName, metricAlarmState(rule, points, states.get(alarm.AlarmName) ?? 'OK'));
    }
    const isOn = (name: string) => states.get(name) === 'ALARM';
    for (const { AlarmName } of metric) if (isOn(AlarmName)) on.get(AlarmName)?.push(now - SILENT_FROM);
    for (const { AlarmName, AlarmRule } of composite)
      if (compositeAlarmState(AlarmRule, (name) => states.get(name) ?? 'INSUFFICIENT_DATA') === 'ALARM')
        on.get(AlarmName)?.push(now - SILENT_FROM);
  }
  return on;
}

const LOST = 'nss-dev-logs-will-be-lost-alarm-01';
const firstOn = (on: ReadonlyMap<string, readonly number[]>, name: string) =>
  on.get(name)?.[0] ?? Number.POSITIVE_INFINITY;
const byKind = (alarms: PlacedAlarms, kind: 'feed-silent' | 'feed-silent-sustained') =>
  alarms.metric.find(({ AlarmDescription }) => AlarmDescription.endsWith(`#${kind}`))?.AlarmName ?? '';

describe.each(SILENCES)('%s', (_, traffic) => {
  test.each([
    [0, 0],
    [0, 5],
    [1, 5],
    [EXTRA_PERIODS, 0],
    [EXTRA_PERIODS, 5],
  ])('%d more periods, records after %d minutes: each alarm comes when its text says', (extraPeriods, delay) => {
    const silence = silenceLimits();
    const alarms = placed(silence);
    const on = minutesOn(alarms, traffic, () => delay, extraPeriods);
    for (const kind of ['feed-silent', 'feed-silent-sustained'] as const) {
      const first = firstOn(on, byKind(alarms, kind));
      expect(first).toBeGreaterThanOrEqual(silentForMinutes(kind, silence));
      expect(BUFFER_MINUTES - first).toBeGreaterThanOrEqual(minutesLeft(kind, silence));
    }
    expect(firstOn(on, LOST)).toBe(firstOn(on, byKind(alarms, 'feed-silent-sustained')));
  });
});

test('whatever limits are taken, logs will be lost is said before they are, and never of a feed at work', () => {
  const minutes = fc.integer({ min: 1, max: 60 });
  fc.assert(
    fc.property(
      minutes,
      minutes,
      fc.nat(30),
      fc.nat(EXTRA_PERIODS),
      fc.array(fc.nat(30), { minLength: 1 }),
      (...drawn) => {
        const [silentMinutes, sustainedMinutes, deliveryMinutes, extraPeriods, late] = drawn;
        let silence;
        try {
          silence = silenceLimits({ silentMinutes, sustainedMinutes, deliveryMinutes });
        } catch {
          return;
        }
        const delays = (minute: number) => Math.min(deliveryMinutes, late[minute % late.length] ?? 0);
        const alarms = placed(silence);
        for (const [, traffic] of SILENCES)
          expect(firstOn(minutesOn(alarms, traffic, delays, extraPeriods), LOST)).toBeLessThan(BUFFER_MINUTES);
        for (const [, on] of minutesOn(alarms, () => AT_WORK_BYTES, delays, extraPeriods)) expect(on).toEqual([]);
      },
    ),
    { numRuns: 40 },
  );
});

// What would make an alarm late, deaf or nervous is noticed here.
test.each<readonly [string, Partial<PlacedAlarm>]>([
  ['missing data is read as well', { TreatMissingData: 'notBreaching' }],
  ['missing data keeps the state', { TreatMissingData: 'ignore' }],
  ['a byte is enough to be heard', { Threshold: 1 }],
  ['the comparison is turned round', { ComparisonOperator: 'GreaterThanThreshold' }],
  ['periods of five minutes', { Period: 300 }],
  ['the newest minute alone is looked at', { EvaluationPeriods: 1, DatapointsToAlarm: 1 }],
  ['one quiet minute is enough', { DatapointsToAlarm: 1 }],
])('a wrong alarm is noticed: %s', (_, change) => {
  const alarms = placed(silenceLimits());
  const wrong = { ...alarms, metric: alarms.metric.map((alarm) => ({ ...alarm, ...change })) };
  const delays = (minute: number) => minute % 6;
  const isLate = SILENCES.some(
    ([, traffic]) => firstOn(minutesOn(wrong, traffic, delays, EXTRA_PERIODS), LOST) >= BUFFER_MINUTES - 20,
  );
  const isNervous = [...minutesOn(wrong, () => AT_WORK_BYTES, delays, EXTRA_PERIODS).values()].some(
    (on) => on.length > 0,
  );
  expect(isLate || isNervous).toBe(true);
});
