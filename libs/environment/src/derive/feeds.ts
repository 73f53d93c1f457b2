import { type LogType } from '@nss/naming';
import { type FeedLogTypeName, feedLogType } from '../feeds/log-types';
import { RECOMMENDED_DUPLICATE_MINUTES, type FileFeed } from '../feeds/schema';
import { type KeyPath } from '../problem';
import { type Environment } from '../schema';

/** One stream from the servers of a log type, or from all of them, to a SIEM. */
export interface RelayFeed {
  /** The SIEM's name. */
  readonly siem: string;
  /** Its own name among the SIEM's: `web`. */
  readonly feed: string;
  readonly logType: FeedLogTypeName;
  /** Whose servers send it. @default - every server */
  readonly log?: LogType;
  /** The one server of the log type that sends it, from 1. @default - each of them */
  readonly number?: number;
  /** TCP port at the SIEM. */
  readonly port: number;
  /** Addresses of the collectors. */
  readonly prefixes: readonly string[];
  /** What the portal is told as destination. @default - one of the prefixes */
  readonly collector?: string;
  /** @default - unlimited */
  readonly eventsPerSecond?: number;
  /** Minutes of logs that are sent again after a lost connection. */
  readonly duplicateMinutes: number;
  /** What is let through, in words. @default - all of the log type */
  readonly filter?: string;
  /** Whether its silence is none: it speaks only when there is something to say. */
  readonly mayBeSilent: boolean;
  /** Where the file gives its port. */
  readonly path: KeyPath;
}

type Siem = Environment['siem'][number];

/**
 * Every stream that leaves the relay for a SIEM, in a fixed order: the one list that flows, rules, pulse, alarms, the dashboard, the report
 * and the runbooks follow from. A port of the short form for a log type that the relay does not have is no feed.
 */
export function relayFeeds({ siem, relay }: Environment): RelayFeed[] {
  const own = new Set(relay.logs);
  return siem.flatMap((each, index) => [
    ...shortForm(each, index, [...own]),
    ...longForm(each, index).filter(({ logType, log }) => {
      const { servers } = feedLogType(logType);
      return log === undefined ? servers.some((server) => own.has(server)) : own.has(log);
    }),
  ]);
}

function shortForm({ name, ports = {}, prefixes }: Siem, index: number, logs: readonly LogType[]): RelayFeed[] {
  return ([...logs, 'alerts'] as const).flatMap((logType): RelayFeed[] => {
    const port = ports[logType];
    if (port === undefined) return [];
    return [
      {
        siem: name,
        feed: logType,
        logType,
        ...(logType !== 'alerts' && { log: logType }),
        port,
        prefixes,
        duplicateMinutes: RECOMMENDED_DUPLICATE_MINUTES,
        mayBeSilent: !feedLogType(logType).isSteady,
        path: ['siem', index, 'ports', logType],
      },
    ];
  });
}

/** The feeds that a SIEM lists by name, whoever sends them. */
export function longForm({ name, feeds = [], prefixes }: Siem, index: number): RelayFeed[] {
  return feeds.map((feed, i) => ({
    siem: name,
    feed: feed.name,
    logType: feed.logType,
    ...sender(feed),
    port: feed.port,
    prefixes: /^[\d.]+$/.test(feed.collector ?? '') ? [`${feed.collector}/32`] : prefixes,
    ...(feed.collector !== undefined && { collector: feed.collector }),
    ...(feed.eventsPerSecond !== undefined && { eventsPerSecond: feed.eventsPerSecond }),
    duplicateMinutes: feed.duplicateMinutes,
    ...(feed.filter !== undefined && { filter: feed.filter }),
    mayBeSilent: !(feed.silenceAlarm ?? feedLogType(feed.logType).isSteady),
    path: ['siem', index, 'feeds', i, 'port'],
  }));
}

/** Whose servers send a feed: those it says, else those that carry its log type where they are of one. */
function sender({ from, logType }: FileFeed): Pick<RelayFeed, 'log' | 'number'> {
  const [, log, number] = /^(web|firewall)(?:-0(\d))?$/.exec(from ?? '') ?? [];
  if (log !== undefined) return { log: log as LogType, ...(number !== undefined && { number: Number(number) }) };
  const { servers } = feedLogType(logType);
  return servers.length === 1 ? { log: servers[0]! } : {};
}
