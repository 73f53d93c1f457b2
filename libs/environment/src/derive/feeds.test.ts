import { type Environment } from '../schema';
import { relayFeeds } from './feeds';

const prefixes = ['172.16.10.0/28'];
const feeds = (logs: Environment['relay']['logs'], siem: Pick<Environment['siem'][number], 'name' | 'ports'>[]) =>
  relayFeeds({ relay: { logs }, siem: siem.map((each) => ({ ...each, prefixes })) } as unknown as Environment);

test('each log type and the alerts are a feed where the SIEM gives a port', () => {
  expect(feeds(['web', 'firewall'], [{ name: 'soc', ports: { web: 5140, firewall: 5141, alerts: 5142 } }])).toEqual([
    { siem: 'soc', feed: 'web', port: 5140, prefixes },
    { siem: 'soc', feed: 'firewall', port: 5141, prefixes },
    { siem: 'soc', feed: 'alerts', port: 5142, prefixes },
  ]);
});

test('a port for a log type the relay does not have is no feed', () => {
  expect(feeds(['web'], [{ name: 'soc', ports: { web: 5140, firewall: 5141 } }]).map(({ feed }) => feed)).toEqual([
    'web',
  ]);
});

test('a SIEM without a port for a log type does not receive it', () => {
  expect(
    feeds(
      ['web', 'firewall'],
      [
        { name: 'soc', ports: { firewall: 5141 } },
        { name: 'archive', ports: { web: 6514 } },
      ],
    ),
  ).toMatchObject([
    { siem: 'soc', feed: 'firewall' },
    { siem: 'archive', feed: 'web' },
  ]);
});

test('a log type listed twice is one feed', () => {
  expect(feeds(['web', 'web'], [{ name: 'soc', ports: { web: 5140 } }])).toHaveLength(1);
});
