import { passTime } from '../virtual-time';
import { type EmbeddedCloud, startEmbeddedCloud } from '../start';
import { administratorOf } from '../keys';
import { clientsFor, type Clients } from './clients';
import { account, imageId, region } from './harness';

jest.setTimeout(60_000);

let cloud: EmbeddedCloud;
let aws: Clients;
let subnetId: string;
let vpcId: string;
beforeAll(async () => {
  cloud = await startEmbeddedCloud();
  aws = clientsFor(cloud.endpoint, region, administratorOf(cloud.endpoint, account));
  await cloud.prepare({
    images: [{ account, region, imageId }],
    connections: [{ account, region, connectionId: 'dxcon-fixed001' }],
  });
  vpcId = (await aws.ec2.createVpc({ CidrBlock: '10.0.0.0/16' })).Vpc?.VpcId ?? '';
  subnetId = (await aws.ec2.createSubnet({ VpcId: vpcId, CidrBlock: '10.0.0.0/24' })).Subnet?.SubnetId ?? '';
});
afterAll(() => cloud.stop());

const pass = (seconds: number) => passTime(cloud.endpoint, seconds);
/** Longer than any change of state takes. */
const SETTLED_SECONDS = 900;
const launched = async () =>
  (await aws.ec2.runInstances({ ImageId: imageId, MinCount: 1, MaxCount: 1 })).Instances?.[0]?.InstanceId ?? '';
const stateOf = async (id: string) =>
  (await aws.ec2.describeInstances({ InstanceIds: [id] })).Reservations?.[0]?.Instances?.[0]?.State?.Name;
const checksOf = async (id: string) => {
  const { InstanceStatuses: [status] = [] } = await aws.ec2.describeInstanceStatus({
    InstanceIds: [id],
    IncludeAllInstances: true,
  });
  return [status?.SystemStatus?.Status, status?.InstanceStatus?.Status];
};

/** https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-instance-lifecycle.html, https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/viewing_status.html */
test('an instance passes through the states of its life cycle, in time that somebody lets pass', async () => {
  const id = await launched();
  expect(await stateOf(id)).toBe('pending');
  await expect(aws.ec2.stopInstances({ InstanceIds: [id] })).rejects.toMatchObject({ name: 'IncorrectInstanceState' });
  await pass(30);
  expect([await stateOf(id), await checksOf(id)]).toEqual(['running', ['initializing', 'initializing']]);
  await pass(300);
  expect(await checksOf(id)).toEqual(['ok', 'ok']);
  await aws.ec2.rebootInstances({ InstanceIds: [id] });
  expect([await stateOf(id), await checksOf(id)]).toEqual(['running', ['initializing', 'initializing']]);
  await pass(300);
  await aws.ec2.stopInstances({ InstanceIds: [id] });
  expect(await stateOf(id)).toBe('stopping');
  for (const refused of [aws.ec2.startInstances({ InstanceIds: [id] }), aws.ec2.rebootInstances({ InstanceIds: [id] })])
    await expect(refused).rejects.toMatchObject({ name: 'IncorrectInstanceState' });
  await pass(60);
  expect([await stateOf(id), await checksOf(id)]).toEqual(['stopped', ['not-applicable', 'not-applicable']]);
  await aws.ec2.startInstances({ InstanceIds: [id] });
  expect(await stateOf(id)).toBe('pending');
  await pass(30);
  expect([await stateOf(id), await checksOf(id)]).toEqual(['running', ['initializing', 'initializing']]);
  await aws.ec2.terminateInstances({ InstanceIds: [id] });
  expect(await stateOf(id)).toBe('shutting-down');
  await pass(60);
  expect(await stateOf(id)).toBe('terminated');
});

