import { parsePrefix } from '@nss/network';
import fc from 'fast-check';
import { type InterfaceDifference, packetDifference } from './difference';
import { merged } from './merged';
import { type AclEntry, type GroupRule, type Network, type Route } from './network';
import { type Box, boxOf, intersect, meets, protocolsOf, subtract } from './space';

const PREFIXES = [
  '0.0.0.0/0',
  '10.0.0.0/25',
  '10.0.0.128/25',
  '10.0.0.0/24',
  '8.8.8.0/24',
  '8.8.8.8/32',
  '172.16.0.0/12',
];
/** Addresses on both sides of every bound; the server is 10.0.0.132 in 10.0.0.128/25, the NAT gateway's subnet 10.0.0.0/25. */
const PEERS = [
  '10.0.0.5',
  '10.0.0.132',
  '10.0.0.140',
  '8.8.8.7',
  '8.8.8.8',
  '8.8.9.1',
  '172.16.0.1',
  '172.32.0.1',
  '169.254.169.123',
];
const PORTS = [22, 443, 444, 1024, 2000, 65535];
const RANGES: (readonly [number, number])[] = [
  [443, 443],
  [22, 443],
  [0, 65535],
  [1024, 65535],
  [1024, 1999],
  [2000, 65535],
];

const boxes = fc
  .tuple(fc.constantFrom('tcp', 'udp', '-1'), fc.constantFrom(...PREFIXES), fc.constantFrom(...RANGES))
  .map(([protocol, prefix, ports]) => protocolsOf(protocol).map((each) => boxOf(each, prefix, ports)));
const rules = fc.array(fc.record({ boxes, description: fc.constantFrom('logs', 'time') }) as fc.Arbitrary<GroupRule>, {
  maxLength: 3,
});
const entries: fc.Arbitrary<AclEntry[]> = fc
  .uniqueArray(
    fc.record({ number: fc.integer({ min: 1, max: 6 }), isEgress: fc.boolean(), allows: fc.boolean(), boxes }),
    { maxLength: 5, selector: ({ number, isEgress }) => `${number} ${isEgress}` },
  )
  .chain((some) =>
    fc.oneof({ weight: 3, arbitrary: fc.constant(true) }, fc.boolean()).map((isOpen) => {
      const all = protocolsOf('-1').map((each) => boxOf(each, '0.0.0.0/0', [0, 65535]));
      const rest = [false, true].map((isEgress) => ({ number: 100, isEgress, allows: isOpen, boxes: all }));
      return [...some, ...rest];
    }),
  );
const route: fc.Arbitrary<Route> = fc.record({
  destination: fc.constantFrom('0.0.0.0/0', '8.8.8.0/24', '172.16.0.0/12'),
  target: fc.constantFrom(
    { kind: 'nat-gateway' as const, id: 'nat' },
    { kind: 'private-connection' as const, id: 'tgw' },
  ),
});
const network: fc.Arbitrary<Network> = fc
  .record({
    ingress: rules,
    egress: rules,
    inner: fc.option(entries),
    outer: fc.option(entries),
    // Most by the NAT gateway, whose subnet decides as well.
    routes: fc.oneof(
      {
        weight: 3,
        arbitrary: fc.constant([{ destination: '0.0.0.0/0', target: { kind: 'nat-gateway' as const, id: 'nat' } }]),
      },
      fc.uniqueArray(route, { maxLength: 3, selector: ({ destination }) => destination }),
    ),
    isAttached: fc.oneof({ weight: 4, arbitrary: fc.constant(true) }, fc.boolean()),
  })
  .map(({ ingress, egress, inner, outer, routes, isAttached }) => ({
    ranges: ['10.0.0.0/24'],
    subnets: new Map([
      ['inner', { cidr: '10.0.0.128/25', routeTableId: 'inner', aclId: inner ? 'inner' : undefined }],
      ['outer', { cidr: '10.0.0.0/25', routeTableId: 'outer', aclId: outer ? 'outer' : undefined }],
    ]),
    interfaces: [{ id: 'eth0', address: '10.0.0.132', subnetIds: ['inner'], groupIds: ['group'] }],
    groups: new Map([['group', { ingress, egress }]]),
    acls: new Map([
      ['inner', inner ?? []],
      ['outer', outer ?? []],
    ]),
    routeTables: new Map([
      ['inner', { routes, propagating: [], endpoints: [], isComplete: true }],
      [
        'outer',
        {
          routes: [{ destination: '0.0.0.0/0', target: { kind: 'internet-gateway' as const, id: 'igw' } }],
          propagating: [],
          endpoints: [],
          isComplete: true,
        },
      ],
    ]),
    natGateways: new Map([['nat', { subnetId: 'outer', address: '10.0.0.4' }]]),
    attached: new Set(isAttached ? ['igw'] : []),
  }));

