import { queriedMetric, type Statistic } from '@nss/cloudwatch';
import { type MetricWidget, UndrawableDashboard } from './body';

/** A metric, and what is made of its data points. */
export interface Metric {
  readonly namespace: string;
  readonly metricName: string;
  readonly dimensions: Readonly<Record<string, string>>;
  readonly statistic: Statistic;
  readonly periodSeconds: number;
}

/** A line of a graph. */
export interface GraphLine {
  readonly label: string;
  readonly metric: Metric;
}

/**
 * The lines of a graph.
 *
 * Source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/CloudWatch-Dashboard-Body-Structure.html, metrics array format
 *
 * @param place of the graph
 * @throws UndrawableDashboard for an expression or a shorthand that is not drawn
 */
export function graphLines({ properties }: MetricWidget, place: string): GraphLine[] {
  return properties.metrics.map((entry, index) => {
    const at = `${place}.properties.metrics.${index}`;
    const names = entry.filter((each) => typeof each === 'string');
    const [options = {}] = entry.flatMap((each) => (typeof each === 'string' ? [] : [each]));
    const { expression } = options;
    const named = expression === undefined ? ofNames(names, properties.stat, at) : ofQuery(expression, at);
    return {
      label: options.label ?? named.metricName,
      metric: { ...named, periodSeconds: properties.period },
    };
  });
}

/**
 * The metric that a query finds.
 * @throws UndrawableDashboard for an expression of another form
 */
export function ofQuery(expression: string, place: string): Omit<Metric, 'periodSeconds'> {
  const found = queriedMetric(expression);
  if (!found) throw new UndrawableDashboard(`${place}: the expression ${expression} is not drawn`);
  const { namespace, metricName, dimension, statistic } = found;
  return { namespace, metricName, dimensions: { [dimension.name]: dimension.value }, statistic };
}

function ofNames(names: readonly string[], statistic: Statistic, place: string): Omit<Metric, 'periodSeconds'> {
  const [namespace, metricName, ...dimensions] = names;
  if (namespace === undefined || metricName === undefined || dimensions.length % 2 > 0)
    throw new UndrawableDashboard(`${place}: ${JSON.stringify(names)} names no metric`);
  if (names.some((name) => /^\.+$/.test(name)))
    throw new UndrawableDashboard(`${place}: names that repeat those of the line before are not drawn`);
  return {
    namespace,
    metricName,
    dimensions: Object.fromEntries(
      Array.from({ length: dimensions.length / 2 }, (_, index) => dimensions.slice(index * 2, index * 2 + 2)),
    ) as Record<string, string>,
    statistic,
  };
}
