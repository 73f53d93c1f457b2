import {
  DescribeAddressesCommand,
  DescribeCustomerGatewaysCommand,
  DescribeFlowLogsCommand,
  DescribeInternetGatewaysCommand,
  DescribeManagedPrefixListsCommand,
  DescribeNatGatewaysCommand,
  DescribeNetworkAclsCommand,
  DescribeNetworkInterfacesCommand,
  DescribeRouteTablesCommand,
  DescribeSecurityGroupRulesCommand,
  DescribeSecurityGroupsCommand,
  DescribeSubnetsCommand,
  DescribeTransitGatewayAttachmentsCommand,
  DescribeTransitGatewaysCommand,
  DescribeVpcEndpointsCommand,
  DescribeVpcsCommand,
  DescribeVpnConnectionsCommand,
  DescribeVpnGatewaysCommand,
  type EC2Client,
} from '@aws-sdk/client-ec2';
import { DescribeDirectConnectGatewaysCommand, DescribeVirtualInterfacesCommand } from '@aws-sdk/client-direct-connect';
import { type AccountClients } from '@nss/account-state';
import { type Answer, everything } from './everything';

/** States of what is there no more and is shown for a while. */
const GONE = /^(deleted|deleting|terminated|shutting-down)$/;
const isThere = (item: Answer) =>
  !GONE.test(String(item['State'] ?? item['virtualInterfaceState'] ?? item['directConnectGatewayState'] ?? ''));

/** Networks, what is in them, and what leads out of them. */
export function networks({ ec2, directConnect }: AccountClients): Record<string, () => Promise<Answer[]>> {
  const there = (send: Parameters<typeof everything>[0], key: string) => async () =>
    (await everything(send, key)).filter(isThere);
  return {
    vpcs: there((next) => ec2.send(new DescribeVpcsCommand(next)), 'Vpcs'),
    subnets: there((next) => ec2.send(new DescribeSubnetsCommand(next)), 'Subnets'),
    // Those that CloudFormation gives to groups of their own, and what groups carry in themselves.
    securityGroups: there((next) => ec2.send(new DescribeSecurityGroupsCommand(next)), 'SecurityGroups'),
    securityGroupRules: there((next) => ec2.send(new DescribeSecurityGroupRulesCommand(next)), 'SecurityGroupRules'),
    networkAcls: there((next) => ec2.send(new DescribeNetworkAclsCommand(next)), 'NetworkAcls'),
    routeTables: there((next) => ec2.send(new DescribeRouteTablesCommand(next)), 'RouteTables'),
    interfaces: there((next) => ec2.send(new DescribeNetworkInterfacesCommand(next)), 'NetworkInterfaces'),
    internetGateways: there((next) => ec2.send(new DescribeInternetGatewaysCommand(next)), 'InternetGateways'),
    natGateways: there((next) => ec2.send(new DescribeNatGatewaysCommand(next)), 'NatGateways'),
    addresses: there(() => ec2.send(new DescribeAddressesCommand({})), 'Addresses'),
    endpoints: there((next) => ec2.send(new DescribeVpcEndpointsCommand(next)), 'VpcEndpoints'),
    flowLogs: there((next) => ec2.send(new DescribeFlowLogsCommand(next)), 'FlowLogs'),
    prefixLists: () => ownPrefixLists(ec2),
    vpnGateways: there(() => ec2.send(new DescribeVpnGatewaysCommand({})), 'VpnGateways'),
    vpnConnections: there(() => ec2.send(new DescribeVpnConnectionsCommand({})), 'VpnConnections'),
    customerGateways: there(() => ec2.send(new DescribeCustomerGatewaysCommand({})), 'CustomerGateways'),
    transitGateways: there((next) => ec2.send(new DescribeTransitGatewaysCommand(next)), 'TransitGateways'),
    transitGatewayAttachments: there(
      (next) => ec2.send(new DescribeTransitGatewayAttachmentsCommand(next)),
      'TransitGatewayAttachments',
    ),
    virtualInterfaces: there(() => directConnect.send(new DescribeVirtualInterfacesCommand({})), 'virtualInterfaces'),
    directConnectGateways: there(
      (next) => directConnect.send(new DescribeDirectConnectGatewaysCommand(next)),
      'directConnectGateways',
    ),
  };
}

/** AWS has lists of its own in every account. */
async function ownPrefixLists(ec2: EC2Client): Promise<Answer[]> {
  const all = await everything((next) => ec2.send(new DescribeManagedPrefixListsCommand(next)), 'PrefixLists');
  return all.filter(({ OwnerId }) => OwnerId !== 'AWS');
}
