import { isOfFeed } from '../pulse/participants';
import { type PulseMetric } from '../pulse/pulse-metric';
import { graph } from './content';
import { type DashboardData } from './data';
import { type MetricLine, type Row } from './model';

/** One row a feed: what goes out, what comes in, what is turned away. Read left to right, the first dip is the fault. */
export function feedRows({ metrics, region, silentBelowBytesPerMinute = 4096 }: DashboardData): Row[] {
  return metrics
    .filter(({ kind }) => kind === 'feed')
    .map((feed) => {
      const outgoing = metrics.filter((metric) => metric.kind === 'feed-server' && isOfFeed(metric, feed));
      const senders = new Set(outgoing.map(({ server }) => server));
      const ofSenders = (kind: PulseMetric['kind']) =>
        metrics.filter((metric) => metric.kind === kind && senders.has(metric.server)).map(line);
      // Some speak only when something is wrong, as alerts do: a level for silence would mislead.
      const level = feed.mayBeSilent ? undefined : { label: 'silent below', value: silentBelowBytesPerMinute };
      return {
        height: 6,
        widgets: [
          graph(`${feed.label}: bytes out`, outgoing.map(line), { region, stat: 'Sum', level }),
          graph(`${feed.label}: bytes from Zscaler`, ofSenders('hubs-server'), { region, stat: 'Sum', level }),
          graph(`${feed.label}: rejected packets`, ofSenders('rejected-server'), { region, stat: 'Sum' }),
        ],
      };
    });
}

function line({ namespace, metricName, server }: PulseMetric): MetricLine {
  return [namespace, metricName, { label: server }];
}
