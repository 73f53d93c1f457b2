import {
  DescribeDirectConnectGatewayAssociationsCommand,
  DescribeVirtualInterfacesCommand,
  type VirtualInterface,
} from '@aws-sdk/client-direct-connect';
import {
  DescribeCustomerGatewaysCommand,
  DescribeTransitGatewayVpcAttachmentsCommand,
  DescribeVpnConnectionsCommand,
  DescribeVpnGatewaysCommand,
} from '@aws-sdk/client-ec2';
import { resourceName } from '@nss/naming';
import { vpcRanges } from '@nss/network';
import { type Deployed } from './deployed';
import { type Fact, facts } from './fact';
import { vpcIdOf } from './network';

const AREA = 'private connection';

/** The gateway, the virtual interface and the VPN that lead to the SIEM. */
export async function readConnection(deployed: Deployed): Promise<Fact[]> {
  const { kind } = deployed.loaded.environment.privateConnection;
  return [
    ...(kind === 'transit-gateway' ? await readTransitGateway(deployed) : await readVirtualPrivateGateway(deployed)),
    ...(await readInterface(deployed)),
    ...(await readDirectConnectGateway(deployed)),
    ...(await readVpn(deployed)),
  ];
}

async function readVirtualPrivateGateway(deployed: Deployed): Promise<Fact[]> {
  const {
    loaded: {
      environment: { purpose, privateConnection },
    },
    clients: { ec2 },
  } = deployed;
  const name = resourceName(purpose, 'virtual-private-gateway', 1);
  const { VpnGateways = [] } = await ec2.send(
    new DescribeVpnGatewaysCommand({ Filters: [{ Name: 'tag:Name', Values: [name] }] }),
  );
  const vpcId = await vpcIdOf(deployed);
  const gateway = VpnGateways.find(({ State }) => State === 'available');
  return facts(
    AREA,
    name,
    { 'AS number': privateConnection.amazonAsn, 'attached to the VPC': true },
    {
      'AS number': gateway?.AmazonSideAsn,
      'attached to the VPC': gateway?.VpcAttachments?.some((a) => a.VpcId === vpcId && a.State === 'attached'),
    },
  );
}

async function readTransitGateway(deployed: Deployed): Promise<Fact[]> {
  const {
    loaded: {
      environment: { purpose, vpc, privateConnection },
    },
    clients: { ec2 },
  } = deployed;
  const foreign =
    privateConnection.kind === 'transit-gateway' && !privateConnection.attachment
      ? privateConnection.transitGatewayId
      : undefined;
  const vpcId = await vpcIdOf(deployed);
  const name = resourceName(purpose, 'transit-gateway-attachment', 1);
  const { TransitGatewayVpcAttachments = [] } = await ec2.send(
    new DescribeTransitGatewayVpcAttachmentsCommand({ Filters: [{ Name: 'vpc-id', Values: [vpcId] }] }),
  );
  // A VPC with central egress has another one, on the gateway that leads to the internet.
  const attachment = TransitGatewayVpcAttachments.find(
    ({ State, Tags, TransitGatewayId }) =>
      State === 'available' &&
      (foreign === undefined
        ? Tags?.some(({ Key, Value }) => Key === 'Name' && Value === name)
        : TransitGatewayId === foreign),
  );
  return facts(
    AREA,
    name,
    { state: 'available', subnets: vpc.zones.length },
    {
      state: attachment?.State,
      subnets: attachment?.SubnetIds?.length,
    },
  );
}

