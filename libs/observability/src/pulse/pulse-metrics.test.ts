import fc from 'fast-check';
import { filterPattern } from '@nss/cloudwatch';
import { type PulseFeed, type PulseServer } from './participants';
import { type Pulse, pulseMetrics } from './pulse-metrics';

const server = (log: 'web' | 'firewall', number: number): PulseServer => ({
  name: `nss-dev-${log}-0${number}`,
  log,
  number,
  serviceInterfaceId: `eni-${log}${number}b`,
  managementInterfaceId: `eni-${log}${number}a`,
  serviceAddress: `10.0.0.${140 + number}`,
});
const feed = (
  siem: string,
  type: 'web' | 'firewall' | 'alerts',
  port: number,
  prefix = '172.16.10.0/28',
): PulseFeed => ({ siem, feed: type, ...(type !== 'alerts' && { log: type }), port, prefixes: [prefix] });
const pulse = (change: Partial<Pulse> = {}): Pulse => ({
  purpose: 'nss-dev',
  environment: 'dev',
  servers: [server('web', 1), server('firewall', 1)],
  feeds: [feed('soc', 'web', 5140), feed('soc', 'firewall', 5141), feed('soc', 'alerts', 5142)],
  ...change,
});
const named = (metrics: ReturnType<typeof pulseMetrics>, name: string) =>
  metrics.find(({ metricName }) => metricName === name)!;

test('every feed, server and log type has its metrics, in a fixed order', () => {
  expect(pulseMetrics(pulse()).map(({ metricName }) => metricName)).toEqual([
    'to-soc-web-bytes',
    'to-soc-web-from-web-01-bytes',
    'to-soc-firewall-bytes',
    'to-soc-firewall-from-firewall-01-bytes',
    'to-soc-alerts-bytes',
    'to-soc-alerts-from-web-01-bytes',
    'to-soc-alerts-from-firewall-01-bytes',
    'from-hubs-web-bytes',
    'from-hubs-to-web-01-bytes',
    'from-hubs-firewall-bytes',
    'from-hubs-to-firewall-01-bytes',
    'rejected-web-01-packets',
    'rejected-firewall-01-packets',
    'skipped-web-01-records',
    'skipped-firewall-01-records',
  ]);
});

// A record of what was not captured, as AWS shows one: https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-records-examples.html
test.each([
  ['SKIPDATA', true],
  ['NODATA', false],
])('a record that says %s of the interface of feeds and hubs counts as left out: %s', (status, counts) => {
  const { pattern, metricValue } = named(pulseMetrics(pulse()), 'skipped-web-01-records');
  const about = (id: string) =>
    filterPattern(pattern)(`5 123456789010 ${id} - - - - - - - 1 60 - ${status}${' -'.repeat(8)}`);
  expect([about('eni-web1b') !== undefined, about('eni-web1a') !== undefined, metricValue]).toEqual([
    counts,
    false,
    '1',
  ]);
});

test('a feed counts what leaves eth1 of its servers for its port, and the pair has one pulse', () => {
  const metrics = pulseMetrics(pulse({ servers: [server('web', 1), server('web', 2), server('firewall', 1)] }));
  const sum = named(metrics, 'to-soc-web-bytes');
  expect(sum).toMatchObject({
    namespace: 'NSS/dev',
    filterName: 'nss-dev-to-soc-web-bytes-filter-01',
    metricValue: '$bytes',
    unit: 'Bytes',
    kind: 'feed',
  });
  expect(sum.pattern).toContain('interface_id="eni-web1b" || interface_id="eni-web2b"');
  expect(sum.pattern).toContain('dstport=5140');
  expect(sum.pattern).toContain('action=ACCEPT');
  expect(sum.pattern).toContain('flow_direction=egress');
  expect(sum.pattern).toContain(', dstaddr,');
  expect(named(metrics, 'to-soc-web-from-web-02-bytes').pattern).toContain('interface_id="eni-web2b",');
});

test('the hubs are heard on eth1 from port 443, and rejections on both interfaces', () => {
  const metrics = pulseMetrics(pulse());
  expect(named(metrics, 'from-hubs-to-web-01-bytes').pattern).toMatch(
    /interface_id="eni-web1b",.* srcport=443,.*flow_direction=ingress/,
  );
  const rejected = named(metrics, 'rejected-web-01-packets');
  expect(rejected).toMatchObject({ metricValue: '$packets', unit: 'Count' });
  expect(rejected.pattern).toMatch(/interface_id="eni-web1a" \|\| interface_id="eni-web1b",.*action=REJECT/);
});

