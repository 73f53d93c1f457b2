import {
  DescribeCustomerGatewaysCommand,
  DescribeVpnConnectionsCommand,
  DescribeVpnGatewaysCommand,
  type TunnelOption,
  type VpnConnection,
} from '@aws-sdk/client-ec2';
import { type AccountResource, type Properties } from '../resource';
import { type Networks } from './own-networks';
import { ownTags, type Reading } from './reading';

const GONE = ['deleting', 'deleted'];

/** Virtual private gateways and what they are attached to, customer gateways, VPN connections with their options and routes. */
export async function readVpns(from: Reading, { own }: Networks): Promise<AccountResource[]> {
  const { ec2 } = from.clients;
  const [{ VpnGateways = [] }, { CustomerGateways = [] }, { VpnConnections = [] }] = await Promise.all([
    ec2.send(new DescribeVpnGatewaysCommand({})),
    ec2.send(new DescribeCustomerGatewaysCommand({})),
    ec2.send(new DescribeVpnConnectionsCommand({})),
  ]);
  const gateways = VpnGateways.filter(({ State = '' }) => !GONE.includes(State)).filter(
    ({ VpnGatewayId = '', VpcAttachments = [] }) =>
      from.ids('AWS::EC2::VPNGateway').includes(VpnGatewayId) ||
      VpcAttachments.some(({ VpcId = '', State }) => State === 'attached' && own.includes(VpcId)),
  );
  const ends = [...gateways.map(({ VpnGatewayId }) => VpnGatewayId), ...from.ids('AWS::EC2::TransitGateway')];
  const devices = from.ids('AWS::EC2::CustomerGateway');
  const connections = VpnConnections.filter(({ State = '' }) => !GONE.includes(State)).filter(
    (each) =>
      from.ids('AWS::EC2::VPNConnection').includes(each.VpnConnectionId ?? '') ||
      ends.includes(each.VpnGatewayId ?? each.TransitGatewayId),
  );
  return [
    ...gateways.flatMap(({ VpnGatewayId = '', AmazonSideAsn, Tags, Type, VpcAttachments = [] }) => [
      {
        Type: 'AWS::EC2::VPNGateway',
        PhysicalId: VpnGatewayId,
        Properties: { AmazonSideAsn, Tags: ownTags(Tags), Type },
      },
      ...VpcAttachments.filter(({ State }) => State === 'attached').map(({ VpcId }) => ({
        Type: 'AWS::EC2::VPCGatewayAttachment',
        PhysicalId: `${VpcId}|${VpnGatewayId}`,
        Properties: { VpcId, VpnGatewayId },
      })),
    ]),
    ...CustomerGateways.filter(
      ({ CustomerGatewayId = '', State = '' }) => devices.includes(CustomerGatewayId) && !GONE.includes(State),
    ).map((device) => ({
      Type: 'AWS::EC2::CustomerGateway',
      PhysicalId: device.CustomerGatewayId ?? '',
      Properties: {
        BgpAsn: device.BgpAsn,
        BgpAsnExtended: device.BgpAsnExtended,
        IpAddress: device.IpAddress,
        Tags: ownTags(device.Tags),
        Type: device.Type,
      },
    })),
    ...connections.flatMap(connectionOf),
  ];
}

function connectionOf(connection: VpnConnection): AccountResource[] {
  const { VpnConnectionId = '', Options, Routes = [] } = connection;
  return [
    {
      Type: 'AWS::EC2::VPNConnection',
      PhysicalId: VpnConnectionId,
      Properties: {
        CustomerGatewayId: connection.CustomerGatewayId,
        EnableAcceleration: Options?.EnableAcceleration,
        LocalIpv4NetworkCidr: Options?.LocalIpv4NetworkCidr,
        PreSharedKeyStorage: connection.PreSharedKeyArn ? 'SecretsManager' : 'Standard',
        RemoteIpv4NetworkCidr: Options?.RemoteIpv4NetworkCidr,
        StaticRoutesOnly: Options?.StaticRoutesOnly,
        Tags: ownTags(connection.Tags),
        TransitGatewayId: connection.TransitGatewayId,
        Type: connection.Type,
        VpnGatewayId: connection.VpnGatewayId,
        VpnTunnelOptionsSpecifications: Options?.TunnelOptions?.map(tunnelOf),
      },
    },
    ...Routes.filter(({ State = '' }) => !GONE.includes(State)).map(({ DestinationCidrBlock }) => ({
      Type: 'AWS::EC2::VPNConnectionRoute',
      PhysicalId: `${VpnConnectionId}|${DestinationCidrBlock}`,
      Properties: { DestinationCidrBlock, VpnConnectionId },
    })),
  ];
}

/** A tunnel's options by the names CloudFormation has for them; the key is in the answer as well, and goes nowhere from here. */
function tunnelOf(tunnel: TunnelOption): Properties {
  return {
    DPDTimeoutAction: tunnel.DpdTimeoutAction,
    DPDTimeoutSeconds: tunnel.DpdTimeoutSeconds,
    EnableTunnelLifecycleControl: tunnel.EnableTunnelLifecycleControl,
    IKEVersions: tunnel.IkeVersions,
    Phase1DHGroupNumbers: tunnel.Phase1DHGroupNumbers,
    Phase1EncryptionAlgorithms: tunnel.Phase1EncryptionAlgorithms,
    Phase1IntegrityAlgorithms: tunnel.Phase1IntegrityAlgorithms,
    Phase1LifetimeSeconds: tunnel.Phase1LifetimeSeconds,
    Phase2DHGroupNumbers: tunnel.Phase2DHGroupNumbers,
    Phase2EncryptionAlgorithms: tunnel.Phase2EncryptionAlgorithms,
    Phase2IntegrityAlgorithms: tunnel.Phase2IntegrityAlgorithms,
    Phase2LifetimeSeconds: tunnel.Phase2LifetimeSeconds,
    RekeyFuzzPercentage: tunnel.RekeyFuzzPercentage,
    RekeyMarginTimeSeconds: tunnel.RekeyMarginTimeSeconds,
    ReplayWindowSize: tunnel.ReplayWindowSize,
    StartupAction: tunnel.StartupAction,
    TunnelInsideCidr: tunnel.TunnelInsideCidr,
  };
}
