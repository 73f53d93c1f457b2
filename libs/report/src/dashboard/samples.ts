import { type Statistic } from '@nss/cloudwatch';
import { AGENT_NAMESPACE, FREE_SPACE_METRIC, HEARTBEAT_METRIC } from '@nss/observability';
import { UndrawableDashboard } from './body';
import { type Metric } from './metric';

/** Data points of metrics that nobody measured. */
export interface Samples {
  /** Servers that stand by, by their names: nothing passes them, and a machine that is stopped reports nothing. */
  readonly standbys: readonly string[];
  /** A feed that has been silent for a while, by what its metrics begin with: `to-soc-web`. @default - every feed is at work */
  readonly silent?: { readonly feed: string; readonly minutes: number };
}

/** Of a minute before now: 0 is the last one. Undefined where nothing is reported. */
type Sample = (minutesAgo: number, phase: number) => number | undefined;

const steady =
  (value: number): Sample =>
  () =>
    value;
/** Around a value, as traffic is; never the same for two metrics. */
const around =
  (value: number): Sample =>
  (minutesAgo, phase) =>
    value * (1 + 0.18 * Math.sin((minutesAgo + phase) / 19) + 0.07 * Math.sin((minutesAgo * 3 + phase) / 4));

/** Plausible values a minute, by namespace and metric. */
const SAMPLES: readonly (readonly [metric: RegExp, sample: Sample])[] = [
  [/^NSS\/\S+ (to|from)-\S+-bytes$/, around(2_400_000)],
  [/^NSS\/\S+ rejected-\S+-packets$/, steady(0)],
  [/^AWS\/EC2 CPUUtilization$/, around(22)],
  [/^AWS\/EC2 StatusCheckFailed\w*$/, steady(0)],
  [/^AWS\/EC2 Network(In|Out)$/, around(2_600_000)],
  [/^AWS\/NATGateway (ErrorPortAllocation|PacketsDropCount)$/, steady(0)],
  [/^AWS\/DX VirtualInterfaceBgpStatus$/, steady(1)],
  [/^AWS\/VPN TunnelState$/, steady(1)],
  [new RegExp(`^${AGENT_NAMESPACE} ${HEARTBEAT_METRIC}$`), steady(1)],
  [new RegExp(`^${AGENT_NAMESPACE} ${FREE_SPACE_METRIC}$`), steady(61)],
  // Filters of the trail count what happens, and nothing happened.
  [/^LogMetrics \S+$/, () => undefined],
];

const STATISTICS: Readonly<Record<Statistic, (values: readonly number[]) => number>> = {
  Sum: (values) => sum(values),
  Minimum: (values) => Math.min(...values),
  Maximum: (values) => Math.max(...values),
  Average: (values) => sum(values) / values.length,
  SampleCount: (values) => values.length,
};

/**
 * What CloudWatch would answer of the sample metrics: a data point a period, the oldest first; undefined where there is none.
 * @param periods how many, up to now
 * @throws UndrawableDashboard for a metric that has no sample
 */
export function dataPoints(metric: Metric, periods: number, samples: Samples, place: string): (number | undefined)[] {
  const sample = sampleOf(metric, samples, place);
  const minutes = metric.periodSeconds / 60;
  return Array.from({ length: periods }, (_, index) => {
    const newest = (periods - 1 - index) * minutes;
    const values = Array.from({ length: minutes }, (__, minute) => sample(newest + minute)).filter(
      (value) => value !== undefined,
    );
    return values.length > 0 ? STATISTICS[metric.statistic](values) : undefined;
  });
}

function sampleOf(
  metric: Metric,
  { standbys, silent }: Samples,
  place: string,
): (minutesAgo: number) => number | undefined {
  const { namespace, metricName, dimensions } = metric;
  const known = SAMPLES.find(([pattern]) => pattern.test(`${namespace} ${metricName}`))?.[1];
  if (!known) throw new UndrawableDashboard(`${place}: there is no sample of ${namespace} ${metricName}`);
  if (standbys.some((name) => Object.values(dimensions).includes(name))) return () => undefined;
  // `nss-prod-web-02` is `web-02` in the names of our own metrics.
  if (standbys.some((name) => metricName.includes(`-${name.split('-').slice(-2).join('-')}-`))) return () => 0;
  const isSilent = silent && (metricName === `${silent.feed}-bytes` || metricName.startsWith(`${silent.feed}-from-`));
  const phase = [...`${metricName}${Object.values(dimensions).join()}`].reduce(
    (total, letter) => (total * 31 + letter.charCodeAt(0)) % 997,
    7,
  );
  return (minutesAgo) => (isSilent && minutesAgo < silent.minutes ? 0 : known(minutesAgo, phase));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, each) => total + each, 0);
}