async function readInterface({
  loaded: {
    environment: { purpose, privateConnection },
  },
  clients: { directConnect },
}: Deployed): Promise<Fact[]> {
  const input = privateConnection.kind === 'vpn' ? undefined : privateConnection.virtualInterface;
  if (!input) return [];
  const name = resourceName(purpose, 'virtual-interface', 1);
  const { virtualInterfaces = [] } = await directConnect.send(new DescribeVirtualInterfacesCommand({}));
  const isOurs = (v: VirtualInterface) =>
    input.origin === 'hosted'
      ? v.virtualInterfaceId === input.id
      : v.virtualInterfaceName === name && v.virtualInterfaceState !== 'deleted';
  const found = virtualInterfaces.find(isOurs);
  // A hosted interface waits to be accepted by a person's runbook; what a deployment needs is that it is there and is ours.
  const states =
    input.origin === 'hosted' ? ['confirming', 'pending', 'available', 'down'] : ['pending', 'available', 'down'];
  return facts(
    AREA,
    input.origin === 'hosted' ? input.id : name,
    {
      VLAN: input.vlan,
      'customer AS number': input.customerAsn,
      'amazon address': input.amazonAddress,
      'customer address': input.customerAddress,
      'usable state': true,
    },
    {
      VLAN: found?.vlan,
      'customer AS number': found?.asn,
      'amazon address': found?.amazonAddress ?? found?.bgpPeers?.[0]?.amazonAddress,
      'customer address': found?.customerAddress ?? found?.bgpPeers?.[0]?.customerAddress,
      'usable state': states.includes(found?.virtualInterfaceState ?? ''),
    },
  );
}

async function readDirectConnectGateway({
  stacks,
  loaded: {
    environment: { vpc },
  },
  clients: { directConnect },
}: Deployed): Promise<Fact[]> {
  const planned = stacks
    .flatMap(({ template }) => Object.values(template.Resources ?? {}))
    .filter(({ Type }) => Type === 'AWS::DirectConnect::DirectConnectGatewayAssociation');
  if (planned.length === 0) return [];
  const { directConnectGatewayAssociations = [] } = await directConnect.send(
    new DescribeDirectConnectGatewayAssociationsCommand({}),
  );
  const ours = directConnectGatewayAssociations.filter((a) =>
    a.allowedPrefixesToDirectConnectGateway?.some((p) => p.cidr === vpc.cidr),
  );
  return facts(
    AREA,
    'Direct Connect gateway association',
    { state: 'associated', announces: vpcRanges(vpc) },
    {
      state: ours[0]?.associationState,
      announces: ours[0]?.allowedPrefixesToDirectConnectGateway?.map((p) => p.cidr ?? ''),
    },
  );
}

async function readVpn({
  loaded: {
    environment: { purpose, privateConnection },
  },
  clients: { ec2 },
}: Deployed): Promise<Fact[]> {
  const vpn = privateConnection.kind === 'vpn' ? privateConnection : privateConnection.backup;
  if (!vpn) return [];
  const name = resourceName(purpose, 'vpn-connection', 1);
  const { VpnConnections = [] } = await ec2.send(
    new DescribeVpnConnectionsCommand({ Filters: [{ Name: 'tag:Name', Values: [name] }] }),
  );
  const customerAsn =
    vpn.customerAsn ?? (privateConnection.kind === 'vpn' ? undefined : privateConnection.virtualInterface?.customerAsn);
  const found = VpnConnections.find(({ State }) => State === 'available');
  const { CustomerGateways = [] } = await ec2.send(
    new DescribeCustomerGatewaysCommand({
      CustomerGatewayIds: found?.CustomerGatewayId ? [found.CustomerGatewayId] : [],
    }),
  );
  return facts(
    AREA,
    name,
    {
      state: 'available',
      tunnels: 2,
      'customer gateway': vpn.customerGatewayAddress,
      'customer AS number': String(customerAsn),
      'keys in Secrets Manager': vpn.tunnels.keyStorage === 'secrets-manager',
    },
    {
      state: found?.State,
      tunnels: found?.Options?.TunnelOptions?.length ?? found?.VgwTelemetry?.length,
      'customer gateway': found ? CustomerGateways[0]?.IpAddress : undefined,
      'customer AS number': found ? (CustomerGateways[0]?.BgpAsnExtended ?? CustomerGateways[0]?.BgpAsn) : undefined,
      'keys in Secrets Manager': found?.PreSharedKeyArn !== undefined,
    },
  );
}
