import { prefixesOverlap } from '../flow-log/prefix';
import { type PulseFeed, type PulseServer, sendersOf } from './participants';

/**
 * The destination prefixes a feed's filter must name. A feed whose port no other feed of the same servers uses is told
 * apart by that port alone; where two share a port, only the SIEM's addresses tell them apart.
 *
 * @throws Error when two feeds share servers, port and addresses: their bytes cannot be told apart
 */
export function discriminatingPrefixes(
  feed: PulseFeed,
  feeds: readonly PulseFeed[],
  servers: readonly PulseServer[],
): readonly string[] | undefined {
  const own = new Set(sendersOf(feed, servers));
  const rivals = feeds.filter(
    (other) =>
      other !== feed && other.port === feed.port && sendersOf(other, servers).some((server) => own.has(server)),
  );
  for (const rival of rivals) {
    const shared = feed.prefixes.find((prefix) => rival.prefixes.some((other) => prefixesOverlap(prefix, other)));
    if (shared !== undefined) {
      throw new Error(
        `the feeds ${feed.siem}/${feed.feed} and ${rival.siem}/${rival.feed} both go to port ${feed.port} at ${shared}: ` +
          'flow logs cannot tell them apart; give one of them another port',
      );
    }
  }
  return rivals.length > 0 ? feed.prefixes : undefined;
}
