import { queriedMetric } from '@nss/cloudwatch';
import { type MetricAlarmDefinition } from './definitions';

/** An alarm whose metric a query names. */
export interface QueryAlarm {
  readonly Metrics: readonly [{ readonly Expression: string; readonly Period: number }];
}

/**
 * An alarm on one metric, whose query is written as the metric it finds.
 * @throws Error for a query of another form
 */
export function onMetric(alarm: MetricAlarmDefinition | (MetricAlarmDefinition & QueryAlarm)): MetricAlarmDefinition {
  if (!('Metrics' in alarm)) return alarm;
  const [{ Expression, Period }] = alarm.Metrics;
  const found = queriedMetric(Expression);
  if (!found) throw new Error(`${alarm.AlarmName} asks what no drill can answer: ${Expression}`);
  const { namespace, metricName, dimension, statistic } = found;
  return {
    ...alarm,
    MetricName: metricName,
    Namespace: namespace,
    Period,
    Dimensions: [{ Name: dimension.name, Value: dimension.value }],
    Statistic: statistic,
  };
}