const packet = (protocol: string, peer: string, port: number) => boxOf(protocol, `${peer}/32`, [port, port]);
const holds = (all: readonly Box[], one: Box) => all.some((each) => meets(each, one));
const isIn = (address: string, prefix: string) => holds([boxOf('tcp', prefix, [0, 65535])], packet('tcp', address, 1));
const PROTOCOLS = ['tcp', 'udp', 'icmp'];

/** One packet at an ACL, entry by entry. https://docs.aws.amazon.com/vpc/latest/userguide/nacl-rules.html */
function admits(all: readonly AclEntry[] | undefined, isEgress: boolean, one: Box): boolean {
  if (!all) return true;
  const first = all.filter((each) => each.isEgress === isEgress).sort((a, b) => a.number - b.number);
  return first.find((each) => holds(each.boxes, one))?.allows ?? false;
}

/** Whether one connection passes, asked packet by packet: the oracle, which knows nothing of boxes that are cut. */
function passes(net: Network, direction: 'ingress' | 'egress', protocol: string, peer: string, port: number): boolean {
  const acl = (subnet: string) => (net.subnets.get(subnet)?.aclId ? net.acls.get(subnet) : undefined);
  const answers = protocol === 'icmp' ? [] : [1024, 1500, 1999, 2000, 2001, 65535];
  const crosses = (subnet: string, isEgress: boolean, other: string, wanted = port) =>
    isIn(other, net.subnets.get(subnet)!.cidr) ||
    (admits(acl(subnet), isEgress, packet(protocol, other, wanted)) &&
      answers.every((each) => admits(acl(subnet), !isEgress, packet(protocol, other, each))));
  const group = net.groups.get('group')![direction];
  if (
    peer.startsWith('169.254.') ||
    !group.some((rule) => 'boxes' in rule && holds(rule.boxes, packet(protocol, peer, port)))
  )
    return false;
  if (!crosses('inner', direction === 'egress', peer)) return false;
  if (direction === 'ingress' || isIn(peer, '10.0.0.0/24')) return true;
  const nearest = [...net.routeTables.get('inner')!.routes]
    .filter(({ destination }) => isIn(peer, destination))
    .sort((a, b) => parsePrefix(b.destination).length - parsePrefix(a.destination).length)[0];
  if (nearest?.target.kind !== 'nat-gateway') return nearest !== undefined;
  const inside =
    admits(acl('outer'), false, packet(protocol, '10.0.0.132', port)) &&
    answers.every((each) => admits(acl('outer'), true, packet(protocol, '10.0.0.132', each)));
  return net.attached.has('igw') && inside && !isIn(peer, '172.16.0.0/12') && crosses('outer', true, peer);
}

const connections = PROTOCOLS.flatMap((protocol) =>
  PEERS.flatMap((peer) => PORTS.map((port) => ({ protocol, peer, port, one: packet(protocol, peer, port) }))),
);
const said = (all: readonly InterfaceDifference[], direction: string, what: 'allowed' | 'dropped') =>
  all.filter((each) => each.direction === direction).flatMap((each) => each[what].flatMap((purpose) => purpose.boxes));

test('newly allowed is exactly what passes after and not before, newly dropped exactly the other way round', () => {
  fc.assert(
    fc.property(network, network, (before, after) => {
      const difference = packetDifference(before, after);
      const wrong = (['ingress', 'egress'] as const).flatMap((direction) => {
        const [allowed, dropped] = [said(difference, direction, 'allowed'), said(difference, direction, 'dropped')];
        return connections.filter(({ protocol, peer, port, one }) => {
          const [was, is] = [before, after].map((each) => passes(each, direction, protocol, peer, port));
          return holds(allowed, one) !== (is && !was) || holds(dropped, one) !== (was && !is);
        });
      });
      expect(wrong).toEqual([]);
    }),
    { numRuns: 200 },
  );
});

test('nothing differs from itself, and both directions of a change mirror each other', () => {
  fc.assert(
    fc.property(network, network, (before, after) => {
      expect(packetDifference(before, before)).toEqual([]);
      const [there, back] = [packetDifference(before, after), packetDifference(after, before)];
      for (const direction of ['ingress', 'egress'])
        expect(merged(said(there, direction, 'allowed'))).toEqual(merged(said(back, direction, 'dropped')));
    }),
    { numRuns: 60 },
  );
});

test('an interface that goes takes everything it might do with it', () => {
  fc.assert(
    fc.property(network, (net) => {
      const gone = packetDifference(net, { ...net, interfaces: [] });
      expect(said(gone, 'egress', 'allowed')).toEqual([]);
      const all = packetDifference({ ...net, groups: new Map() }, net);
      expect(merged(said(gone, 'egress', 'dropped'))).toEqual(merged(said(all, 'egress', 'allowed')));
    }),
    { numRuns: 30 },
  );
});

