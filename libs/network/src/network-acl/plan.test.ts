import fc from 'fast-check';
import { contains } from '../cidr/prefix';
import { deriveFlows } from '../flows/derive';
import { anyFlowInput, hubs, referenceFlowInput } from '../flows/generated-input';
import { type AclEntry, planNetworkAcls } from './plan';

const allows = (
  entries: readonly AclEntry[],
  direction: AclEntry['direction'],
  protocol: string,
  port: number,
  address: string,
) =>
  entries.some(
    (e) =>
      e.direction === direction &&
      e.protocol === protocol &&
      e.ports &&
      e.ports[0] <= port &&
      port <= e.ports[1] &&
      contains(e.cidr, address),
  );

test('every flow and its answers pass the ACLs on its way', () => {
  fc.assert(
    fc.property(anyFlowInput, fc.integer({ min: 1024, max: 65535 }), (input, ephemeral) => {
      const flows = deriveFlows(input, hubs);
      const { acls } = planNetworkAcls(flows, [input.vpc.cidr]);
      const inside = input.vpc.cidr.replace('/24', '');
      for (const { via, to, protocol, port } of flows.filter((f) => f.via !== 'host')) {
        const there = to.kind === 'prefixes' ? (to.prefixes[0] ?? '').replace(/\/\d+$/, '') : inside;
        expect(allows(acls.private, 'outbound', protocol, port, there)).toBe(true);
        expect(allows(acls.private, 'inbound', protocol, ephemeral, there)).toBe(true);
        if (via !== 'internet') continue;
        expect(allows(acls.public, 'inbound', protocol, port, inside)).toBe(true);
        expect(allows(acls.public, 'outbound', protocol, port, there)).toBe(true);
        expect(allows(acls.public, 'inbound', protocol, ephemeral, there)).toBe(true);
        expect(allows(acls.public, 'outbound', protocol, ephemeral, inside)).toBe(true);
      }
    }),
    { numRuns: 50 },
  );
});

test('no ACL exceeds the default quota, and numbers are unique within a direction', () => {
  fc.assert(
    fc.property(anyFlowInput, (input) => {
      const { acls, problems } = planNetworkAcls(deriveFlows(input, hubs), [input.vpc.cidr]);
      Object.values(acls).forEach((entries) =>
        (['inbound', 'outbound'] as const).forEach((direction) => {
          const numbers = entries.filter((e) => e.direction === direction).map((e) => e.ruleNumber);
          expect(new Set(numbers).size).toBe(numbers.length);
          if (problems.length === 0) expect(numbers.length).toBeLessThanOrEqual(19);
        }),
      );
    }),
    { numRuns: 50 },
  );
});

test('the SIEM is named by its prefixes, the hubs by port alone, and no port but ephemeral ones comes in from outside', () => {
  const { acls } = planNetworkAcls(deriveFlows(referenceFlowInput, hubs), ['10.0.0.0/24']);
  const outbound = acls.private
    .filter((e) => e.direction === 'outbound')
    .map((e) => `${e.protocol} ${e.ports ?? ''} ${e.cidr}`);
  expect(outbound).toContain('tcp 5140,5140 172.16.10.0/28');
  expect(outbound).toContain('tcp 443,443 0.0.0.0/0');
  const open = acls.private
    .filter((e) => e.direction === 'inbound' && e.cidr === '0.0.0.0/0')
    .map((e) => `${e.protocol} ${e.ports ?? ''}`);
  expect(open).toEqual(['tcp 1024,65535', 'icmp ']);
});

test('in a VPC of several ranges, what stays inside is allowed in each of them', () => {
  const flows = deriveFlows(
    { ...referenceFlowInput, vpc: { cidr: '10.0.0.0/24', existing: { secondaryCidrs: ['10.3.0.0/16'] } } },
    hubs,
  );
  const { acls } = planNetworkAcls(flows, ['10.0.0.0/24', '10.3.0.0/16']);
  for (const inside of ['10.0.0.9', '10.3.7.9']) {
    expect([
      allows(acls.private, 'outbound', 'tcp', 22, inside),
      allows(acls.private, 'inbound', 'tcp', 22, inside),
      allows(acls.public, 'inbound', 'tcp', 443, inside),
    ]).toEqual([true, true, true]);
  }
});
