import {
  paginateDescribeInternetGateways,
  paginateDescribeNatGateways,
  paginateDescribeRouteTables,
  paginateDescribeSubnets,
  DescribeVpcAttributeCommand,
  DescribeVpcsCommand,
  paginateDescribeVpcs,
  type Route,
} from '@aws-sdk/client-ec2';
import { connectionOf } from '@nss/environment';
import { resourceName } from '@nss/naming';
import { writesRoutes } from '@nss/network';
import { everyItem } from '@nss/deployment';
import { type Deployed } from './deployed';
import { type Fact, facts, sameSet } from './fact';

/** The id of the environment's VPC, found by name or taken from the file. */
export async function vpcIdOf({ loaded: { environment }, clients: { ec2 } }: Deployed): Promise<string> {
  if (environment.vpc.existing) return environment.vpc.existing.id;
  const Filters = [{ Name: 'tag:Name', Values: [resourceName(environment.purpose, 'vpc', 1)] }];
  const vpcs = await everyItem(paginateDescribeVpcs({ client: ec2 }, { Filters }), (page) => page.Vpcs);
  return vpcs[0]?.VpcId ?? 'vpc-missing';
}

/** VPC, subnets, gateways and the routes of every route table. */
export async function readNetwork(deployed: Deployed): Promise<Fact[]> {
  const {
    loaded: { environment, plan },
    clients: { ec2 },
  } = deployed;
  if (environment.vpc.existing) return [];
  const vpcId = await vpcIdOf(deployed);
  const inVpc = [{ Name: 'vpc-id', Values: [vpcId] }];
  const vpcs = await ec2.send(new DescribeVpcsCommand({ VpcIds: [vpcId] })).catch(() => ({ Vpcs: [] }));
  const vpc = vpcs.Vpcs?.[0];
  const dns = await ec2
    .send(new DescribeVpcAttributeCommand({ VpcId: vpcId, Attribute: 'enableDnsHostnames' }))
    .catch(() => undefined);
  const Subnets = await everyItem(paginateDescribeSubnets({ client: ec2 }, { Filters: inVpc }), (page) => page.Subnets);
  const InternetGateways = await everyItem(
    paginateDescribeInternetGateways({ client: ec2 }, { Filters: [{ Name: 'attachment.vpc-id', Values: [vpcId] }] }),
    (page) => page.InternetGateways,
  );
  const NatGateways = await everyItem(
    paginateDescribeNatGateways({ client: ec2 }, { Filter: [...inVpc, { Name: 'state', Values: ['available'] }] }),
    (page) => page.NatGateways,
  );
  return [
    ...facts(
      'VPC',
      resourceName(environment.purpose, 'vpc', 1),
      { cidr: environment.vpc.cidr, 'DNS host names': true },
      {
        cidr: vpc?.CidrBlock,
        'DNS host names': dns?.EnableDnsHostnames?.Value,
      },
    ),
    ...facts('VPC', 'internet gateway', { attached: 1 }, { attached: InternetGateways.length }),
    ...sameSet(
      'subnets',
      'subnet',
      plan.addresses.subnets.map((s) => `${s.cidr} in ${s.zone}`),
      Subnets.map((s) => `${s.CidrBlock} in ${s.AvailabilityZone}`),
    ),
    ...facts(
      'subnets',
      'public addresses',
      { 'given on launch': 0 },
      { 'given on launch': Subnets.filter((s) => s.MapPublicIpOnLaunch).length },
    ),
    ...sameSet(
      'NAT gateways',
      'NAT gateway at',
      [...plan.addresses.natAddresses],
      NatGateways.flatMap((n) => n.NatGatewayAddresses?.[0]?.PrivateIp ?? []),
    ),
    ...(await readRoutes(
      deployed,
      inVpc,
      NatGateways.map((n) => n.NatGatewayId ?? ''),
    )),
  ];
}

async function readRoutes(
  { loaded: { environment, plan }, clients: { ec2 } }: Deployed,
  inVpc: { Name: string; Values: string[] }[],
  natIds: readonly string[],
): Promise<Fact[]> {
  const RouteTables = await everyItem(
    paginateDescribeRouteTables({ client: ec2 }, { Filters: inVpc }),
    (page) => page.RouteTables,
  );
  const { gateway } = connectionOf(environment);
  const isWritten = writesRoutes(gateway);
  const written = isWritten
    ? plan.flows.flatMap(({ via, to }) => (via === 'private-connection' && to.kind === 'prefixes' ? to.prefixes : []))
    : [];
  return plan.addresses.subnets.flatMap(({ kind: side, zoneIndex }) => {
    const name = resourceName(environment.purpose, `${side}-route-table`, zoneIndex + 1);
    const table = RouteTables.find(({ Tags = [] }) => Tags.some((tag) => tag.Key === 'Name' && tag.Value === name));
    const planned = [
      `${environment.vpc.cidr} to the VPC`,
      side === 'public' ? '0.0.0.0/0 to the internet gateway' : '0.0.0.0/0 to a NAT gateway',
    ];
    if (side === 'private')
      planned.push(...new Set(written.map((prefix) => `${prefix} to the ${gateway.type.replaceAll('-', ' ')}`)));
    if (side === 'private' && environment.bastion.endpoints) planned.push('S3 to its endpoint');
    const found = (table?.Routes ?? [])
      .filter((route) => route.Origin !== 'EnableVgwRoutePropagation')
      .map((route) => describeRoute(route, natIds));
    const propagates = side === 'private' && !isWritten;
    return [
      ...sameSet('routes', name, planned, found),
      ...facts(
        'routes',
        name,
        { 'learns from the gateway': propagates },
        { 'learns from the gateway': (table?.PropagatingVgws ?? []).length > 0 },
      ),
      ...facts(
        'routes',
        name,
        { 'subnets associated': 1 },
        { 'subnets associated': (table?.Associations ?? []).filter((a) => a.SubnetId).length },
      ),
    ];
  });
}

function describeRoute(route: Route, natIds: readonly string[]): string {
  if (route.GatewayId === 'local') return `${route.DestinationCidrBlock} to the VPC`;
  if (route.NatGatewayId)
    return `${route.DestinationCidrBlock} to ${natIds.includes(route.NatGatewayId) ? 'a' : 'a foreign'} NAT gateway`;
  if (route.TransitGatewayId) return `${route.DestinationCidrBlock} to the transit gateway`;
  if (route.GatewayId?.startsWith('vpce-')) return 'S3 to its endpoint';
  return `${route.DestinationCidrBlock} to ${route.GatewayId?.startsWith('igw-') ? 'the internet gateway' : route.GatewayId}`;
}
