import {
  type DescribeVpcAttributeCommandInput,
  DescribeVpcAttributeCommand,
  paginateDescribeDhcpOptions,
  paginateDescribeEgressOnlyInternetGateways,
  paginateDescribeFlowLogs,
  paginateDescribeInternetGateways,
  paginateDescribeSubnets,
  paginateDescribeVpcPeeringConnections,
  paginateDescribeVpcs,
  type Vpc,
} from '@aws-sdk/client-ec2';
import { everyItem } from '@nss/deployment';
import { type AccountResource } from '../resource';
import { ownTags, type Reading } from './reading';
import { filter, type Networks } from './own-networks';

/** VPCs with their ranges and DHCP options, subnets, gateways to the internet, peerings and flow logs. */
export async function readNetworks(from: Reading, networks: Networks): Promise<AccountResource[]> {
  const read = [vpcs, subnets, internetGateways, peerings, flowLogs];
  return (await Promise.all(read.map((each) => each(from, networks)))).flat();
}

async function vpcs({ clients: { ec2 }, place }: Reading, { own }: Networks): Promise<AccountResource[]> {
  if (own.length === 0) return [];
  const client = { client: ec2 };
  const found = await everyItem(paginateDescribeVpcs(client, { Filters: [filter('vpc-id', own)] }), (p) => p.Vpcs);
  const options = await everyItem(paginateDescribeDhcpOptions(client, {}), (page) => page.DhcpOptions);
  // What a VPC has that was given no options of its own. https://docs.aws.amazon.com/vpc/latest/userguide/DHCPOptionSet.html
  const domain = place.region === 'us-east-1' ? 'ec2.internal' : `${place.region}.compute.internal`;
  const usual = options.filter(({ DhcpConfigurations: settings = [] }) =>
    settings.every(({ Key, Values = [] }) =>
      Values.every(({ Value }) => Value === (Key === 'domain-name-servers' ? 'AmazonProvidedDNS' : domain)),
    ),
  );
  const isUsual = (id: string | undefined) =>
    id === undefined || id === 'default' || usual.some(({ DhcpOptionsId }) => DhcpOptionsId === id);
  return Promise.all(
    found.map(async (vpc) => {
      const VpcId = vpc.VpcId ?? '';
      const attribute = (Attribute: DescribeVpcAttributeCommandInput['Attribute']) =>
        ec2.send(new DescribeVpcAttributeCommand({ VpcId, Attribute }));
      const [names, support, metrics] = await Promise.all([
        attribute('enableDnsHostnames'),
        attribute('enableDnsSupport'),
        attribute('enableNetworkAddressUsageMetrics'),
      ]);
      return [
        {
          Type: 'AWS::EC2::VPC',
          PhysicalId: VpcId,
          Properties: {
            CidrBlock: vpc.CidrBlock,
            EnableDnsHostnames: names.EnableDnsHostnames?.Value,
            EnableDnsSupport: support.EnableDnsSupport?.Value,
            EnableNetworkAddressUsageMetrics: metrics.EnableNetworkAddressUsageMetrics?.Value,
            InstanceTenancy: vpc.InstanceTenancy,
            Tags: ownTags(vpc.Tags),
          },
        },
        ...furtherRanges(vpc),
        ...(isUsual(vpc.DhcpOptionsId)
          ? []
          : [
              {
                Type: 'AWS::EC2::VPCDHCPOptionsAssociation',
                PhysicalId: `${VpcId}|${vpc.DhcpOptionsId}`,
                Properties: { VpcId, DhcpOptionsId: vpc.DhcpOptionsId },
              },
            ]),
      ];
    }),
  ).then((each) => each.flat());
}

function furtherRanges({ VpcId, CidrBlock, ...vpc }: Vpc): AccountResource[] {
  const ranges = [
    ...(vpc.CidrBlockAssociationSet ?? [])
      .filter((each) => each.CidrBlock !== CidrBlock && each.CidrBlockState?.State === 'associated')
      .map((each) => [each.CidrBlock, each.AssociationId] as const),
    ...(vpc.Ipv6CidrBlockAssociationSet ?? [])
      .filter(({ Ipv6CidrBlockState }) => Ipv6CidrBlockState?.State === 'associated')
      .map((each) => [each.Ipv6CidrBlock, each.AssociationId] as const),
  ];
  return ranges.map(([range, AssociationId = '']) => ({
    Type: 'AWS::EC2::VPCCidrBlock',
    PhysicalId: `${VpcId}|${range}`,
    Attributes: { AssociationId },
    Properties: { VpcId, [range?.includes(':') ? 'Ipv6CidrBlock' : 'CidrBlock']: range },
  }));
}

