import { type Statistic } from '@nss/cloudwatch';

/** Data points of one metric that were seen in a minute. */
interface Point {
  /** From when on CloudWatch has it. */
  readonly knownAt: number;
  readonly values: readonly number[];
}

const sum = (values: readonly number[]) => values.reduce((total, each) => total + each, 0);

const STATISTICS: Readonly<Record<Statistic, (values: readonly number[]) => number>> = {
  Sum: sum,
  Minimum: (values) => Math.min(...values),
  Maximum: (values) => Math.max(...values),
  Average: (values) => sum(values) / values.length,
  SampleCount: (values) => values.length,
};

/** What CloudWatch has of metrics, by the minute, from the moment on at which it has it. */
export class MetricStore {
  /** By metric and minute. */
  private readonly points = new Map<string, Point[]>();

  /** @param metric `NSS/prod to-soc-web-bytes` */
  put(metric: string, minute: number, knownAt: number, values: readonly number[]): void {
    const own = this.points.get(metric) ?? [];
    own[minute] = { knownAt, values };
    this.points.set(metric, own);
  }

  /**
   * A statistic of a period.
   * @param now what is known at this minute
   * @param end the first minute after the period
   * @returns undefined where there is no data point
   */
  statistic(metric: string, statistic: Statistic, now: number, end: number, minutes: number): number | undefined {
    const own = this.points.get(metric);
    let values: readonly number[] = [];
    for (let minute = end - minutes; minute < end; minute += 1) {
      const point = own?.[minute];
      if (point && point.knownAt <= now) values = values.length === 0 ? point.values : [...values, ...point.values];
    }
    return values.length > 0 ? STATISTICS[statistic](values) : undefined;
  }

  /** Sums of the last minutes that are known, as minutes ago and value, the oldest first. */
  sums(metric: string, now: number, minutes: number): [minutesAgo: number, value: number][] {
    const from = Math.max(0, now - minutes);
    return (this.points.get(metric) ?? [])
      .slice(from)
      .flatMap(({ knownAt, values }, index): [number, number][] =>
        knownAt <= now ? [[now - from - index, sum(values)]] : [],
      );
  }

  get metrics(): readonly string[] {
    return [...this.points.keys()];
  }
}
