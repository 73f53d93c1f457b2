import { type LogType } from '@nss/naming';
import { type PulseMetric } from './pulse-metric';

/** What a feed carries: a log type, or the vendor's own alerts about the server. */
export type FeedType = LogType | 'alerts';

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

/** One stream from the servers of a log type to a SIEM. */
export interface PulseFeed {
  /** The SIEM's name. */
  readonly siem: string;
  readonly feed: FeedType;
  /** Whose servers send it. @default - a web or firewall feed: its own log type; alerts: every server */
  readonly log?: LogType;
  /** TCP port at the SIEM. */
  readonly port: number;
  /** Addresses of the collectors. */
  readonly prefixes: readonly string[];
}

/** A server's short name within its environment: `web-01`. */
export function serverLabel(server: Pick<PulseServer, 'log' | 'number'>): string {
  return `${server.log}-${String(server.number).padStart(2, '0')}`;
}

/** The servers that send a feed. */
export function sendersOf<Server extends Pick<PulseServer, 'log'>>(
  feed: Pick<PulseFeed, 'feed' | 'log'>,
  servers: readonly Server[],
): Server[] {
  const log = feed.log ?? (feed.feed === 'alerts' ? undefined : feed.feed);
  return servers.filter((server) => log === undefined || server.log === log);
}

/** True when a metric is this feed's. */
export function isOfFeed(metric: Pick<PulseMetric, 'siem' | 'feed'>, feed: Pick<PulseFeed, 'siem' | 'feed'>): boolean {
  return metric.siem === feed.siem && metric.feed === feed.feed;
}
