import { type LogType } from '@nss/naming';
import { type PulseMetric } from './pulse-metric';

/** One NSS server, as the pulse sees it. Ids may be CDK tokens. */
export interface PulseServer {
  /** `nss-dev-web-01` */
  readonly name: string;
  readonly log: LogType;
  /** Counts servers of one log type, from 1. */
  readonly number: number;
  /** eth1: Nanolog in, SIEM out. */
  readonly serviceInterfaceId: string;
  /** eth0: management and control. */
  readonly managementInterfaceId: string;
  /** Address of eth1. */
  readonly serviceAddress: string;
}

/** One stream from the servers of a log type, or from all of them, to a SIEM. */
export interface PulseFeed {
  /** The SIEM's name. */
  readonly siem: string;
  /** Its own name among the SIEM's: `web`. */
  readonly feed: string;
  /** Whose servers send it. @default - every server */
  readonly log?: LogType;
  /** The one server of the log type that sends it, from 1. @default - each of them */
  readonly number?: number;
  /** TCP port at the SIEM. */
  readonly port: number;
  /** Addresses of the collectors. */
  readonly prefixes: readonly string[];
  /** Whether its silence is none: it speaks only when there is something to say. @default false */
  readonly mayBeSilent?: boolean;
}

/** A server's short name within its environment: `web-01`. */
export function serverLabel(server: Pick<PulseServer, 'log' | 'number'>): string {
  return `${server.log}-${String(server.number).padStart(2, '0')}`;
}

/** The servers that send a feed. */
export function sendersOf<Server extends Pick<PulseServer, 'log' | 'number'>>(
  { log, number }: Pick<PulseFeed, 'log' | 'number'>,
  servers: readonly Server[],
): Server[] {
  return servers.filter((server) => (log ?? server.log) === server.log && (number ?? server.number) === server.number);
}

/** True when a metric is this feed's. */
export function isOfFeed(
  metric: Pick<PulseMetric, 'siem' | 'feed'>,
  feed: Pick<PulseMetric, 'siem' | 'feed'>,
): boolean {
  return metric.siem === feed.siem && metric.feed === feed.feed;
}
