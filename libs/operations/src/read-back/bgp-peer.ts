import { type VirtualInterface } from '@aws-sdk/client-direct-connect';

/** What a virtual interface and its customer speak BGP by. */
export interface BgpPeer {
  readonly asn?: number;
  readonly amazonAddress?: string;
  readonly customerAddress?: string;
}

/**
 * The IPv4 peer of a virtual interface. The interface's own fields are those it was made with: another number or another address is
 * another peer, which is made once the one before it is gone, and AWS does not say that the fields follow.
 *
 * A number of 4 bytes is in `asnLong` alone, one of 2 bytes in both.
 *
 * @see https://docs.aws.amazon.com/directconnect/latest/UserGuide/add-peer-to-vif.html
 * @see https://docs.aws.amazon.com/directconnect/latest/APIReference/API_BGPPeer.html
 */
export function bgpPeer(found: VirtualInterface | undefined): BgpPeer {
  const peers = found?.bgpPeers?.filter(
    ({ addressFamily, bgpPeerState = '' }) =>
      addressFamily !== 'ipv6' && !['deleting', 'deleted'].includes(bgpPeerState),
  );
  const { asn: short, asnLong: asn = short, amazonAddress, customerAddress } = peers?.[0] ?? found ?? {};
  return {
    ...(asn !== undefined && { asn }),
    ...(amazonAddress !== undefined && { amazonAddress }),
    ...(customerAddress !== undefined && { customerAddress }),
  };
}
