import { type LogType } from '@nss/naming';
import { relayServers } from '@nss/network';
import { sendersOf } from '@nss/observability';
import { type RelayFeed, relayFeeds } from '../derive/feeds';
import { type Environment } from '../schema';

/**
 * Feeds that a server sends at most: "up to 16" by the deployment guide and the pages about adding a feed, "up to eight NSS feeds for each NSS" by
 * the older guidelines. https://help.zscaler.com/unified/nss-deployment-guide-amazon-web-services,
 * https://help.zscaler.com/zia/guidelines-configuring-feeds-web-and-firewall-logs
 */
const FEEDS_PER_SERVER = 16;
/** What the stricter of the two pages allows. */
export const STRICTER_FEEDS_PER_SERVER = 8;

/** Feeds that a server of this relay sends at most, alerts among them. */
export function feedsPerServer({ feedsPerServer: given = FEEDS_PER_SERVER }: Environment['relay']): number {
  return given;
}

/** The feeds of the server of a log type that sends most. */
export function mostFeeds(environment: Environment, log: LogType): RelayFeed[] {
  const feeds = relayFeeds(environment);
  return relayServers(environment.relay)
    .filter((server) => server.log === log)
    .map((server) => feeds.filter((feed) => sendersOf(feed, [server]).length > 0))
    .reduce((most, own) => (own.length > most.length ? own : most), []);
}
