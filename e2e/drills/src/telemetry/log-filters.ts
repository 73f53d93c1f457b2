import { filterPattern, type Matched } from '@nss/cloudwatch';
import { type FilterDefinition } from '../deployed/definitions';
import { type MetricStore } from './metric-store';

/**
 * Minutes until lines are in CloudWatch Logs: flow-log records "typically within 5 minutes", events of a trail within "about 5 minutes".
 * https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-basics.html
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/get-and-view-cloudtrail-log-files.html
 */
const DELIVERY = 5;

/** A line, and what it is like but for its figures: lines of one kind match the same patterns. */
export interface LogLine {
  readonly kind: string;
  readonly text: string;
}

/** The metric filters of a log group, with the lines of each minute given to them. */
export class LogFilters {
  private readonly filters: readonly (FilterDefinition & { readonly matches: (line: string) => Matched | undefined })[];
  private readonly known = new Map<string, readonly number[]>();

  constructor(filters: readonly FilterDefinition[], logGroup: string) {
    this.filters = filters
      .filter(({ LogGroupName }) => LogGroupName === logGroup)
      .map((each) => ({ ...each, matches: filterPattern(each.FilterPattern) }));
  }

  /** Publishes what the lines of a minute count. https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/MonitoringLogData.html */
  publish(lines: readonly LogLine[], minute: number, store: MetricStore): void {
    if (lines.length === 0) return;
    const values = this.filters.map((): number[] => []);
    for (const line of lines)
      for (const index of this.filtersOf(line)) {
        const { matches, MetricTransformations } = this.filters[index]!;
        const { MetricValue } = MetricTransformations[0]!;
        const value = MetricValue.startsWith('$') ? matches(line.text)?.(MetricValue) : MetricValue;
        // A dash is no figure: such a line counts for nothing.
        if (value !== '-') values[index]!.push(Number(value));
      }
    this.filters.forEach(({ MetricTransformations }, index) => {
      for (const { MetricNamespace, MetricName, DefaultValue } of MetricTransformations) {
        const own = values[index]!;
        const counted = own.length > 0 || DefaultValue === undefined ? own : [DefaultValue];
        if (counted.length > 0) store.put(`${MetricNamespace} ${MetricName}`, minute, minute + 1 + DELIVERY, counted);
      }
    });
  }

  private filtersOf({ kind, text }: LogLine): readonly number[] {
    const found = this.known.get(kind) ?? this.filters.flatMap(({ matches }, index) => (matches(text) ? [index] : []));
    this.known.set(kind, found);
    return found;
  }
}