/** How a kind of resource is made, and what its state is called. */
interface Kind {
  readonly make: () => Promise<string | undefined>;
  readonly state: (id: string) => Promise<string | undefined>;
  /** The passing state and the one that follows. https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Types.html */
  readonly up: readonly [string, string];
  readonly end?: (id: string) => Promise<unknown>;
  /** The passing state and the one that follows; undefined: the resource is gone. */
  readonly down?: readonly [string, string | undefined];
}

const subnetOf = async (VpcId: string, CidrBlock: string) =>
  (await aws.ec2.createSubnet({ VpcId, CidrBlock })).Subnet?.SubnetId ?? '';
const gateway = async () => {
  const id = (await aws.ec2.createTransitGateway({})).TransitGateway?.TransitGatewayId ?? '';
  await pass(SETTLED_SECONDS);
  return id;
};
let subnets = 0;
const attached = async () => {
  const VpcId = (await aws.ec2.createVpc({ CidrBlock: `10.${++subnets}.0.0/16` })).Vpc?.VpcId ?? '';
  const SubnetIds = [await subnetOf(VpcId, `10.${subnets}.0.0/24`)];
  return (await aws.ec2.createTransitGatewayVpcAttachment({ TransitGatewayId: await gateway(), VpcId, SubnetIds }))
    .TransitGatewayVpcAttachment;
};
const table = async () => {
  const attachment = await attached();
  await pass(SETTLED_SECONDS);
  const { TransitGatewayRouteTable } = await aws.ec2.createTransitGatewayRouteTable({
    TransitGatewayId: attachment?.TransitGatewayId,
  });
  await pass(SETTLED_SECONDS);
  return {
    TransitGatewayRouteTableId: TransitGatewayRouteTable?.TransitGatewayRouteTableId ?? '',
    TransitGatewayAttachmentId: attachment?.TransitGatewayAttachmentId ?? '',
  };
};
const parts = (id: string) => ({
  TransitGatewayRouteTableId: id.split(' ')[0],
  TransitGatewayAttachmentId: id.split(' ')[1],
});

