import { type LogType } from '@nss/naming';
import { type PulseMetric, type PulseServer, serverLabel } from '@nss/observability';

/** A pulse metric whose silence, or noise, is a fault: what runbooks look at. */
export interface WatchedPulse {
  /** For people: `web to soc`. */
  readonly label: string;
  readonly metric: string;
  /** The log type of the servers it is about. */
  readonly log: LogType;
  /** Where a feed goes. @default - it is no feed */
  readonly siem?: string;
  /** The one server it is about: `web-01`. @default - every server of the log type */
  readonly server?: string;
}

/** Those of the metrics that runbooks look at, of one kind. A feed of alerts may be silent for days: it is none of them. */
export function watchedPulse(
  metrics: readonly PulseMetric[],
  kind: PulseMetric['kind'],
  servers: readonly Pick<PulseServer, 'name' | 'log' | 'number'>[],
): WatchedPulse[] {
  const labels = new Map(servers.map((server) => [server.name, serverLabel(server)]));
  return metrics
    .filter((metric) => metric.kind === kind && !metric.mayBeSilent)
    .flatMap(({ label, metricName, log, siem, server }): WatchedPulse[] =>
      log === undefined
        ? []
        : [
            {
              label,
              metric: metricName,
              log,
              ...(siem !== undefined && { siem }),
              ...(server !== undefined && { server: labels.get(server) ?? server }),
            },
          ],
    );
}
