import { type MetricAlarmDefinition, type Statistic } from './definitions';

/** An alarm whose metric a query names. */
export interface QueryAlarm {
  readonly Metrics: readonly [{ readonly Expression: string; readonly Period: number }];
}

const STATISTICS: Readonly<Record<string, Statistic>> = {
  AVG: 'Average',
  COUNT: 'SampleCount',
  MAX: 'Maximum',
  MIN: 'Minimum',
  SUM: 'Sum',
};

/**
 * An alarm on one metric, whose query is written as the metric it finds. https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch-metrics-insights-querylanguage.html
 * @throws Error for a query of another form
 */
export function onMetric(alarm: MetricAlarmDefinition | (MetricAlarmDefinition & QueryAlarm)): MetricAlarmDefinition {
  if (!('Metrics' in alarm)) return alarm;
  const [{ Expression, Period }] = alarm.Metrics;
  const found = /^SELECT (\w+)\((\w+)\) FROM "([^"]+)" WHERE (\w+) = '([^']*)'$/.exec(Expression);
  if (!found) throw new Error(`${alarm.AlarmName} asks what no drill can answer: ${Expression}`);
  const [, statistic = '', MetricName = '', Namespace = '', Name = '', Value = ''] = found;
  return {
    ...alarm,
    MetricName,
    Namespace,
    Period,
    Dimensions: [{ Name, Value }],
    Statistic: STATISTICS[statistic] ?? 'Sum',
  };
}
