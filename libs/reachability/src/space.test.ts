import fc from 'fast-check';
import { type Box, boxOf, boxText, meets, protocolsOf, subtract } from './space';

const interval = (max: number) =>
  fc.tuple(fc.nat(max), fc.nat(max)).map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const);
const box: fc.Arbitrary<Box> = fc
  .record({
    protocol: fc.constantFrom('tcp', 'udp'),
    family: fc.constantFrom('ipv4', 'pl-1'),
    peers: interval(6),
    ports: interval(6),
  })
  .map(({ protocol, family, peers: [first, last], ports: [fromPort, toPort] }) => ({
    protocol,
    family,
    first,
    last,
    fromPort,
    toPort,
  }));
/** Every single packet that those boxes can hold. */
const packets = ['tcp', 'udp'].flatMap((protocol) =>
  ['ipv4', 'pl-1'].flatMap((family) =>
    [0, 1, 2, 3, 4, 5, 6].flatMap((peer) =>
      [0, 1, 2, 3, 4, 5, 6].map((port) => ({
        protocol,
        family,
        first: peer,
        last: peer,
        fromPort: port,
        toPort: port,
      })),
    ),
  ),
);
const holds = (boxes: readonly Box[], packet: Box) => boxes.some((each) => meets(each, packet));

test('a packet is left exactly when it is in some box and in none of the others', () => {
  fc.assert(
    fc.property(fc.array(box, { maxLength: 4 }), fc.array(box, { maxLength: 4 }), (boxes, others) => {
      const left = subtract(boxes, others);
      for (const packet of packets) expect(holds(left, packet)).toBe(holds(boxes, packet) && !holds(others, packet));
    }),
  );
});

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_IpPermission.html: names, numbers, and -1 for all
test.each([
  ['tcp', ['tcp']],
  ['6', ['tcp']],
  ['17', ['udp']],
  ['1', ['icmp']],
  ['-1', ['tcp', 'udp', 'icmp', 'other']],
  ['50', ['other']],
])('the protocol %s is %j', (protocol, wanted) => {
  expect(protocolsOf(protocol)).toEqual(wanted);
});

test('a box says what it is', () => {
  expect(boxText(boxOf('tcp', '10.0.0.0/24', [443, 443]))).toBe('tcp 443 10.0.0.0-10.0.0.255');
  expect(boxText(boxOf('udp', '10.0.0.1/32', [1024, 65535]))).toBe('udp 1024-65535 10.0.0.1');
});
