import fc from 'fast-check';
import { contains, overlaps } from '../cidr/prefix';
import { type AddressingInput, planAddresses as plannedAddresses } from './plan';
import { planSubnets, usableRange } from './subnets';

const zones = (count: number) => ['a', 'b', 'c', 'd', 'e', 'f'].slice(0, count).map((letter) => `eu-west-1${letter}`);

const environment = (overrides: Partial<AddressingInput> = {}): AddressingInput => ({
  vpc: { cidr: '10.0.0.0/24', zones: zones(1) },
  relay: { logs: ['web', 'firewall'], availability: 'single', addresses: {} },
  bastion: { endpoints: false, windowsUpdate: false },
  ...overrides,
});

const planAddresses = (input: AddressingInput, connectionAddresses = 0) => plannedAddresses(input, connectionAddresses);

const anyEnvironment = fc
  .record({
    length: fc.integer({ min: 14, max: 30 }),
    zoneCount: fc.integer({ min: 1, max: 6 }),
    availability: fc.constantFrom('single', 'active-standby', 'active-active' as const),
    logs: fc.constantFrom<('web' | 'firewall')[]>(['web'], ['firewall'], ['web', 'firewall']),
    endpoints: fc.boolean(),
  })
  .map(({ length, zoneCount, availability, logs, endpoints }) =>
    environment({
      vpc: { cidr: `10.0.0.0/${length}`, zones: zones(zoneCount) },
      relay: { logs, availability, addresses: {} },
      bastion: { endpoints, windowsUpdate: true },
    }),
  );

test('one zone: a /24 becomes a public and a private /25', () => {
  const { subnets } = planSubnets({ cidr: '10.0.0.0/24', zones: zones(1) });
  expect(subnets.map((s) => [s.kind, s.cidr])).toEqual([
    ['public', '10.0.0.0/25'],
    ['private', '10.0.0.128/25'],
  ]);
});

test('two zones: a /24 becomes four /26, the public ones in the lower half', () => {
  const { subnets } = planSubnets({ cidr: '10.1.0.0/24', zones: zones(2) });
  expect(subnets.map((s) => s.cidr)).toEqual(['10.1.0.0/26', '10.1.0.64/26', '10.1.0.128/26', '10.1.0.192/26']);
});

test('every plan lies in the VPC, every subnet is one AWS allows, no two overlap, and no address is given twice', () => {
  fc.assert(
    fc.property(anyEnvironment, fc.constantFrom(0, 1), (input, connectionAddresses) => {
      const { plan, problems } = planAddresses(input, connectionAddresses);
      expect(Boolean(plan)).toBe(problems.length === 0);
      if (!plan) return;
      plan.subnets.forEach((subnet, i) => {
        expect(contains(input.vpc.cidr, subnet.cidr)).toBe(true);
        expect(Number(subnet.cidr.split('/')[1])).toBeGreaterThanOrEqual(16);
        expect(Number(subnet.cidr.split('/')[1])).toBeLessThanOrEqual(28);
        plan.subnets.slice(i + 1).forEach((other) => expect(overlaps(subnet.cidr, other.cidr)).toBe(false));
      });
      const all = [
        ...plan.natAddresses,
        plan.bastionAddress,
        ...plan.servers.flatMap((s) => [s.managementAddress, s.serviceAddress]),
      ];
      expect(new Set(all).size).toBe(all.length);
      plan.servers.forEach((server) => {
        const home = plan.subnets.find((s) => s.kind === 'private' && s.zoneIndex === server.zoneIndex);
        expect([server.managementAddress, server.serviceAddress].every((a) => contains(home?.cidr ?? '', a))).toBe(
          true,
        );
      });
    }),
  );
});

test('no plan hands out an address that AWS keeps', () => {
  fc.assert(
    fc.property(anyEnvironment, (input) => {
      const { plan } = planAddresses(input);
      plan?.servers.forEach((server) => {
        const home = plan.subnets.find((s) => s.kind === 'private' && s.zoneIndex === server.zoneIndex);
        const { first, last } = usableRange(home?.cidr ?? '');
        [server.managementAddress, server.serviceAddress].forEach((address) => {
          const host = address.split('.').reduce((n, octet) => n * 256 + Number(octet), 0);
          expect(host).toBeGreaterThanOrEqual(first);
          expect(host).toBeLessThanOrEqual(last);
        });
      });
    }),
  );
});

test.each([
  ['/28 with one zone', { vpc: { cidr: '10.0.0.0/28', zones: zones(1) } }, '/16 to /27 with 1 zone'],
  ['/27 with two zones', { vpc: { cidr: '10.0.0.0/27', zones: zones(2) } }, '/16 to /26 with 2 zones'],
  ['/15', { vpc: { cidr: '10.0.0.0/15', zones: zones(1) } }, '/16 to /27 with 1 zone'],
])('%s is refused with what would fit', (_name, overrides, allowed) => {
  const { plan, problems } = planAddresses(environment(overrides));
  expect(plan).toBeUndefined();
  expect(problems).toMatchObject([{ path: ['vpc', 'cidr'], allowed }]);
});

