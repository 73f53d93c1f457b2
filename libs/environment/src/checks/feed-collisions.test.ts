import { relayServers } from '@nss/network';
import { pulseMetrics } from '@nss/observability';
import fc from 'fast-check';
import { relayFeeds } from '../derive/feeds';
import { FEED_LOG_TYPE_NAMES } from '../feeds/log-types';
import { feedSchema } from '../feeds/schema';
import { type Environment } from '../schema';
import { feedCollisions } from './feed-collisions';

/** Few ports, collectors and prefixes, so that feeds often meet. */
const feed = fc.record(
  {
    logType: fc.constantFrom(...FEED_LOG_TYPE_NAMES),
    port: fc.constantFrom(514, 5140, 5141),
    collector: fc.constantFrom('172.16.10.4', '172.16.10.5', 'collector.example.com'),
    from: fc.constantFrom('web', 'firewall', 'web-01', 'web-02'),
  },
  { requiredKeys: ['logType', 'port'] },
);
const siems = fc.array(
  fc.record({
    prefixes: fc.constantFrom(['172.16.10.0/28'], ['172.16.10.4/32'], ['172.16.11.0/28']),
    feeds: fc.array(feed, { minLength: 1, maxLength: 4 }),
  }),
  { minLength: 1, maxLength: 3 },
);
const environments = siems.map(
  (list) =>
    ({
      purpose: 'nss-dev',
      environment: 'dev',
      relay: { logs: ['web', 'firewall'], availability: 'active-active' } as Environment['relay'],
      siem: list.map(({ prefixes, feeds }, i) => ({
        name: `siem-${i}`,
        prefixes,
        acceptsDuplicates: false,
        feeds: feeds.map((each, j) => feedSchema.parse({ ...each, name: `feed-${j}` })),
      })),
    }) as unknown as Environment,
);

test('feeds are refused wherever the flow log could not tell them apart, and where two log types share a port at one address', () => {
  let refused = 0;
  fc.assert(
    fc.property(environments, (environment) => {
      const feeds = relayFeeds(environment);
      const servers = relayServers(environment.relay).map((server) => ({
        ...server,
        serviceInterfaceId: `eni-${server.name.replace('-', '')}`,
        managementInterfaceId: 'eni-0',
        serviceAddress: '',
      }));
      const collisions = feedCollisions(environment);
      refused += Math.min(1, collisions.length);
      if (collisions.length === 0) expect(() => pulseMetrics({ ...environment, servers, feeds })).not.toThrow(/apart/);
      const byTarget = new Map<string, Set<string>>();
      for (const { prefixes, port, logType } of feeds)
        for (const prefix of prefixes) {
          const key = `${prefix} ${port}`;
          byTarget.set(key, (byTarget.get(key) ?? new Set()).add(logType));
        }
      if ([...byTarget.values()].some((types) => types.size > 1)) expect(collisions).not.toEqual([]);
    }),
    { numRuns: 500 },
  );
  expect(refused).toBeGreaterThan(50);
});