const KINDS: Readonly<Record<string, Kind>> = {
  'NAT gateway': {
    make: async () =>
      (await aws.ec2.createNatGateway({ SubnetId: subnetId, ConnectivityType: 'private' })).NatGateway?.NatGatewayId,
    state: async (id) => (await aws.ec2.describeNatGateways({ NatGatewayIds: [id] })).NatGateways?.[0]?.State,
    up: ['pending', 'available'],
    end: (NatGatewayId) => aws.ec2.deleteNatGateway({ NatGatewayId }),
    down: ['deleting', 'deleted'],
  },
  'VPN connection': {
    make: async () => {
      const { VpnGateway } = await aws.ec2.createVpnGateway({ Type: 'ipsec.1' });
      const { CustomerGateway } = await aws.ec2.createCustomerGateway({
        Type: 'ipsec.1',
        PublicIp: '198.51.100.9',
        BgpAsn: 65000,
      });
      const made = await aws.ec2.createVpnConnection({
        Type: 'ipsec.1',
        VpnGatewayId: VpnGateway?.VpnGatewayId,
        CustomerGatewayId: CustomerGateway?.CustomerGatewayId,
      });
      expect(made.VpnConnection?.State).toBe('pending');
      return made.VpnConnection?.VpnConnectionId;
    },
    state: async (id) => (await aws.ec2.describeVpnConnections({ VpnConnectionIds: [id] })).VpnConnections?.[0]?.State,
    up: ['pending', 'available'],
    end: (VpnConnectionId) => aws.ec2.deleteVpnConnection({ VpnConnectionId }),
    down: ['deleting', 'deleted'],
  },
  'attachment of a virtual private gateway': {
    make: async () => {
      const VpnGatewayId = (await aws.ec2.createVpnGateway({ Type: 'ipsec.1' })).VpnGateway?.VpnGatewayId ?? '';
      await aws.ec2.attachVpnGateway({ VpnGatewayId, VpcId: vpcId });
      return VpnGatewayId;
    },
    state: async (id) =>
      (await aws.ec2.describeVpnGateways({ VpnGatewayIds: [id] })).VpnGateways?.[0]?.VpcAttachments?.[0]?.State,
    up: ['attaching', 'attached'],
    end: async (VpnGatewayId) => {
      await expect(aws.ec2.deleteVpnGateway({ VpnGatewayId })).rejects.toMatchObject({ name: 'IncorrectState' });
      await aws.ec2.detachVpnGateway({ VpnGatewayId, VpcId: vpcId });
    },
    down: ['detaching', 'detached'],
  },
  'transit gateway': {
    make: async () => (await aws.ec2.createTransitGateway({})).TransitGateway?.TransitGatewayId,
    state: async (id) =>
      (await aws.ec2.describeTransitGateways({ TransitGatewayIds: [id] })).TransitGateways?.[0]?.State,
    up: ['pending', 'available'],
    end: (TransitGatewayId) => aws.ec2.deleteTransitGateway({ TransitGatewayId }),
    down: ['deleting', undefined],
  },
  'transit gateway attachment': {
    make: async () => (await attached())?.TransitGatewayAttachmentId,
    state: async (id) =>
      (await aws.ec2.describeTransitGatewayVpcAttachments({ TransitGatewayAttachmentIds: [id] }))
        .TransitGatewayVpcAttachments?.[0]?.State,
    up: ['pending', 'available'],
    end: async (TransitGatewayAttachmentId) => {
      await aws.ec2.deleteTransitGatewayVpcAttachment({ TransitGatewayAttachmentId });
      await expect(aws.ec2.deleteTransitGatewayVpcAttachment({ TransitGatewayAttachmentId })).rejects.toMatchObject({
        name: 'IncorrectState',
      });
    },
    down: ['deleting', undefined],
  },
  'route table of a transit gateway': {
    make: async () =>
      (await aws.ec2.createTransitGatewayRouteTable({ TransitGatewayId: await gateway() })).TransitGatewayRouteTable
        ?.TransitGatewayRouteTableId,
    state: async (id) =>
      (await aws.ec2.describeTransitGatewayRouteTables({ TransitGatewayRouteTableIds: [id] }))
        .TransitGatewayRouteTables?.[0]?.State,
    up: ['pending', 'available'],
    end: (TransitGatewayRouteTableId) => aws.ec2.deleteTransitGatewayRouteTable({ TransitGatewayRouteTableId }),
    down: ['deleting', 'deleted'],
  },
  'association with a route table': {
    make: async () => {
      const both = await table();
      expect((await aws.ec2.associateTransitGatewayRouteTable(both)).Association?.State).toBe('associating');
      return `${both.TransitGatewayRouteTableId} ${both.TransitGatewayAttachmentId}`;
    },
    state: async (id) =>
      (
        await aws.ec2.getTransitGatewayRouteTableAssociations({
          TransitGatewayRouteTableId: parts(id).TransitGatewayRouteTableId,
        })
      ).Associations?.[0]?.State,
    up: ['associating', 'associated'],
    end: (id) =>
      aws.ec2.disassociateTransitGatewayRouteTable(
        parts(id) as { TransitGatewayRouteTableId: string; TransitGatewayAttachmentId: string },
      ),
    down: ['disassociating', undefined],
  },
  'propagation into a route table': {
    make: async () => {
      const both = await table();
      await aws.ec2.enableTransitGatewayRouteTablePropagation(both);
      return both.TransitGatewayRouteTableId;
    },
    state: async (TransitGatewayRouteTableId) =>
      (await aws.ec2.getTransitGatewayRouteTablePropagations({ TransitGatewayRouteTableId }))
        .TransitGatewayRouteTablePropagations?.[0]?.State,
    up: ['enabling', 'enabled'],
  },
  'interface endpoint': {
    make: async () =>
      (
        await aws.ec2.createVpcEndpoint({
          VpcId: vpcId,
          VpcEndpointType: 'Interface',
          ServiceName: `com.amazonaws.${region}.ssm`,
          SubnetIds: [subnetId],
        })
      ).VpcEndpoint?.VpcEndpointId,
    state: async (id) =>
      (await aws.ec2.describeVpcEndpoints({})).VpcEndpoints?.find(
        ({ VpcEndpointId }) => VpcEndpointId === id,
      )?.State?.toLowerCase(),
    up: ['pending', 'available'],
    end: (id) => aws.ec2.deleteVpcEndpoints({ VpcEndpointIds: [id] }),
    down: ['deleting', undefined],
  },
  'managed prefix list': {
    make: async () =>
      (await aws.ec2.createManagedPrefixList({ PrefixListName: 'hubs', AddressFamily: 'IPv4', MaxEntries: 3 }))
        .PrefixList?.PrefixListId,
    state: async (id) =>
      (
        await aws.ec2.describeManagedPrefixLists({ Filters: [{ Name: 'prefix-list-id', Values: [id] }] })
      ).PrefixLists?.find(({ PrefixListId }) => PrefixListId === id)?.State,
    up: ['create-in-progress', 'create-complete'],
    end: async (PrefixListId) => {
      await aws.ec2.deleteManagedPrefixList({ PrefixListId });
      await expect(aws.ec2.deleteManagedPrefixList({ PrefixListId })).rejects.toMatchObject({ name: 'IncorrectState' });
    },
    down: ['delete-in-progress', undefined],
  },
  volume: {
    make: async () => (await aws.ec2.createVolume({ AvailabilityZone: `${region}a`, Size: 8 })).VolumeId,
    state: async (id) => (await aws.ec2.describeVolumes({ VolumeIds: [id] })).Volumes?.[0]?.State,
    up: ['creating', 'available'],
  },
  snapshot: {
    make: async () =>
      (
        await aws.ec2.createSnapshot({
          VolumeId: (await aws.ec2.createVolume({ AvailabilityZone: `${region}a`, Size: 8 })).VolumeId,
        })
      ).SnapshotId,
    state: async (id) => (await aws.ec2.describeSnapshots({ SnapshotIds: [id] })).Snapshots?.[0]?.State,
    up: ['pending', 'completed'],
  },
  image: {
    make: async () => {
      const InstanceId = await launched();
      await pass(SETTLED_SECONDS);
      return (await aws.ec2.createImage({ InstanceId, Name: 'kept' })).ImageId;
    },
    state: async (id) => (await aws.ec2.describeImages({ ImageIds: [id] })).Images?.[0]?.State,
    up: ['pending', 'available'],
  },
  'private virtual interface': {
    make: async () => {
      const { VpnGateway } = await aws.ec2.createVpnGateway({ Type: 'ipsec.1' });
      const newPrivateVirtualInterface = {
        virtualInterfaceName: 'own',
        vlan: 101,
        asn: 65001,
        virtualGatewayId: VpnGateway?.VpnGatewayId,
      };
      return (
        await aws.directConnect.createPrivateVirtualInterface({
          connectionId: 'dxcon-fixed001',
          newPrivateVirtualInterface,
        })
      ).virtualInterfaceId;
    },
    state: async (id) =>
      (await aws.directConnect.describeVirtualInterfaces({})).virtualInterfaces?.find(
        ({ virtualInterfaceId }) => virtualInterfaceId === id,
      )?.virtualInterfaceState,
    up: ['pending', 'available'],
    end: (virtualInterfaceId) => aws.directConnect.deleteVirtualInterface({ virtualInterfaceId }),
    down: ['deleting', undefined],
  },
  'Direct Connect gateway': {
    make: async () =>
      (await aws.directConnect.createDirectConnectGateway({ directConnectGatewayName: 'own' })).directConnectGateway
        ?.directConnectGatewayId,
    state: async (id) =>
      (await aws.directConnect.describeDirectConnectGateways({ directConnectGatewayId: id })).directConnectGateways?.[0]
        ?.directConnectGatewayState,
    up: ['pending', 'available'],
    end: (directConnectGatewayId) => aws.directConnect.deleteDirectConnectGateway({ directConnectGatewayId }),
    down: ['deleting', undefined],
  },
  'association of a Direct Connect gateway': {
    make: async () => {
      const { directConnectGateway } = await aws.directConnect.createDirectConnectGateway({
        directConnectGatewayName: 'own',
      });
      const { VpnGateway } = await aws.ec2.createVpnGateway({ Type: 'ipsec.1' });
      const asked = {
        directConnectGatewayId: directConnectGateway?.directConnectGatewayId,
        gatewayId: VpnGateway?.VpnGatewayId,
      };
      return (await aws.directConnect.createDirectConnectGatewayAssociation(asked)).directConnectGatewayAssociation
        ?.associationId;
    },
    state: async (associationId) =>
      (await aws.directConnect.describeDirectConnectGatewayAssociations({ associationId }))
        .directConnectGatewayAssociations?.[0]?.associationState,
    up: ['associating', 'associated'],
    end: (associationId) => aws.directConnect.deleteDirectConnectGatewayAssociation({ associationId }),
    down: ['disassociating', undefined],
  },
};

