import { Lazy } from 'aws-cdk-lib';
import fc from 'fast-check';
import { filterPattern } from '@nss/cloudwatch';
import { FLOW_LOG_FIELDS, type FlowLogField } from './fields';
import { type FlowLogSelection, flowLogPattern } from './pattern';
import { parsePrefix } from './prefix';

const patternMatches = (pattern: string, line: string) => filterPattern(pattern)(line) !== undefined;

const within = (prefix: string, address: string) => {
  const { octets, length } = parsePrefix(prefix);
  const bits = (list: readonly number[]) =>
    list
      .map((octet) => octet.toString(2).padStart(8, '0'))
      .join('')
      .slice(0, length);
  return bits(octets) === bits(address.split('.').map(Number));
};

const interfaces = ['eni-0a', 'eni-0b', 'eni-0ab'];
const addresses = ['172.16.10.1', '172.16.10.10', '172.16.10.100', '172.16.11.1', '10.0.0.141', '172.161.0.1'];
const prefixes = ['172.16.10.0/24', '172.16.10.0/29', '10.0.0.141/32', '172.16.0.0/16'];
const some = <T>(values: T[]) =>
  fc.option(fc.uniqueArray(fc.constantFrom(...values), { minLength: 1 }), { nil: undefined, freq: 2 });
const maybe = <T>(...values: T[]) => fc.option(fc.constantFrom(...values), { nil: undefined, freq: 2 });

const selections: fc.Arbitrary<FlowLogSelection> = fc.record({
  interfaceIds: fc.uniqueArray(fc.constantFrom(...interfaces), { minLength: 1 }),
  srcAddresses: some(prefixes),
  dstAddresses: some(prefixes),
  srcPort: maybe(443, 5140, 514),
  dstPort: maybe(443, 5140, 514),
  protocol: maybe(6, 17),
  action: fc.constantFrom('ACCEPT' as const, 'REJECT' as const),
  direction: maybe('ingress' as const, 'egress' as const),
});

const records = fc.record({
  'interface-id': fc.constantFrom(...interfaces),
  srcaddr: fc.constantFrom(...addresses),
  dstaddr: fc.constantFrom(...addresses),
  srcport: fc.constantFrom('443', '5140', '51400'),
  dstport: fc.constantFrom('443', '5140', '51400'),
  protocol: fc.constantFrom('6', '17'),
  action: fc.constantFrom('ACCEPT', 'REJECT'),
  'flow-direction': fc.constantFrom('ingress', 'egress'),
});

const line = (record: Partial<Record<FlowLogField, string>>) =>
  FLOW_LOG_FIELDS.map((field) => record[field] ?? '1').join(' ');

test('a pattern matches a record exactly when the record fits the selection', () => {
  let fitting = 0;
  fc.assert(
    fc.property(selections, records, (selection, record) => {
      const fits =
        selection.interfaceIds.includes(record['interface-id']) &&
        (selection.srcAddresses?.some((prefix) => within(prefix, record.srcaddr)) ?? true) &&
        (selection.dstAddresses?.some((prefix) => within(prefix, record.dstaddr)) ?? true) &&
        [selection.srcPort ?? record.srcport].map(String).includes(record.srcport) &&
        [selection.dstPort ?? record.dstport].map(String).includes(record.dstport) &&
        [selection.protocol ?? record.protocol].map(String).includes(record.protocol) &&
        selection.action === record.action &&
        [selection.direction ?? record['flow-direction']].includes(record['flow-direction'] as 'ingress');
      fitting += Number(fits);
      expect(patternMatches(flowLogPattern(selection), line(record))).toBe(fits);
    }),
    { numRuns: 3000, seed: 1 },
  );
  expect(fitting).toBeGreaterThan(50);
});

test('the field list is complete and several values are joined', () => {
  expect(
    flowLogPattern({ interfaceIds: ['eni-0a', 'eni-0b'], dstPort: 5140, action: 'ACCEPT', direction: 'egress' }),
  ).toBe(
    '[version, account_id, interface_id="eni-0a" || interface_id="eni-0b", srcaddr, dstaddr, srcport, dstport=5140, protocol, packets,' +
      ' bytes, start, end, action=ACCEPT, log_status, vpc_id, subnet_id, instance_id, tcp_flags, pkt_srcaddr, pkt_dstaddr, flow_direction=egress, traffic_path]',
  );
});

test('a record without data is never counted', () => {
  const empty = line({ 'interface-id': 'eni-0a', action: '-', 'log-status': 'NODATA', 'flow-direction': '-' });
  expect(patternMatches(flowLogPattern({ interfaceIds: ['eni-0a'], action: 'ACCEPT' }), empty)).toBe(false);
});

test('a pattern AWS would refuse is refused here, with its length and what made it long', () => {
  expect(() =>
    flowLogPattern({ interfaceIds: ['eni-0a'], dstAddresses: ['172.16.0.0/26', '172.16.1.0/26'], action: 'ACCEPT' }),
  ).toThrow(/takes \d{4} characters and AWS allows 1024: .*172\.16\.0\.0\/26, 172\.16\.1\.0\/26/);
});

test('an interface known only at deployment counts with the length its id will have', () => {
  const interfaceId = Lazy.string({ produce: () => 'eni-0123456789abcdef0' });
  const dstAddresses = ['172.16.10.0/28'];
  expect(flowLogPattern({ interfaceIds: [interfaceId], dstAddresses, action: 'ACCEPT' })).toContain(interfaceId);
  expect(() =>
    flowLogPattern({ interfaceIds: Array.from({ length: 12 }, () => interfaceId), dstAddresses, action: 'ACCEPT' }),
  ).toThrow('1024');
});

test.each([
  [{ interfaceIds: [] }, 'at least one network interface'],
  [{ interfaceIds: ['eni-0" || true'] }, 'reads eni-…, not eni-0" || true'],
  [{ dstPort: 70000 }, 'up to 65535, not 70000'],
  [{ protocol: 1.5 }, 'not 1.5'],
  [{ dstAddresses: ['soc'] }, 'not soc'],
])('%j is refused', (change, message) => {
  expect(() => flowLogPattern({ interfaceIds: ['eni-0a'], action: 'ACCEPT', ...change })).toThrow(message);
});
