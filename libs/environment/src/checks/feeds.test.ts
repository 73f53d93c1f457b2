import { problemsAfter } from '../testing/edited-files';
import { expectNoProblems, expectProblems, expectWarnings } from '../testing/expect-problems';

const SHORT = 'ports: { web: 5140, firewall: 5141, alerts: 5142 }';
const COLLECTORS = 'prefixes: [172.16.10.0/28]';

/** The feeds of dev's SIEM, one a line; with web and firewall logs before them unless all are given. */
const feeds = (lines: string[], all = false): [string, string] => [
  SHORT,
  ['feeds:', ...(all ? [] : [WEB, FIREWALL]), ...lines].join('\n      - '),
];
const WEB = '{ name: web, logType: web, port: 5140 }';
const FIREWALL = '{ name: firewall, logType: firewall, port: 5141 }';
/** Another SIEM behind dev's own. */
const second = (lines: string): [string, string] => ['relay:', `  - name: second\n    ${lines}\nrelay:`];
const siems = (count: number): [string, string] => [
  'relay:',
  `${Array.from({ length: count }, (_, i) => `  - { name: siem-${i}, prefixes: [172.16.3${i}.0/28], ports: { web: 5140 } }\n`).join('')}relay:`,
];
const relay = (line: string): [string, string] => ['  instanceType: t2.large', `  ${line}\n  instanceType: t2.large`];
const ADDRESSES = `  addresses:                          # fixed, and checked against the NAT gateway's and AWS's own
    web-01: { management: 10.0.0.140, service: 10.0.0.141 }
    firewall-01: { management: 10.0.0.150, service: 10.0.0.151 }
`;
const ACTIVE: [string, string][] = [
  ['availability: single ', 'availability: active-active '],
  [ADDRESSES, ''],
];

expectProblems([
  [
    'a port for a log type that only a name can have',
    { dev: [['alerts: 5142 }', 'alerts: 5142, ▸dns: 5143 }']] },
    'siem[0].ports.dns',
    'unknown key',
  ],
  [
    'a SIEM that receives nothing',
    { dev: [['relay:', '  - name: idle\n    prefixes: [172.16.30.0/28]\n    ports: ▸{}\nrelay:']] },
    'siem[1].ports',
    'receives no feed',
  ],
  [
    'feeds in both forms',
    { dev: [[SHORT, `ports: ▸{ web: 5140 }\n    feeds: [${FIREWALL}]`]] },
    'siem[0].ports',
    'twice, by ports and by feeds',
  ],
  [
    'one port for two feeds',
    { dev: [['firewall: 5141', 'firewall: ▸5140']] },
    'siem[0].ports.firewall',
    'taken by the web feed of SIEM soc',
  ],
  [
    'one port for two feeds that have names',
    { dev: [feeds(['{ name: dns, logType: dns, port: ▸5141 }'])] },
    'siem[0].feeds[2].port',
    'taken by the firewall feed of SIEM soc',
  ],
  [
    'two SIEMs with one port on one collector',
    { dev: [second('prefixes: [172.16.10.4/30]\n    ports: { web: ▸5140 }')] },
    'siem[1].ports.web',
    'taken by the web feed of SIEM soc, which has the same addresses (172.16.10.0/28)',
  ],
  [
    'two feeds whose metrics would be one',
    { dev: [feeds(['{ name: dns2, logType: dns, port: 5143 }', '{ name: ▸dns-2, logType: dns, port: 5144 }'])] },
    'siem[0].feeds[3].name',
    'called like those of dns2 of SIEM soc',
  ],
  [
    'a feed of a name of other alarms',
    { dev: [feeds(['{ name: ▸hubs, logType: tunnel, port: 5143 }'])] },
    'siem[0].feeds[2].name',
    "Zscaler's hubs",
  ],
  [
    'DNS logs from web servers',
    { dev: [feeds(['{ name: dns, logType: dns, port: 5143, from: ▸web }'])] },
    'siem[0].feeds[2].from',
    'web servers do not carry dns logs: https://help.zscaler.com/zia/adding-nss-feeds-dns-logs',
  ],
  [
    'logs of servers that there are none of',
    {
      dev: [
        feeds([WEB, '{ name: dns, logType: ▸dns, port: 5143 }'], true),
        ['logs: [web, firewall]', 'logs: [web]'],
        [ADDRESSES, ''],
      ],
    },
    'siem[0].feeds[1].logType',
    'firewall servers, of which there are none',
  ],
  [
    'one server of those that stand in for each other',
    { dev: [feeds(['{ name: tunnel, logType: tunnel, port: 5143, from: ▸web-01 }'])] },
    'siem[0].feeds[2].from',
    'whichever it is',
  ],
  [
    'a collector somewhere else',
    { dev: [feeds(['{ name: dns, logType: dns, port: 5143, collector: ▸172.16.99.4 }'])] },
    'siem[0].feeds[2].collector',
    'in none of the prefixes',
  ],
  [
    'an alarm on the silence of alerts',
    { dev: [feeds(['{ name: alerts, logType: alerts, port: 5142, silenceAlarm: ▸true }'])] },
    'siem[0].feeds[2].silenceAlarm',
    'only when something is wrong',
  ],
  [
    'a log type that is alone with alerts',
    {
      dev: [feeds(['{ name: alerts, logType: alerts, port: 5142 }', FIREWALL], true), ['logs: [web', 'logs: [▸web']],
    },
    'relay.logs[0]',
    'go nowhere',
  ],
  [
    'more feeds of a log type than a server sends',
    { dev: [['siem:\n', '▸siem:\n'], siems(8), relay('feedsPerServer: 16')] },
    'siem',
    'at most 8 web feeds',
  ],
  [
    'more feeds of a log type than Zscaler confirmed',
    { dev: [['siem:\n', '▸siem:\n'], siems(4), relay('feedsPerLogType: 4')] },
    'siem',
    'at most 4 web feeds',
  ],
  [
    'more feeds than a server sends, with its alerts',
    {
      dev: [
        ['siem:\n', '▸siem:\n'],
        feeds(Array.from({ length: 16 }, (_, i) => `{ name: tunnel-${i}, logType: tunnel, port: ${6000 + i} }`)),
      ],
    },
    'siem',
    'at most 16 feeds',
  ],
  [
    'two active servers and one SIEM',
    { dev: [...ACTIVE, ['  - name: soc', '  - ▸name: soc']] },
    'siem[0].acceptsDuplicates',
    'every line of web and firewall logs twice',
  ],
  [
    'a limit below what the users make',
    { dev: [feeds(['{ name: web-2, logType: web, port: 5150, eventsPerSecond: ▸3000 }'])] },
    'siem[0].feeds[2].eventsPerSecond',
    // 11 Mbps for 10,000 users, five times as much to the SIEM, 1 KB a line.
    '5000 users make about 3438 lines a second',
  ],
  [
    'feeds of which no filter can be made',
    {
      dev: [
        ['siem:\n', '▸siem:\n'],
        [COLLECTORS, 'prefixes: [172.16.10.1/32, 172.16.11.0/26]'],
        second('prefixes: [172.16.30.0/28]\n    ports: { web: 5140 }'),
      ],
    },
    'siem',
    'AWS allows 1024',
  ],
]);