test.each(Object.entries(KINDS))(
  '%s: the passing states come first, the others in their time',
  async (_name, { make, state, up, end, down }) => {
    const id = (await make()) ?? '';
    expect(id).not.toBe('');
    expect(await state(id)).toBe(up[0]);
    await pass(SETTLED_SECONDS);
    expect(await state(id)).toBe(up[1]);
    if (!end || !down) return;
    await end(id);
    expect(await state(id)).toBe(down[0]);
    await pass(SETTLED_SECONDS);
    expect(await state(id)).toBe(down[1]);
  },
);

test('a gateway endpoint is a route, and there at once', async () => {
  const { VpcEndpoint } = await aws.ec2.createVpcEndpoint({ VpcId: vpcId, ServiceName: `com.amazonaws.${region}.s3` });
  expect(VpcEndpoint?.State?.toLowerCase()).toBe('available');
});

test('what a resource holds is free when it is gone, not before', async () => {
  const { NatGateway } = await aws.ec2.createNatGateway({
    SubnetId: subnetId,
    AllocationId: (await aws.ec2.allocateAddress({ Domain: 'vpc' })).AllocationId,
  });
  const [address] = NatGateway?.NatGatewayAddresses ?? [];
  await pass(SETTLED_SECONDS);
  await aws.ec2.deleteNatGateway({ NatGatewayId: NatGateway?.NatGatewayId });
  await expect(aws.ec2.releaseAddress({ AllocationId: address?.AllocationId })).rejects.toMatchObject({
    name: 'InvalidIPAddress.InUse',
  });
  await pass(SETTLED_SECONDS);
  await expect(aws.ec2.releaseAddress({ AllocationId: address?.AllocationId })).resolves.toBeDefined();
});