test('two SIEMs on one port are told apart by their addresses', () => {
  const metrics = pulseMetrics(
    pulse({
      feeds: [
        feed('soc', 'web', 514, '172.16.10.0/24'),
        feed('msp', 'web', 514, '172.16.11.0/30'),
        feed('soc', 'firewall', 514, '172.16.10.0/24'),
      ],
    }),
  );
  expect(named(metrics, 'to-soc-web-bytes').pattern).toContain('dstaddr=172.16.10.*,');
  expect(named(metrics, 'to-msp-web-bytes').pattern).toContain(
    'dstaddr="172.16.11.0" || dstaddr="172.16.11.1" || dstaddr="172.16.11.2" || dstaddr="172.16.11.3",',
  );
  expect(named(metrics, 'to-soc-firewall-bytes').pattern).toContain(', dstaddr,');
});

test('feeds that share servers, port and addresses are refused with both names', () => {
  expect(() =>
    pulseMetrics(pulse({ feeds: [feed('soc', 'web', 514), feed('msp', 'web', 514, '172.16.0.0/16')] })),
  ).toThrow('the feeds soc/web and msp/web both go to port 514 at 172.16.10.0/28');
  expect(() => pulseMetrics(pulse({ feeds: [feed('soc', 'web', 514), feed('soc', 'alerts', 514)] }))).toThrow(
    'soc/web and soc/alerts',
  );
});

test('two feeds of one log type to one SIEM are told apart by their ports, each under its own name', () => {
  const metrics = pulseMetrics(
    pulse({ feeds: [feed('soc', 'web', 5140), { ...feed('soc', 'web', 5150), feed: 'web-blocked' }] }),
  );
  expect(named(metrics, 'to-soc-web-bytes').pattern).toContain('dstport=5140');
  expect(named(metrics, 'to-soc-web-blocked-bytes').pattern).toContain('dstport=5150');
  expect(named(metrics, 'to-soc-web-blocked-bytes').label).toBe('web-blocked to soc');
});

test('a feed of one server of a pair is counted at that server alone', () => {
  const metrics = pulseMetrics(
    pulse({ servers: [server('web', 1), server('web', 2)], feeds: [{ ...feed('soc', 'web', 5140), number: 2 }] }),
  ).filter(({ siem }) => siem === 'soc');
  expect(metrics.map(({ metricName }) => metricName)).toEqual(['to-soc-web-bytes', 'to-soc-web-from-web-02-bytes']);
  for (const { pattern } of metrics) expect(pattern).not.toContain('eni-web1');
});

test('whether silence is a fault goes with each metric of a feed', () => {
  const metrics = pulseMetrics(pulse({ feeds: [{ ...feed('soc', 'alerts', 5142), mayBeSilent: true }] }));
  expect(metrics.filter(({ siem }) => siem === 'soc').map(({ mayBeSilent }) => mayBeSilent)).toEqual([
    true,
    true,
    true,
  ]);
});

test('a feed nobody sends is refused', () => {
  expect(() => pulseMetrics(pulse({ servers: [server('firewall', 1)] }))).toThrow('no server sends the feed soc/web');
});

test('more filters than a log group holds are refused', () => {
  const feeds = Array.from({ length: 32 }, (_, index) => feed(`siem-${index}`, 'web', 6000 + index));
  expect(() => pulseMetrics(pulse({ servers: [server('web', 1), server('web', 2)], feeds }))).toThrow(
    '2 servers and 32 feeds need 103 metric filters, and a log group holds 100',
  );
});

test('names are unique and do not depend on ids or addresses', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 2 }),
      fc.uniqueArray(fc.stringMatching(/^[a-z]{2,6}$/), { minLength: 1, maxLength: 5 }),
      (pair, siems) => {
        const shape = (suffix: string) =>
          pulse({
            servers: [server('web', 1), ...(pair === 2 ? [server('web', 2)] : [])].map((one) => ({
              ...one,
              serviceInterfaceId: `eni-${suffix}${one.number}`,
            })),
            feeds: siems.map((siem, index) => feed(siem, 'web', 7000 + index)),
          });
        const names = pulseMetrics(shape('a')).map(({ metricName }) => metricName);
        expect(new Set(names).size).toBe(names.length);
        expect(pulseMetrics(shape('b')).map(({ metricName }) => metricName)).toEqual(names);
        expect(new Set(pulseMetrics(shape('a')).map(({ filterName }) => filterName)).size).toBe(names.length);
      },
    ),
    { numRuns: 50 },
  );
});
