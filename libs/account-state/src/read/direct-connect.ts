import {
  DescribeDirectConnectGatewayAssociationsCommand,
  DescribeDirectConnectGatewaysCommand,
  DescribeTagsCommand,
  DescribeVirtualInterfacesCommand,
  type VirtualInterface,
} from '@aws-sdk/client-direct-connect';
import { everyItem, pagesOf } from '@nss/deployment';
import { type AccountResource } from '../resource';
import { ownTags, type Reading } from './reading';

const GONE = ['deleting', 'deleted', 'rejected', 'disassociated'];

/** Types of virtual interfaces that templates make. */
const INTERFACES = {
  private: 'AWS::DirectConnect::PrivateVirtualInterface',
  transit: 'AWS::DirectConnect::TransitVirtualInterface',
} as const;

/** Virtual interfaces on the environment's gateways and of its stacks, Direct Connect gateways and their associations. */
export async function readDirectConnect(from: Reading): Promise<AccountResource[]> {
  return (await Promise.all([interfaces(from), gateways(from), associations(from)])).flat();
}

function idsOf(from: Reading, type: string): string[] {
  return from.ids(type).map((id) => id.split('/').at(-1) ?? id);
}

async function interfaces(from: Reading): Promise<AccountResource[]> {
  const { directConnect } = from.clients;
  const owned = Object.values(INTERFACES).flatMap((type) => idsOf(from, type));
  const ends = [...from.ids('AWS::EC2::VPNGateway'), ...idsOf(from, 'AWS::DirectConnect::DirectConnectGateway')];
  if (owned.length + ends.length === 0) return [];
  const all = await everyItem(
    pagesOf((nextToken) => directConnect.send(new DescribeVirtualInterfacesCommand({ nextToken }))),
    (page) => page.virtualInterfaces,
  );
  // A hosted interface is of whoever made it; that it was accepted onto the gateway is a person's doing, with a runbook.
  const found = all.filter(
    (each) =>
      !GONE.includes(each.virtualInterfaceState ?? '') &&
      (owned.includes(each.virtualInterfaceId ?? '') ||
        ends.includes(each.virtualGatewayId || (each.directConnectGatewayId ?? ''))),
  );
  const tags = await tagsOf(
    from,
    found.map((each) => interfaceArn(from, each)),
  );
  return found.map((each) => interfaceOf(each, owned, tags));
}

function interfaceArn({ place: { partition, region, account } }: Reading, each: VirtualInterface): string {
  return `arn:${partition}:directconnect:${region}:${account}:dxvif/${each.virtualInterfaceId}`;
}

async function tagsOf({ clients: { directConnect } }: Reading, arns: readonly string[]) {
  if (arns.length === 0) return [];
  const { resourceTags = [] } = await directConnect.send(new DescribeTagsCommand({ resourceArns: [...arns] }));
  return resourceTags;
}

function interfaceOf(
  each: VirtualInterface,
  owned: readonly string[],
  tags: Awaited<ReturnType<typeof tagsOf>>,
): AccountResource {
  const id = each.virtualInterfaceId ?? '';
  const peers = each.bgpPeers?.filter(({ bgpPeerState = '' }) => !GONE.includes(bgpPeerState)) ?? [];
  const own = tags.find(({ resourceArn }) => resourceArn?.endsWith(`/${id}`))?.tags;
  return {
    Type: INTERFACES[each.virtualInterfaceType === 'transit' ? 'transit' : 'private'],
    PhysicalId: id,
    ...(!owned.includes(id) && { Origin: 'others' as const }),
    Properties: {
      // The key of a peer is in the answer as well, and goes nowhere from here.
      BgpPeers: peers.map((peer) => ({
        AddressFamily: peer.addressFamily,
        AmazonAddress: peer.amazonAddress,
        Asn: peer.asnLong ?? peer.asn,
        CustomerAddress: peer.customerAddress,
      })),
      ConnectionId: each.connectionId,
      DirectConnectGatewayId: each.directConnectGatewayId,
      EnableSiteLink: each.siteLinkEnabled,
      Mtu: each.mtu,
      Tags: ownTags(own?.map(({ key, value }) => ({ Key: key, Value: value }))),
      VirtualGatewayId: each.virtualGatewayId,
      VirtualInterfaceName: each.virtualInterfaceName,
      Vlan: each.vlan,
    },
  };
}

async function gateways(from: Reading): Promise<AccountResource[]> {
  const { directConnect } = from.clients;
  const owned = idsOf(from, 'AWS::DirectConnect::DirectConnectGateway');
  if (owned.length === 0) return [];
  const all = await everyItem(
    pagesOf((nextToken) => directConnect.send(new DescribeDirectConnectGatewaysCommand({ nextToken }))),
    (page) => page.directConnectGateways,
  );
  return all
    .filter(
      ({ directConnectGatewayId: id = '', directConnectGatewayState: state = '' }) =>
        owned.includes(id) && !GONE.includes(state),
    )
    .map(({ directConnectGatewayId: id = '', amazonSideAsn, directConnectGatewayName }) => ({
      Type: 'AWS::DirectConnect::DirectConnectGateway',
      PhysicalId: id,
      Properties: { AmazonSideAsn: amazonSideAsn, DirectConnectGatewayName: directConnectGatewayName },
    }));
}

async function associations(from: Reading): Promise<AccountResource[]> {
  const { directConnect } = from.clients;
  const ends = [
    ...idsOf(from, 'AWS::DirectConnect::DirectConnectGateway'),
    ...from.values('AWS::DirectConnect::DirectConnectGatewayAssociation', 'DirectConnectGatewayId'),
  ];
  const found = await Promise.all(
    [...new Set(ends)].map((directConnectGatewayId) =>
      everyItem(
        pagesOf((nextToken) =>
          directConnect.send(
            new DescribeDirectConnectGatewayAssociationsCommand({ directConnectGatewayId, nextToken }),
          ),
        ),
        (page) => page.directConnectGatewayAssociations,
      ),
    ),
  );
  const own = idsOf(from, 'AWS::DirectConnect::DirectConnectGateway');
  const planned = [...from.ids('AWS::EC2::VPNGateway'), ...from.ids('AWS::EC2::TransitGateway')];
  return found
    .flat()
    .filter(({ associationState = '' }) => !GONE.includes(associationState))
    .map((each) => ({
      Type: 'AWS::DirectConnect::DirectConnectGatewayAssociation',
      PhysicalId: `${each.directConnectGatewayId}|${each.associatedGateway?.id}`,
      ...(!own.includes(each.directConnectGatewayId ?? '') &&
        !planned.includes(each.associatedGateway?.id ?? '') && { Origin: 'others' as const }),
      Properties: {
        AllowedPrefixesToDirectConnectGateway: each.allowedPrefixesToDirectConnectGateway?.map(({ cidr }) => cidr),
        AssociatedGatewayId: each.associatedGateway?.id,
        DirectConnectGatewayId: each.directConnectGatewayId,
      },
    }));
}