const LONG = 'x'.repeat(40);

expectProblems([
  [
    'more feeds under longer names than the description for runbooks has room for',
    {
      dev: [
        ['siem:\n', '▸siem:\n'],
        ['name: soc', `name: ${LONG}`],
        feeds(
          Array.from(
            { length: 15 },
            (_, i) => `{ name: ${LONG.slice(3)}-${i}, logType: dns, port: ${6000 + i}, silenceAlarm: true }`,
          ),
        ),
        relay('feedsPerServer: 16'),
      ],
    },
    'siem',
    'room for 4000',
  ],
]);

expectWarnings([
  [
    "more feeds than the stricter of the vendor's pages allows",
    { dev: [['siem:\n', '▸siem:\n'], siems(7)] },
    'siem',
    '16 by one page of the vendor, 8 by another',
  ],
  [
    'a limit below what the users make, of a feed that is filtered',
    { dev: [feeds(['{ name: web-2, logType: web, port: 5150, eventsPerSecond: ▸3000, filter: blocked }'])] },
    'siem[0].feeds[2].eventsPerSecond',
    'is lost',
  ],
  [
    'too few minutes of duplicates',
    { dev: [feeds(['{ name: dns, logType: dns, port: 5143, duplicateMinutes: ▸0 }'])] },
    'siem[0].feeds[2].duplicateMinutes',
    'skipped',
  ],
]);

expectNoProblems([
  ['eight feeds a log', { dev: [siems(7), relay('feedsPerServer: 16')] }],
  [
    'sixteen feeds a server, as Zscaler confirmed',
    {
      dev: [
        feeds(Array.from({ length: 15 }, (_, i) => `{ name: tunnel-${i}, logType: tunnel, port: ${6000 + i} }`)),
        relay('feedsPerServer: 16'),
      ],
    },
  ],
  [
    'several feeds of a log type, and log types beside web and firewall',
    {
      dev: [
        feeds([
          '{ name: web-blocked, logType: web, port: 5150, filter: blocked requests, silenceAlarm: false }',
          '{ name: dns, logType: dns, port: 5143, eventsPerSecond: 3438, duplicateMinutes: 10 }',
          '{ name: audit, logType: admin-audit, port: 5144, collector: collector.example.com }',
          '{ name: alerts-web, logType: alerts, port: 5142, from: web }',
          '{ name: alerts-firewall, logType: alerts, port: 5142, from: firewall }',
        ]),
      ],
    },
  ],
  ['several SIEMs on one collector', { dev: [second('prefixes: [172.16.10.0/28]\n    ports: { web: 6140 }')] }],
  [
    'one port on two collectors of a SIEM',
    {
      dev: [
        feeds(
          [
            '{ name: web, logType: web, port: 514, collector: 172.16.10.4 }',
            '{ name: firewall, logType: firewall, port: 514, collector: 172.16.10.5 }',
          ],
          true,
        ),
      ],
    },
  ],
  [
    'a limit that the users stay below',
    { dev: [feeds(['{ name: w, logType: web, port: 5150, eventsPerSecond: 3438 }'])] },
  ],
  [
    'two active servers and a SIEM that tells apart',
    { dev: [...ACTIVE, [SHORT, `${SHORT}\n    acceptsDuplicates: true`]] },
  ],
  [
    'two active servers with a SIEM each',
    {
      dev: [
        ...ACTIVE,
        feeds(
          [
            '{ name: web, logType: web, port: 5140, from: web-01 }',
            '{ name: firewall, logType: firewall, port: 5141, from: firewall-01 }',
            '{ name: alerts, logType: alerts, port: 5142 }',
          ],
          true,
        ),
        second(
          'prefixes: [172.16.30.0/28]\n    feeds:\n      - { name: web, logType: web, port: 5140, from: web-02 }\n      - { name: firewall, logType: firewall, port: 5141, from: firewall-02 }',
        ),
      ],
    },
  ],
]);

test('a port of another log type is answered with the form that can hold it', () => {
  const { problems } = problemsAfter({ dev: [['alerts: 5142 }', 'alerts: 5142, dns: 5143 }']] });
  expect(problems[0]?.remedy).toContain('feeds: [{ name: dns, logType: dns, port: … }]');
});
