import { overlaps } from '@nss/network';
import { type RelayFeed, relayFeeds } from '../derive/feeds';
import { type Environment } from '../schema';
import { type Check } from './check';

/** Two feeds of which a collector, or the flow log, cannot tell which one a packet is of. */
export interface FeedCollision {
  readonly feed: RelayFeed;
  readonly other: RelayFeed;
}

/**
 * Feeds that cannot share the port they have at one collector: those of two log types, which a SIEM tells apart by their port, and those
 * of one server, which the flow log tells apart by nothing else.
 */
export function feedCollisions(environment: Environment): FeedCollision[] {
  const feeds = relayFeeds(environment);
  return feeds.flatMap((feed, i) => {
    const other = feeds
      .slice(0, i)
      .find(
        (earlier) =>
          earlier.port === feed.port &&
          haveCommonAddress(earlier, feed) &&
          (earlier.logType !== feed.logType || haveCommonSender(earlier, feed)),
      );
    return other ? [{ feed, other }] : [];
  });
}

function haveCommonAddress(a: RelayFeed, b: RelayFeed): boolean {
  return a.prefixes.some((prefix) => b.prefixes.some((each) => overlaps(prefix, each)));
}

function haveCommonSender(a: RelayFeed, b: RelayFeed): boolean {
  const isSame = <T>(one: T | undefined, another: T | undefined) =>
    one === undefined || another === undefined || one === another;
  return isSame(a.log, b.log) && isSame(a.number, b.number);
}

/** What shares a collector is told apart by its port. */
export const feedPorts: Check = function* (environment) {
  for (const { feed, other } of feedCollisions(environment)) {
    yield {
      path: feed.path,
      message: `the port is taken by the ${other.feed} feed of SIEM ${other.siem}${feed.siem === other.siem ? '' : `, which has the same addresses (${other.prefixes.join(', ')})`}`,
      allowed: 'a port of its own for each feed',
      remedy: 'choose another port',
    };
  }
};
