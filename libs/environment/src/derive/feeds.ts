import { type PulseFeed } from '@nss/observability';
import { type Environment } from '../schema';

/** Every stream that leaves the relay for a SIEM: of each log type the relay has, and of its alerts, where the SIEM gives a port. */
export function relayFeeds({ siem, relay }: Environment): PulseFeed[] {
  const types = [...new Set(relay.logs), 'alerts'] as const;
  return siem.flatMap(({ name, ports, prefixes }) =>
    types.flatMap((feed) => {
      const port = ports[feed];
      return port === undefined ? [] : [{ siem: name, feed, port, prefixes }];
    }),
  );
}
