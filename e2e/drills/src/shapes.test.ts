import { prodWith } from '@nss/environment/testing';
import { operationsPage } from './advice/page';
import { DRILLS } from './drills';
import { judged } from './judged';
import { night } from './night';
import { asThePageSays } from './strategies';
import { deployedEnvironments } from './testing/deployed-environments';

jest.setTimeout(120_000);

const gatewayOfOthers = {
  kind: 'transit-gateway',
  amazonAsn: 64520,
  transitGatewayId: 'tgw-0ddddddddddddddd1',
};

const FEEDS = [
  { name: 'web', logType: 'web', port: 5140 },
  { name: 'web-blocked', logType: 'web', port: 5150, silenceAlarm: false },
  { name: 'dns', logType: 'dns', port: 5143, collector: '172.16.20.4' },
  { name: 'firewall', logType: 'firewall', port: 5141 },
];

const SHAPES: readonly (readonly [
  shape: string,
  values: Readonly<Record<string, unknown>>,
  drills: readonly string[],
])[] = [
  [
    'one log type, whose silence looks like that of Zscaler',
    { 'relay.logs': ['web'], 'siem.0.ports': { web: 5140 } },
    ['appliance-hung', 'certificate-expired', 'siem-down'],
  ],
  [
    'both servers active',
    {
      'relay.availability': 'active-active',
      'relay.certificates': 'per-server',
      'siem.0.acceptsDuplicates': true,
    },
    ['appliance-hung', 'siem-down'],
  ],
  [
    'one log type that is not web, one collector, and a cloud with hubs that only the file names',
    {
      'relay.logs': ['firewall'],
      'siem.0.ports': { firewall: 5141 },
      'siem.0.prefixes': ['172.16.20.5/32'],
      'zscaler.cloud': 'privatesecurity.net',
      'zscaler.hubPrefixes': ['198.51.100.128/25'],
    },
    ['appliance-hung', 'certificate-expired', 'hubs-moved', 'siem-down'],
  ],
  [
    'a transit gateway of others, and feeds by name, of other log types too',
    { privateConnection: gatewayOfOthers, 'siem.0.ports': undefined, 'siem.0.feeds': FEEDS },
    ['path-of-others-down', 'siem-down'],
  ],
];

test.each(SHAPES)(
  '%s: people hear of it in time, and nothing loses less than what the page says',
  (_, values, names) => {
    const { prod } = deployedEnvironments({ prod: prodWith({ promotedFrom: undefined, ...values }) });
    const drills = DRILLS.filter(({ name, appliesTo }) => names.includes(name) && (appliesTo?.(prod!) ?? true));
    expect(drills).toHaveLength(names.length);
    expect(drills.flatMap((drill) => judged(prod!, drill).faults)).toEqual([]);
  },
);

test('where there is one log type, a page that does not ask the appliance loses more', () => {
  const { prod } = deployedEnvironments({ prod: prodWith({ promotedFrom: undefined, ...SHAPES[0]![1] }) });
  const hung = DRILLS.find(({ name }) => name === 'appliance-hung')!;
  const page = operationsPage();
  const [asked, unasked] = [page, { ...page, failsOverUnanswered: false }].map(
    (said) => night(prod!, hung, asThePageSays(said)).lostMinutes['web to soc'],
  );
  expect(unasked).toBeGreaterThan(asked!);
});