test('an attachment to a transit gateway that is pending is refused', async () => {
  const { TransitGateway } = await aws.ec2.createTransitGateway({});
  const attach = () =>
    aws.ec2.createTransitGatewayVpcAttachment({
      TransitGatewayId: TransitGateway?.TransitGatewayId,
      VpcId: vpcId,
      SubnetIds: [subnetId],
    });
  await expect(attach()).rejects.toMatchObject({ name: 'IncorrectState' });
  await pass(SETTLED_SECONDS);
  await expect(attach()).resolves.toBeDefined();
});

test('tunnels are down until their connection is available', async () => {
  const id = (await KINDS['VPN connection']!.make()) ?? '';
  const tunnels = async () =>
    (await aws.ec2.describeVpnConnections({ VpnConnectionIds: [id] })).VpnConnections?.[0]?.VgwTelemetry?.map(
      ({ Status }) => Status,
    );
  await cloud.prepare({ vpnTunnels: [{ account, region, vpnConnectionId: id, up: 1 }] });
  expect(await tunnels()).toEqual(['DOWN', 'DOWN']);
  await pass(SETTLED_SECONDS);
  expect(await tunnels()).toEqual(['UP', 'DOWN']);
});

test('an accepted virtual interface whose other end is silent is down after it was pending', async () => {
  await cloud.prepare({
    virtualInterfaces: [{ account, region, virtualInterfaceId: 'dxvif-silent01', vlan: 300, asn: 65010 }],
    bgpPeers: [{ account, region, virtualInterfaceId: 'dxvif-silent01', status: 'down' }],
  });
  const { VpnGateway } = await aws.ec2.createVpnGateway({ Type: 'ipsec.1' });
  const state = async () =>
    (await aws.directConnect.describeVirtualInterfaces({ virtualInterfaceId: 'dxvif-silent01' })).virtualInterfaces?.[0]
      ?.virtualInterfaceState;
  await aws.directConnect.confirmPrivateVirtualInterface({
    virtualInterfaceId: 'dxvif-silent01',
    virtualGatewayId: VpnGateway?.VpnGatewayId,
  });
  expect(await state()).toBe('pending');
  await pass(SETTLED_SECONDS);
  expect(await state()).toBe('down');
});

