import { type Construct } from 'constructs';
import { type AlarmKindSlug } from './alarm-kinds';
import { placeMetricAlarm, type WatchedMetric } from './metric-alarm';
import { type AlarmContext, alarmSubject, type RelayAlarm } from './relay-alarm';

/** An alarm that every resource of one sort has: a metric of its own is above a threshold. */
export interface MetricRule {
  readonly kind: AlarmKindSlug;
  /** Behind the resource in the alarm's name: `packets-dropped` gives `nss-dev-nat-gateway-packets-dropped-alarm-01`. */
  readonly word: string;
  readonly metricName: string;
  readonly statistic: WatchedMetric['statistic'];
  /** In the metric's own unit. */
  readonly above: number;
  readonly periodSeconds: number;
  readonly periods: number;
  /** Periods above it that suffice. @default - all */
  readonly periodsToAlarm?: number;
}

/** A resource whose metrics are watched. */
export interface RuledResource {
  /** `nss-dev-nat-gateway-01` */
  readonly name: string;
  readonly namespace: string;
  /** Values may be CDK tokens. */
  readonly dimensions: Readonly<Record<string, string>>;
}

/** Places an alarm of each rule for one resource. */
export function placeRules(
  scope: Construct,
  context: AlarmContext,
  { name, namespace, dimensions }: RuledResource,
  rules: readonly MetricRule[],
): RelayAlarm[] {
  const { resource, number } = alarmSubject(context.purpose, name);
  return rules.map(({ kind, word, metricName, statistic, above, ...measured }) =>
    placeMetricAlarm(
      scope,
      context,
      { kind, resource: `${resource}-${word}`, number, subject: name },
      {
        watched: { namespace, metricName, dimensions, statistic },
        comparison: 'GreaterThanThreshold',
        threshold: above,
        ...measured,
      },
    ),
  );
}