async function subnets({ clients: { ec2 } }: Reading, { all, origin }: Networks): Promise<AccountResource[]> {
  const pages = paginateDescribeSubnets({ client: ec2 }, { Filters: [filter('vpc-id', all)] });
  return (await everyItem(pages, (page) => page.Subnets)).map((subnet) => ({
    Type: 'AWS::EC2::Subnet',
    PhysicalId: subnet.SubnetId ?? '',
    ...origin(subnet.VpcId),
    Properties: {
      AssignIpv6AddressOnCreation: subnet.AssignIpv6AddressOnCreation,
      AvailabilityZone: subnet.AvailabilityZone,
      CidrBlock: subnet.CidrBlock,
      EnableDns64: subnet.EnableDns64,
      Ipv6CidrBlock: subnet.Ipv6CidrBlockAssociationSet?.[0]?.Ipv6CidrBlock,
      MapPublicIpOnLaunch: subnet.MapPublicIpOnLaunch,
      PrivateDnsNameOptionsOnLaunch: subnet.PrivateDnsNameOptionsOnLaunch,
      Tags: ownTags(subnet.Tags),
      VpcId: subnet.VpcId,
    },
  }));
}

async function internetGateways(from: Reading, { own }: Networks): Promise<AccountResource[]> {
  const client = { client: from.clients.ec2 };
  const [all, onlyOut] = await Promise.all([
    everyItem(paginateDescribeInternetGateways(client, {}), (page) => page.InternetGateways),
    everyItem(paginateDescribeEgressOnlyInternetGateways(client, {}), (page) => page.EgressOnlyInternetGateways),
  ]);
  const owned = from.ids('AWS::EC2::InternetGateway');
  return [
    ...all.flatMap(({ InternetGatewayId = '', Attachments = [], Tags }) => {
      const attached = Attachments.filter(({ VpcId = '' }) => own.includes(VpcId));
      if (attached.length === 0 && !owned.includes(InternetGatewayId)) return [];
      return [
        {
          Type: 'AWS::EC2::InternetGateway',
          PhysicalId: InternetGatewayId,
          Properties: { Tags: ownTags(Tags) },
        },
        ...Attachments.map(({ VpcId }) => ({
          Type: 'AWS::EC2::VPCGatewayAttachment',
          PhysicalId: `${VpcId}|${InternetGatewayId}`,
          Properties: { VpcId, InternetGatewayId },
        })),
      ];
    }),
    ...onlyOut
      .filter(({ Attachments = [] }) => Attachments.some(({ VpcId = '' }) => own.includes(VpcId)))
      .map(({ EgressOnlyInternetGatewayId = '', Attachments }) => ({
        Type: 'AWS::EC2::EgressOnlyInternetGateway',
        PhysicalId: EgressOnlyInternetGatewayId,
        Properties: { VpcId: Attachments?.[0]?.VpcId },
      })),
  ];
}

async function peerings({ clients: { ec2 } }: Reading, { own }: Networks): Promise<AccountResource[]> {
  const all = await everyItem(
    paginateDescribeVpcPeeringConnections({ client: ec2 }, {}),
    (page) => page.VpcPeeringConnections,
  );
  const isOurs = (vpcId: string | undefined) => own.includes(vpcId ?? '');
  return all
    .filter(({ RequesterVpcInfo: from, AccepterVpcInfo: to }) => isOurs(from?.VpcId) || isOurs(to?.VpcId))
    .filter(({ Status }) => ['active', 'pending-acceptance', 'provisioning'].includes(Status?.Code ?? ''))
    .map((peering) => ({
      Type: 'AWS::EC2::VPCPeeringConnection',
      PhysicalId: peering.VpcPeeringConnectionId ?? '',
      Properties: {
        VpcId: peering.RequesterVpcInfo?.VpcId,
        PeerVpcId: peering.AccepterVpcInfo?.VpcId,
        PeerOwnerId: peering.AccepterVpcInfo?.OwnerId,
      },
    }));
}

async function flowLogs(from: Reading, { own }: Networks): Promise<AccountResource[]> {
  const all = await everyItem(paginateDescribeFlowLogs({ client: from.clients.ec2 }, {}), (page) => page.FlowLogs);
  const owned = from.ids('AWS::EC2::FlowLog');
  return all
    .filter(({ FlowLogId = '', ResourceId = '' }) => owned.includes(FlowLogId) || own.includes(ResourceId))
    .map((log) => ({
      Type: 'AWS::EC2::FlowLog',
      PhysicalId: log.FlowLogId ?? '',
      Properties: {
        DeliverLogsPermissionArn: log.DeliverLogsPermissionArn,
        LogDestinationType: log.LogDestinationType,
        LogFormat: log.LogFormat,
        LogGroupName: log.LogGroupName,
        MaxAggregationInterval: log.MaxAggregationInterval,
        ResourceId: log.ResourceId,
        ResourceType: resourceTypeOf(log.ResourceId ?? ''),
        Tags: ownTags(log.Tags),
        TrafficType: log.TrafficType,
      },
    }));
}

function resourceTypeOf(id: string): string {
  return id.startsWith('vpc-') ? 'VPC' : id.startsWith('subnet-') ? 'Subnet' : 'NetworkInterface';
}