test.each([-1, Number.NaN, '60', null])('time does not pass by %p', async (seconds) => {
  await expect(pass(seconds as number)).rejects.toThrow(/time passes by a number of seconds/);
});

// "Describes one or more VPC attachments":
// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeTransitGatewayVpcAttachments.html
test('the attachment of a VPN connection is none of a VPC', async () => {
  const TransitGatewayId = await gateway();
  const { CustomerGateway } = await aws.ec2.createCustomerGateway({
    Type: 'ipsec.1',
    PublicIp: '198.51.100.10',
    BgpAsn: 65000,
  });
  await aws.ec2.createVpnConnection({
    Type: 'ipsec.1',
    TransitGatewayId,
    CustomerGatewayId: CustomerGateway!.CustomerGatewayId!,
  });
  const Filters = [{ Name: 'transit-gateway-id', Values: [TransitGatewayId] }];
  const attachments = await aws.ec2.describeTransitGatewayAttachments({ Filters });
  expect(attachments.TransitGatewayAttachments?.map(({ ResourceType }) => ResourceType)).toEqual(['vpn']);
  expect((await aws.ec2.describeTransitGatewayVpcAttachments({ Filters })).TransitGatewayVpcAttachments).toEqual([]);
});

// "You cannot delete the last BGP peer from a virtual interface.":
// https://docs.aws.amazon.com/directconnect/latest/APIReference/API_DeleteBGPPeer.html
test('a BGP peer goes once another one is there, and the last one stays', async () => {
  const { VpnGateway } = await aws.ec2.createVpnGateway({ Type: 'ipsec.1' });
  const { virtualInterfaceId } = await aws.directConnect.createPrivateVirtualInterface({
    connectionId: 'dxcon-fixed001',
    newPrivateVirtualInterface: {
      virtualInterfaceName: 'peers',
      vlan: 102,
      asn: 65001,
      customerAddress: '169.254.40.1/30',
      virtualGatewayId: VpnGateway?.VpnGatewayId,
    },
  });
  const former = { virtualInterfaceId, asn: 65001, customerAddress: '169.254.40.1/30' };
  await expect(aws.directConnect.deleteBGPPeer(former)).rejects.toThrow(/last BGP peer/);
  const newBGPPeer = { asn: 65001, addressFamily: 'ipv4', customerAddress: '169.254.41.1/30' } as const;
  await aws.directConnect.createBGPPeer({ virtualInterfaceId, newBGPPeer });
  const { virtualInterface } = await aws.directConnect.deleteBGPPeer(former);
  expect(virtualInterface?.bgpPeers).toMatchObject([newBGPPeer]);
});