test('what is merged holds the same packets, each once, and neighbours are one', () => {
  const box = fc
    .record({ protocol: fc.constantFrom('tcp', 'udp'), a: fc.nat(6), b: fc.nat(6), c: fc.nat(6), d: fc.nat(6) })
    .map(
      ({ protocol, a, b, c, d }): Box => ({
        protocol,
        family: 'ipv4',
        first: Math.min(a, b),
        last: Math.max(a, b),
        fromPort: Math.min(c, d),
        toPort: Math.max(c, d),
      }),
    );
  fc.assert(
    fc.property(fc.array(box, { maxLength: 6 }), (some) => {
      const one = merged(some);
      expect(subtract(one, some)).toEqual([]);
      expect(subtract(some, one)).toEqual([]);
      one.forEach((each, index) => expect(intersect([each], one.toSpliced(index, 1))).toEqual([]));
      expect(merged(one)).toEqual(one);
    }),
  );
  const half = (prefix: string) => boxOf('tcp', prefix, [443, 443]);
  expect(merged([half('10.0.0.128/25'), half('10.0.0.0/25')])).toEqual([half('10.0.0.0/24')]);
});

test('a connection that leaves by another hop is neither allowed nor dropped', () => {
  const net = (kind: 'nat-gateway' | 'private-connection'): Network => ({
    ranges: ['10.0.0.0/24'],
    subnets: new Map([['inner', { cidr: '10.0.0.128/25', routeTableId: 'inner', aclId: undefined }]]),
    interfaces: [{ id: 'eth0', address: '10.0.0.132', subnetIds: ['inner'], groupIds: ['group'] }],
    groups: new Map([['group', { ingress: [], egress: [{ boxes: [boxOf('tcp', '8.8.8.8/32', [443, 443])] }] }]]),
    acls: new Map(),
    routeTables: new Map([
      [
        'inner',
        {
          routes: [{ destination: '0.0.0.0/0', target: { kind, id: kind } }],
          propagating: [],
          endpoints: [],
          isComplete: true,
        },
      ],
    ]),
    natGateways: new Map(),
    attached: new Set(),
  });
  expect(packetDifference(net('nat-gateway'), net('private-connection'))).toMatchObject([
    {
      allowed: [],
      dropped: [],
      moved: [{ from: 'nat-gateway', to: 'private-connection', boxes: [{ fromPort: 443 }] }],
    },
  ]);
});

test('where routes are learned, what only they can lead passes whatever a NAT gateway lets through', () => {
  const net = (ports: readonly [number, number]): Network => ({
    ranges: ['10.0.0.0/24'],
    subnets: new Map([
      ['inner', { cidr: '10.0.0.128/25', routeTableId: 'inner', aclId: undefined }],
      ['outer', { cidr: '10.0.0.0/25', routeTableId: 'outer', aclId: 'acl' }],
    ]),
    interfaces: [{ id: 'eth0', address: '10.0.0.132', subnetIds: ['inner'], groupIds: ['group'] }],
    groups: new Map([
      [
        'group',
        {
          ingress: [],
          egress: [{ boxes: ['8.8.8.8/32', '172.16.0.0/28'].map((each) => boxOf('tcp', each, [443, 443])) }],
        },
      ],
    ]),
    acls: new Map([
      [
        'acl',
        [false, true].map((isEgress) => ({
          number: 1,
          isEgress,
          allows: true,
          boxes: [boxOf('tcp', '0.0.0.0/0', ports)],
        })),
      ],
    ]),
    routeTables: new Map([
      [
        'inner',
        {
          routes: [{ destination: '0.0.0.0/0', target: { kind: 'nat-gateway', id: 'nat' } }],
          propagating: ['vgw'],
          endpoints: [],
          isComplete: true,
        },
      ],
      [
        'outer',
        {
          routes: [{ destination: '0.0.0.0/0', target: { kind: 'internet-gateway', id: 'igw' } }],
          propagating: [],
          endpoints: [],
          isComplete: true,
        },
      ],
    ]),
    natGateways: new Map([['nat', { subnetId: 'outer', address: '10.0.0.4' }]]),
    attached: new Set(['igw', 'vgw']),
  });
  expect(packetDifference(net([0, 65535]), net([1024, 65535]))).toMatchObject([
    {
      allowed: [],
      dropped: [],
      moved: [{ from: 'learned or nat-gateway', to: 'learned', boxes: [boxOf('tcp', '8.8.8.8/32', [443, 443])] }],
    },
  ]);
});
