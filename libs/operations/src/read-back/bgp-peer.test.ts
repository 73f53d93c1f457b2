import { bgpPeer } from './bgp-peer';

const former = { asn: 65001, amazonAddress: '169.254.101.2/30', customerAddress: '169.254.101.1/30' };
const now = { asn: 65010, amazonAddress: '169.254.102.2/30', customerAddress: '169.254.102.1/30' };

test('another peer is what counts, whatever the interface was made with', () => {
  expect(bgpPeer({ ...former, bgpPeers: [{ ...now, addressFamily: 'ipv4', bgpPeerState: 'available' }] })).toEqual(now);
});

// States of a peer: https://docs.aws.amazon.com/directconnect/latest/APIReference/API_BGPPeer.html
test('one that goes, and one of IPv6, are not', () => {
  const goes = { ...former, addressFamily: 'ipv4', bgpPeerState: 'deleting' } as const;
  const other = { asn: 65001, addressFamily: 'ipv6', bgpPeerState: 'available' } as const;
  expect(bgpPeer({ ...former, bgpPeers: [goes, other, { ...now, bgpPeerState: 'pending' }] })).toEqual(now);
});

test('a number of 4 bytes is the long one', () => {
  expect(bgpPeer({ bgpPeers: [{ asnLong: 4_200_000_001 }] })).toEqual({ asn: 4_200_000_001 });
  expect(bgpPeer({ bgpPeers: [{ asn: 65001, asnLong: 65001 }] })).toEqual({ asn: 65001 });
});

test('an interface without peers says what it was made with; none says nothing', () => {
  expect(bgpPeer({ ...former, bgpPeers: [] })).toEqual(former);
  expect(bgpPeer(former)).toEqual(former);
  expect(bgpPeer(undefined)).toEqual({});
});
