import { CfnAlarm } from 'aws-cdk-lib/aws-cloudwatch';
import { type Construct } from 'constructs';
import { ALARM_KINDS } from './alarm-kinds';
import { alarmDescription } from './description';
import { type AlarmContext, type AlarmIdentity, alarmNames, type RelayAlarm } from './relay-alarm';

/** The AWS metric an alarm watches. */
export interface WatchedMetric {
  readonly namespace: string;
  readonly metricName: string;
  /** Values may be CDK tokens. @default - none */
  readonly dimensions?: Readonly<Record<string, string>>;
  readonly statistic: 'Sum' | 'Average' | 'Minimum' | 'Maximum' | 'SampleCount';
}

/** When a metric alarm goes off: every one of the last `periods` periods is on the wrong side. */
export interface MetricAlarmRule {
  /** A metric, or a Metrics Insights query with one result. */
  readonly watched: WatchedMetric | { readonly query: string };
  readonly comparison:
    | 'LessThanThreshold'
    | 'LessThanOrEqualToThreshold'
    | 'GreaterThanThreshold'
    | 'GreaterThanOrEqualToThreshold';
  readonly threshold: number;
  readonly periodSeconds: number;
  readonly periods: number;
  /** Periods on the wrong side that suffice. @default - all */
  readonly periodsToAlarm?: number;
}

/**
 * Places one metric alarm that tells the topic of ALARM and of OK. Missing data is read as the alarm's kind says.
 *
 * @throws RangeError when the description is longer than AWS allows
 */
export function placeMetricAlarm(
  scope: Construct,
  context: AlarmContext,
  identity: AlarmIdentity,
  rule: MetricAlarmRule,
): RelayAlarm {
  const { name, id } = alarmNames(context.purpose, identity);
  const resource = new CfnAlarm(scope, id, {
    alarmName: name,
    alarmDescription: alarmDescription({ ...identity, operationsGuide: context.operationsGuide }),
    ...watching(rule),
    comparisonOperator: rule.comparison,
    threshold: rule.threshold,
    evaluationPeriods: rule.periods,
    datapointsToAlarm: rule.periodsToAlarm ?? rule.periods,
    treatMissingData: ALARM_KINDS[identity.kind].missingData,
    alarmActions: [context.topicArn],
    okActions: [context.topicArn],
  });
  return { kind: identity.kind, name, arn: resource.attrArn, subject: identity.subject, resource };
}

function watching({ watched, periodSeconds }: MetricAlarmRule) {
  if ('query' in watched) {
    return { metrics: [{ id: 'q1', expression: watched.query, period: periodSeconds, returnData: true }] };
  }
  return {
    namespace: watched.namespace,
    metricName: watched.metricName,
    dimensions: Object.entries(watched.dimensions ?? {}).map(([name, value]) => ({ name, value })),
    statistic: watched.statistic,
    period: periodSeconds,
  };
}
