import fc from 'fast-check';
import { hubRanges, ipv4HubPrefixes } from '../zscaler/hubs';
import { AVAILABILITIES } from '@nss/naming';
import { type FlowFeed, type FlowInput } from './derive';

/** The hub ranges of zscaler.net, as the tests of this library use them. */
export const hubs = ipv4HubPrefixes(hubRanges('zscaler.net') ?? { cloud: '', source: '', asOf: '', hubPrefixes: [] });

/** The smallest whole system. */
export const referenceFlowInput: FlowInput = {
  vpc: { cidr: '10.0.0.0/24' },
  zscaler: {
    cloud: 'zscaler.net',
    remoteSupport: false,
    supportPrefixes: ['199.168.148.101/32'],
    legacyPorts: false,
    ntp: ['169.254.169.123/32'],
  },
  siem: [{ name: 'soc', prefixes: ['172.16.10.0/28'] }],
  feeds: [
    { siem: 'soc', feed: 'web', log: 'web', port: 5140, prefixes: ['172.16.10.0/28'] },
    { siem: 'soc', feed: 'firewall', log: 'firewall', port: 5141, prefixes: ['172.16.10.0/28'] },
    { siem: 'soc', feed: 'alerts', port: 5142, prefixes: ['172.16.10.0/28'] },
  ],
  relay: { logs: ['web', 'firewall'], availability: 'single' },
  bastion: { endpoints: false, windowsUpdate: false },
};

/** SIEMs with some prefixes each, and with up to six feeds of any server's, each at a port of its own. */
const siems = fc
  .array(
    fc.record({
      count: fc.integer({ min: 1, max: 3 }),
      senders: fc.array(fc.constantFrom(undefined, 'web' as const, 'firewall' as const), {
        minLength: 1,
        maxLength: 6,
      }),
      firstPort: fc.integer({ min: 1024, max: 65000 }),
    }),
    { minLength: 1, maxLength: 3 },
  )
  .map((list) =>
    list.map(({ count, senders, firstPort }, i) => {
      const name = `siem-${i}`;
      const prefixes = Array.from({ length: count }, (_, j) => `172.16.${i * 10 + j}.0/28`);
      const feeds = senders.map(
        (log, j): FlowFeed => ({ siem: name, feed: `feed-${j}`, ...(log && { log }), port: firstPort + j, prefixes }),
      );
      return { name, prefixes, feeds };
    }),
  );

/** Any environment's traffic: several SIEMs, every switch in either position. */
export const anyFlowInput: fc.Arbitrary<FlowInput> = fc
  .record({
    vpc: fc.integer({ min: 0, max: 255 }).map((n) => ({ cidr: `10.${n}.0.0/24` })),
    zscaler: fc.record({
      cloud: fc.constant('zscaler.net'),
      remoteSupport: fc.boolean(),
      supportPrefixes: fc.constant(['199.168.148.101/32']),
      legacyPorts: fc.boolean(),
      ntp: fc.constantFrom(['169.254.169.123/32'], ['203.0.113.0/28'], ['172.16.10.3/32']),
      dns: fc.constantFrom(undefined, ['172.16.10.2/32'], ['198.51.100.1/32', '198.51.100.9/32']),
    }),
    siem: siems,
    relay: fc.record({
      logs: fc.constantFrom<FlowInput['relay']['logs'][]>(['web'], ['firewall'], ['web', 'firewall']),
      availability: fc.constantFrom(...AVAILABILITIES),
    }),
    bastion: fc.record({ endpoints: fc.boolean(), windowsUpdate: fc.boolean() }),
  })
  .map((input) => ({ ...input, feeds: input.siem.flatMap(({ feeds }) => feeds) }));
