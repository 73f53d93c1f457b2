import {
  DescribeDirectConnectGatewayAssociationsCommand,
  DescribeVirtualInterfacesCommand,
  type VirtualInterface,
} from '@aws-sdk/client-direct-connect';
import {
  DescribeCustomerGatewaysCommand,
  paginateDescribeTransitGatewayVpcAttachments,
  DescribeVpnConnectionsCommand,
  DescribeVpnGatewaysCommand,
} from '@aws-sdk/client-ec2';
import { type Connection, type ConnectionVpn, connectionOf } from '@nss/environment';
import { resourceName } from '@nss/naming';
import { vpcRanges } from '@nss/network';
import { everyItem, pagesOf } from '@nss/deployment';
import { bgpPeer } from './bgp-peer';
import { type Deployed } from './deployed';
import { type Fact, facts } from './fact';
import { vpcIdOf } from './network';

const AREA = 'private connection';

type Gateway = Connection['gateway'];

/** The gateway, the virtual interfaces and the VPNs that lead to the SIEM, whatever kind of connection has them. */
export async function readConnection(deployed: Deployed): Promise<Fact[]> {
  const connection = connectionOf(deployed.loaded.environment);
  return [
    ...(await readGateway(deployed, connection.gateway)),
    ...(await readInterfaces(deployed, connection.virtualInterfaces)),
    ...(await readDirectConnectGateway(deployed)),
    ...(await Promise.all(connection.vpnConnections.map((vpn, index) => readVpn(deployed, vpn, index + 1)))).flat(),
  ];
}

function readGateway(deployed: Deployed, gateway: Gateway): Promise<Fact[]> {
  switch (gateway.type) {
    case 'virtual-private-gateway':
      return readVirtualPrivateGateway(deployed, gateway);
    case 'transit-gateway':
      return readTransitGateway(deployed, gateway);
  }
}

async function readVirtualPrivateGateway(deployed: Deployed, { amazonAsn }: Gateway): Promise<Fact[]> {
  const {
    loaded: {
      environment: { purpose },
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
    { 'AS number': amazonAsn, 'attached to the VPC': true },
    {
      'AS number': gateway?.AmazonSideAsn,
      'attached to the VPC': gateway?.VpcAttachments?.some((a) => a.VpcId === vpcId && a.State === 'attached'),
    },
  );
}

async function readTransitGateway(
  deployed: Deployed,
  { attach, existingId }: Extract<Gateway, { type: 'transit-gateway' }>,
): Promise<Fact[]> {
  const {
    loaded: {
      environment: { purpose, vpc },
    },
    clients: { ec2 },
  } = deployed;
  const foreign = attach ? undefined : existingId;
  const vpcId = await vpcIdOf(deployed);
  const name = resourceName(purpose, 'transit-gateway-attachment', 1);
  const TransitGatewayVpcAttachments = await everyItem(
    paginateDescribeTransitGatewayVpcAttachments({ client: ec2 }, { Filters: [{ Name: 'vpc-id', Values: [vpcId] }] }),
    (page) => page.TransitGatewayVpcAttachments,
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

async function readInterfaces(
  {
    loaded: {
      environment: { purpose },
    },
    clients: { directConnect },
  }: Deployed,
  inputs: Connection['virtualInterfaces'],
): Promise<Fact[]> {
  if (inputs.length === 0) return [];
  const virtualInterfaces = await everyItem(
    pagesOf((nextToken) => directConnect.send(new DescribeVirtualInterfacesCommand({ nextToken }))),
    (page) => page.virtualInterfaces,
  );
  return inputs.flatMap(({ input }, index) =>
    interfaceFacts(input, resourceName(purpose, 'virtual-interface', index + 1), virtualInterfaces),
  );
}

function interfaceFacts(
  input: Connection['virtualInterfaces'][number]['input'],
  name: string,
  virtualInterfaces: readonly VirtualInterface[],
): Fact[] {
  const isOurs = (v: VirtualInterface) =>
    input.origin === 'hosted'
      ? v.virtualInterfaceId === input.id
      : v.virtualInterfaceName === name && v.virtualInterfaceState !== 'deleted';
  const found = virtualInterfaces.find(isOurs);
  const peer = bgpPeer(found);
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
      'customer AS number': peer.asn,
      'amazon address': peer.amazonAddress,
      'customer address': peer.customerAddress,
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
  const directConnectGatewayAssociations = await everyItem(
    pagesOf((nextToken) => directConnect.send(new DescribeDirectConnectGatewayAssociationsCommand({ nextToken }))),
    (page) => page.directConnectGatewayAssociations,
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

async function readVpn(
  {
    loaded: {
      environment: { purpose },
    },
    clients: { ec2 },
  }: Deployed,
  { device, customerAsn }: ConnectionVpn,
  number: number,
): Promise<Fact[]> {
  const name = resourceName(purpose, 'vpn-connection', number);
  const { VpnConnections = [] } = await ec2.send(
    new DescribeVpnConnectionsCommand({ Filters: [{ Name: 'tag:Name', Values: [name] }] }),
  );
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
      'customer gateway': device.customerGatewayAddress,
      'customer AS number': String(customerAsn),
      'keys in Secrets Manager': device.tunnels.keyStorage === 'secrets-manager',
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
