/** Of the data points of a period, what is looked at. */
export type Statistic = 'Sum' | 'Minimum' | 'Maximum' | 'Average' | 'SampleCount';

/** The one metric that a query finds, and what is made of its data points. */
export interface QueriedMetric {
  readonly namespace: string;
  readonly metricName: string;
  readonly dimension: { readonly name: string; readonly value: string };
  readonly statistic: Statistic;
}

const STATISTICS: Readonly<Record<string, Statistic>> = {
  AVG: 'Average',
  COUNT: 'SampleCount',
  MAX: 'Maximum',
  MIN: 'Minimum',
  SUM: 'Sum',
};

/**
 * Reads a Metrics Insights query that asks for one metric by one dimension.
 *
 * Source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch-metrics-insights-querylanguage.html
 *
 * @returns undefined for a query, or any other expression, of another form
 */
export function queriedMetric(expression: string): QueriedMetric | undefined {
  const found = /^SELECT (\w+)\((\w+)\) FROM "([^"]+)" WHERE (\w+) = '([^']*)'$/.exec(expression);
  const [, statistic = '', metricName = '', namespace = '', name = '', value = ''] = found ?? [];
  const known = STATISTICS[statistic];
  return known && { namespace, metricName, dimension: { name, value }, statistic: known };
}
