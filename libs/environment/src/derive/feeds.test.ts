import { LOG_TYPES } from '@nss/naming';
import fc from 'fast-check';
import { FEED_LOG_TYPE_NAMES, feedLogType } from '../feeds/log-types';
import { feedSchema } from '../feeds/schema';
import { type Environment } from '../schema';
import { relayFeeds } from './feeds';

const prefixes = ['172.16.10.0/28'];
type Given = Partial<Environment['siem'][number]> & { name: string };
const feeds = (logs: Environment['relay']['logs'], siem: Given[]) =>
  relayFeeds({ relay: { logs }, siem: siem.map((each) => ({ prefixes, ...each })) } as unknown as Environment);
const listed = (...given: object[]) => [{ name: 'soc', feeds: given.map((each) => feedSchema.parse(each)) }];

test('each log type and the alerts are a feed where the SIEM gives a port', () => {
  expect(feeds(['web', 'firewall'], [{ name: 'soc', ports: { web: 5140, firewall: 5141, alerts: 5142 } }])).toEqual(
    [
      { feed: 'web', log: 'web', port: 5140, mayBeSilent: false },
      { feed: 'firewall', log: 'firewall', port: 5141, mayBeSilent: false },
      { feed: 'alerts', port: 5142, mayBeSilent: true },
    ].map((feed) => ({
      ...feed,
      siem: 'soc',
      logType: feed.feed,
      prefixes,
      duplicateMinutes: 5,
      path: ['siem', 0, 'ports', feed.feed],
    })),
  );
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

// The vendor's pages about adding a feed give the NSS type: help.zscaler.com/zia/adding-nss-feeds-… for each.
test.each([
  ['web', 'web'],
  ['firewall', 'firewall'],
  ['dns', 'firewall'],
  ['tunnel', 'web'],
  ['admin-audit', 'web'],
  ['saas-security', 'web'],
  ['saas-security-activity', 'web'],
  ['endpoint-dlp', 'web'],
  ['email-dlp', 'web'],
])('a feed of %s logs comes from %s servers', (logType, log) => {
  expect(feeds(['web', 'firewall'], listed({ name: 'it', logType, port: 5140 }))).toMatchObject([{ feed: 'it', log }]);
});

test('a named feed says what the portal is told, and its collector narrows what is opened for it', () => {
  const [limited, named, plain] = feeds(
    ['web'],
    listed(
      {
        name: 'web-blocked',
        logType: 'web',
        port: 5140,
        collector: '172.16.10.4',
        eventsPerSecond: 5000,
        duplicateMinutes: 10,
        filter: 'blocked requests',
        silenceAlarm: false,
        from: 'web-02',
      },
      { name: 'web-all', logType: 'web', port: 5141, collector: 'collector.example.com' },
      { name: 'web', logType: 'web', port: 5142 },
    ),
  );
  expect(limited).toEqual({
    siem: 'soc',
    feed: 'web-blocked',
    logType: 'web',
    log: 'web',
    number: 2,
    port: 5140,
    prefixes: ['172.16.10.4/32'],
    collector: '172.16.10.4',
    eventsPerSecond: 5000,
    duplicateMinutes: 10,
    filter: 'blocked requests',
    mayBeSilent: true,
    path: ['siem', 0, 'feeds', 0, 'port'],
  });
  // A name is looked up by the server, whenever it connects.
  expect(named).toMatchObject({ prefixes, collector: 'collector.example.com' });
  expect(plain).toMatchObject({ prefixes, duplicateMinutes: 5, mayBeSilent: false });
});

test('whichever feeds are listed, each comes from a server that there is and that carries it, and the short form is the same as its feeds by name', () => {
  const anyFeeds = fc.array(
    fc.record({ logType: fc.constantFrom(...FEED_LOG_TYPE_NAMES), port: fc.integer({ min: 1, max: 65535 }) }),
    { minLength: 1, maxLength: 16 },
  );
  fc.assert(
    fc.property(fc.subarray([...LOG_TYPES], { minLength: 1 }), anyFeeds, (logs, given) => {
      const all = feeds(logs, listed(...given.map((feed, i) => ({ ...feed, name: `feed-${i}` }))));
      const carried = given.filter(({ logType }) => feedLogType(logType).servers.some((each) => logs.includes(each)));
      expect(all.map(({ port, logType }) => ({ port, logType }))).toEqual(
        carried.map(({ port, logType }) => ({ port, logType })),
      );
      for (const { log, logType } of all)
        if (log === undefined) expect(logType).toBe('alerts');
        else expect([logs.includes(log), feedLogType(logType).servers]).toEqual([true, [log]]);
    }),
  );
  fc.assert(
    fc.property(
      fc.subarray([...LOG_TYPES], { minLength: 1 }),
      fc.record({ web: fc.nat(), firewall: fc.nat(), alerts: fc.nat() }, { requiredKeys: [] }),
      (logs, ports) => {
        const long = ([...logs, 'alerts'] as const).flatMap((logType) =>
          ports[logType] === undefined ? [] : [{ name: logType, logType, port: ports[logType], duplicateMinutes: 5 }],
        );
        const withoutPath = (list: ReturnType<typeof feeds>) => list.map((feed) => ({ ...feed, path: [] }));
        expect(withoutPath(feeds(logs, [{ name: 'soc', feeds: long }]))).toEqual(
          withoutPath(feeds(logs, [{ name: 'soc', ports }])),
        );
      },
    ),
  );
});
