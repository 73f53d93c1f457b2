import { paginateDescribeRouteTables, type Route, type RouteTable } from '@aws-sdk/client-ec2';
import { everyItem } from '@nss/deployment';
import { type AccountResource } from '../resource';
import { filter, type Networks } from './own-networks';
import { ownTags, type Reading } from './reading';

/** Where a route may lead. https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Route.html */
const TARGETS = [
  'CarrierGatewayId',
  'CoreNetworkArn',
  'EgressOnlyInternetGatewayId',
  'GatewayId',
  'InstanceId',
  'LocalGatewayId',
  'NatGatewayId',
  'NetworkInterfaceId',
  'TransitGatewayId',
  'VpcPeeringConnectionId',
] as const;

/** Route tables, every route somebody wrote into them, what they are associated with, and whose routes they take over. */
export async function readRouting(from: Reading, { all, origin }: Networks): Promise<AccountResource[]> {
  const pages = paginateDescribeRouteTables({ client: from.clients.ec2 }, { Filters: [filter('vpc-id', all)] });
  const tables = await everyItem(pages, (page) => page.RouteTables);
  return [
    ...tables.flatMap((table) =>
      [tableOf(table), ...associationsOf(table), ...routesOf(table)].map((each) => ({
        ...each,
        ...origin(table.VpcId),
      })),
    ),
    ...propagations(tables),
  ];
}

function tableOf({ RouteTableId = '', VpcId, Tags, Associations = [] }: RouteTable): AccountResource {
  return {
    Type: 'AWS::EC2::RouteTable',
    PhysicalId: RouteTableId,
    Properties: { Tags: ownTags(Tags), VpcId },
    // A VPC comes with one. Any other that became the main one shows in this place as well.
    Attributes: { IsMain: String(Associations.some(({ Main }) => Main)) },
  };
}

function associationsOf({ RouteTableId, Associations = [] }: RouteTable): AccountResource[] {
  return Associations.flatMap(({ SubnetId, GatewayId, Main, AssociationState, RouteTableAssociationId = '' }) => {
    if (Main || (AssociationState?.State ?? 'associated') !== 'associated') return [];
    const Attributes = { AssociationId: RouteTableAssociationId };
    return SubnetId
      ? {
          Type: 'AWS::EC2::SubnetRouteTableAssociation',
          PhysicalId: `${SubnetId}|route table`,
          Attributes,
          Properties: { RouteTableId, SubnetId },
        }
      : {
          Type: 'AWS::EC2::GatewayRouteTableAssociation',
          PhysicalId: `${GatewayId}|route table`,
          Attributes,
          Properties: { RouteTableId, GatewayId },
        };
  });
}

/** What leads into the VPC itself, what gateways announce, and what endpoints add are not written by anybody. */
function routesOf({ RouteTableId, Routes = [] }: RouteTable): AccountResource[] {
  return Routes.filter(
    ({ GatewayId = '', Origin }) =>
      GatewayId !== 'local' && Origin !== 'EnableVgwRoutePropagation' && !GatewayId.startsWith('vpce-'),
  ).map((route) => {
    const [name, destination] = destinationOf(route);
    return {
      Type: 'AWS::EC2::Route',
      PhysicalId: `${RouteTableId}|${destination}`,
      Properties: {
        RouteTableId,
        [name]: destination,
        ...Object.fromEntries(TARGETS.map((target) => [target, route[target]])),
      },
    };
  });
}

function destinationOf(route: Route): [string, string | undefined] {
  if (route.DestinationCidrBlock) return ['DestinationCidrBlock', route.DestinationCidrBlock];
  if (route.DestinationIpv6CidrBlock) return ['DestinationIpv6CidrBlock', route.DestinationIpv6CidrBlock];
  return ['DestinationPrefixListId', route.DestinationPrefixListId];
}

function propagations(tables: readonly RouteTable[]): AccountResource[] {
  const pairs = tables.flatMap(({ RouteTableId = '', PropagatingVgws = [] }) =>
    PropagatingVgws.map(({ GatewayId = '' }) => [GatewayId, RouteTableId] as const),
  );
  return [...new Set(pairs.map(([gateway]) => gateway))].map((VpnGatewayId) => ({
    Type: 'AWS::EC2::VPNGatewayRoutePropagation',
    PhysicalId: `${VpnGatewayId}|propagation`,
    Properties: {
      VpnGatewayId,
      RouteTableIds: pairs.filter(([gateway]) => gateway === VpnGatewayId).map(([, table]) => table),
    },
  }));
}