test('a /27 with interface endpoints has no room for them in a /28', () => {
  const { problems } = planAddresses(
    environment({
      vpc: { cidr: '10.0.0.0/27', zones: zones(1) },
      relay: { logs: ['web', 'firewall'], availability: 'active-active', addresses: {} },
      bastion: { endpoints: true, windowsUpdate: false },
    }),
  );
  expect(problems).toMatchObject([{ path: ['vpc', 'cidr'], value: '10.0.0.16/28' }]);
});

const fixed = (management: string, service: string, nat = '10.0.0.20') =>
  environment({
    natGateway: { addresses: [nat] },
    relay: { logs: ['web'], availability: 'single', addresses: { 'web-01': { management, service } } },
  });

test('fixed addresses are kept, and the bastion gets the last one', () => {
  const { plan } = planAddresses(fixed('10.0.0.140', '10.0.0.141'));
  expect(plan).toMatchObject({
    natAddresses: ['10.0.0.20'],
    servers: [{ name: 'web-01', managementAddress: '10.0.0.140', serviceAddress: '10.0.0.141', zoneIndex: 0 }],
    bastionAddress: '10.0.0.254',
  });
});

test.each([
  ['in the public subnet', fixed('10.0.0.21', '10.0.0.141'), ['relay', 'addresses', 'web-01', 'management']],
  ['kept by AWS at the start', fixed('10.0.0.131', '10.0.0.141'), ['relay', 'addresses', 'web-01', 'management']],
  ['kept by AWS at the end', fixed('10.0.0.140', '10.0.0.255'), ['relay', 'addresses', 'web-01', 'service']],
  ['the same twice', fixed('10.0.0.140', '10.0.0.140'), ['relay', 'addresses', 'web-01', 'service']],
  ['a NAT gateway outside its subnet', fixed('10.0.0.140', '10.0.0.141', '10.0.0.200'), ['natGateway', 'addresses', 0]],
])('an address %s is refused at its place', (_name, input, path) => {
  expect(planAddresses(input).problems.map((p) => p.path)).toEqual([path]);
});

test('another log type, or another availability, moves nobody', () => {
  const addressesOf = (input: AddressingInput) => {
    const { plan } = planAddresses(input);
    return new Map<string, string[]>([
      ['bastion', [plan!.bastionAddress]],
      ...plan!.servers.map(
        ({ name, managementAddress, serviceAddress }) =>
          [name, [managementAddress, serviceAddress]] as [string, string[]],
      ),
    ]);
  };
  const relay = fc.record({
    logs: fc.constantFrom<('web' | 'firewall')[]>(['web'], ['firewall'], ['web', 'firewall'], ['firewall', 'web']),
    availability: fc.constantFrom('single', 'active-standby', 'active-active' as const),
    addresses: fc.constant({}),
  });
  fc.assert(
    fc.property(relay, relay, fc.integer({ min: 1, max: 3 }), (one, other, count) => {
      const vpc = { cidr: '10.0.0.0/24', zones: zones(count) };
      const [before, after] = [one, other].map((each) => addressesOf(environment({ vpc, relay: each })));
      before!.forEach((addresses, name) => {
        if (after!.has(name)) expect([name, after!.get(name)]).toEqual([name, addresses]);
      });
    }),
  );
});

test('the interfaces of one server may not lie in two subnets', () => {
  const { problems } = planAddresses(
    environment({
      vpc: { cidr: '10.0.0.0/24', zones: zones(2) },
      relay: {
        logs: ['web'],
        availability: 'single',
        addresses: { 'web-01': { management: '10.0.0.140', service: '10.0.0.200' } },
      },
    }),
  );
  expect(problems).toMatchObject([
    {
      path: ['relay', 'addresses', 'web-01', 'service'],
      allowed: 'an address of 10.0.0.128/26, as management 10.0.0.140 is',
    },
  ]);
});

test('a VPC that exists lends its subnets and needs no NAT address', () => {
  const existing = {
    publicSubnets: [{ id: 'subnet-a', cidr: '10.0.0.0/26', routeTableId: 'rtb-a' }],
    privateSubnets: [{ id: 'subnet-b', cidr: '10.0.0.64/26', routeTableId: 'rtb-b' }],
  };
  const { plan } = planAddresses(environment({ vpc: { cidr: '10.0.0.0/24', zones: zones(1), existing } }));
  expect(plan).toMatchObject({
    natAddresses: [],
    subnets: [{ existing: { id: 'subnet-a' } }, { existing: { id: 'subnet-b' } }],
  });
  const central = planAddresses(
    environment({ vpc: { cidr: '10.0.0.0/24', zones: zones(1), existing: { ...existing, publicSubnets: [] } } }),
  );
  expect(central.plan).toMatchObject({
    natAddresses: [],
    subnets: [{ kind: 'private', existing: { id: 'subnet-b' } }],
  });
  const short = planAddresses(environment({ vpc: { cidr: '10.0.0.0/24', zones: zones(2), existing } }));
  expect(short.problems.map((p) => p.path)).toEqual([
    ['vpc', 'existing', 'publicSubnets'],
    ['vpc', 'existing', 'privateSubnets'],
  ]);
});
