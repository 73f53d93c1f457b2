import { type ByHand, type OutOfBand, set } from '../out-of-band';

const ELSEWHERE = '198.51.100.';

/** Routes, route tables and what they take over. */
export function routing(a: ByHand): OutOfBand[] {
  const [table, route] = ['AWS::EC2::RouteTable', 'AWS::EC2::Route'];
  const GatewayId = a.one('AWS::EC2::InternetGateway').PhysicalId;
  const VpnGatewayId = a.one('AWS::EC2::VPNGateway').PhysicalId;
  const associations = a.all('AWS::EC2::SubnetRouteTableAssociation');
  const tableOf = (index: number) => set(associations[index]!, 'RouteTableId');
  const propagating = set<string[]>(a.one('AWS::EC2::VPNGatewayRoutePropagation'), 'RouteTableIds');
  const notPropagating = a.all(table).find(({ PhysicalId }) => !propagating.includes(PhysicalId))!.PhysicalId;
  const association = async (SubnetId: string) => {
    const { RouteTables } = await a.ec2.describeRouteTables({
      Filters: [{ Name: 'association.subnet-id', Values: [SubnetId] }],
    });
    return RouteTables![0]!.Associations!.find((each) => each.SubnetId === SubnetId)!.RouteTableAssociationId!;
  };
  const made: Record<string, string> = {};
  return [
    ...a.all(table).map(({ PhysicalId: RouteTableId }, index): OutOfBand => {
      const way = { RouteTableId, DestinationCidrBlock: `${ELSEWHERE}${index * 16}/28` };
      return {
        api: 'ec2:CreateRoute',
        change: () => a.ec2.createRoute({ ...way, GatewayId }),
        undo: () => a.ec2.deleteRoute(way),
        seen: { kind: 'added', type: route, id: `${RouteTableId}|${way.DestinationCidrBlock}` },
      };
    }),
    ...a.all(route).map((own, index): OutOfBand => {
      const { RouteTableId, DestinationCidrBlock, ...target } = own.Properties as Record<string, string>;
      const way = { RouteTableId, DestinationCidrBlock };
      return index % 2
        ? {
            api: 'ec2:ReplaceRoute',
            change: () => a.ec2.replaceRoute({ ...way, GatewayId: VpnGatewayId }),
            undo: () => a.ec2.replaceRoute({ ...way, ...target }),
            seen: {
              kind: target['GatewayId'] ? 'altered' : 'added',
              type: route,
              id: own.PhysicalId,
              property: 'GatewayId',
            },
          }
        : {
            api: 'ec2:DeleteRoute',
            change: () => a.ec2.deleteRoute(way),
            undo: () => a.ec2.createRoute({ ...way, ...target }),
            seen: { kind: 'removed', type: route, id: own.PhysicalId },
          };
    }),
    {
      api: 'ec2:CreateRouteTable',
      change: async () => {
        const { RouteTable } = await a.ec2.createRouteTable({ VpcId: a.one('AWS::EC2::VPC').PhysicalId });
        made['table'] = RouteTable!.RouteTableId!;
      },
      undo: () => a.ec2.deleteRouteTable({ RouteTableId: made['table'] }),
      seen: { kind: 'added', type: table, id: 'rtb-' },
    },
    {
      api: 'ec2:DisassociateRouteTable',
      change: async () =>
        a.ec2.disassociateRouteTable({ AssociationId: await association(set(associations[0]!, 'SubnetId')) }),
      undo: () => a.ec2.associateRouteTable({ RouteTableId: tableOf(0), SubnetId: set(associations[0]!, 'SubnetId') }),
      seen: { kind: 'removed', type: 'AWS::EC2::SubnetRouteTableAssociation', id: associations[0]!.PhysicalId },
    },
    {
      api: 'ec2:ReplaceRouteTableAssociation',
      change: async () =>
        a.ec2.replaceRouteTableAssociation({
          AssociationId: await association(set(associations[1]!, 'SubnetId')),
          RouteTableId: tableOf(2),
        }),
      undo: async () =>
        a.ec2.replaceRouteTableAssociation({
          AssociationId: await association(set(associations[1]!, 'SubnetId')),
          RouteTableId: tableOf(1),
        }),
      seen: {
        kind: 'altered',
        type: 'AWS::EC2::SubnetRouteTableAssociation',
        id: associations[1]!.PhysicalId,
        property: 'RouteTableId',
      },
    },
    {
      api: 'ec2:EnableVgwRoutePropagation',
      change: () => a.ec2.enableVgwRoutePropagation({ GatewayId: VpnGatewayId, RouteTableId: notPropagating }),
      undo: () => a.ec2.disableVgwRoutePropagation({ GatewayId: VpnGatewayId, RouteTableId: notPropagating }),
      seen: {
        kind: 'added',
        type: 'AWS::EC2::VPNGatewayRoutePropagation',
        id: VpnGatewayId,
        property: 'RouteTableIds',
        has: notPropagating,
      },
    },
    {
      api: 'ec2:DisableVgwRoutePropagation',
      change: () => a.ec2.disableVgwRoutePropagation({ GatewayId: VpnGatewayId, RouteTableId: propagating[0]! }),
      undo: () => a.ec2.enableVgwRoutePropagation({ GatewayId: VpnGatewayId, RouteTableId: propagating[0]! }),
      seen: {
        kind: 'removed',
        type: 'AWS::EC2::VPNGatewayRoutePropagation',
        id: VpnGatewayId,
        property: 'RouteTableIds',
        has: propagating[0]!,
      },
    },
  ];
}

/** The VPC itself, its subnets, ranges, ways out and what is recorded of it. */
export function networks(a: ByHand): OutOfBand[] {
  const VpcId = a.one('AWS::EC2::VPC').PhysicalId;
  const made: Record<string, string> = {};
  const log = a.one('AWS::EC2::FlowLog');
  return [
    ...(['EnableDnsHostnames', 'EnableDnsSupport'] as const).map(
      (property): OutOfBand => ({
        api: 'ec2:ModifyVpcAttribute',
        change: () => a.ec2.modifyVpcAttribute({ VpcId, [property]: { Value: false } }),
        undo: () => a.ec2.modifyVpcAttribute({ VpcId, [property]: { Value: true } }),
        seen: { kind: 'removed', type: 'AWS::EC2::VPC', id: VpcId, property },
      }),
    ),
    {
      api: 'ec2:AssociateVpcCidrBlock',
      change: async () => {
        const { CidrBlockAssociation } = await a.ec2.associateVpcCidrBlock({ VpcId, CidrBlock: '10.200.0.0/24' });
        made['range'] = CidrBlockAssociation!.AssociationId!;
      },
      undo: () => a.ec2.disassociateVpcCidrBlock({ AssociationId: made['range'] }),
      seen: { kind: 'added', type: 'AWS::EC2::VPCCidrBlock', id: '10.200.0.0/24' },
    },
    {
      api: 'ec2:AssociateDhcpOptions',
      change: async () => {
        const { DhcpOptions } = await a.ec2.createDhcpOptions({
          DhcpConfigurations: [{ Key: 'domain-name-servers', Values: ['192.0.2.53'] }],
        });
        await a.ec2.associateDhcpOptions({ VpcId, DhcpOptionsId: DhcpOptions!.DhcpOptionsId });
      },
      undo: () => a.ec2.associateDhcpOptions({ VpcId, DhcpOptionsId: 'default' }),
      seen: { kind: 'added', type: 'AWS::EC2::VPCDHCPOptionsAssociation', id: VpcId },
    },
    {
      api: 'ec2:CreateVpcPeeringConnection',
      change: async () => {
        const { Vpc } = await a.ec2.createVpc({ CidrBlock: '10.201.0.0/24' });
        const { VpcPeeringConnection } = await a.ec2.createVpcPeeringConnection({ VpcId, PeerVpcId: Vpc!.VpcId });
        made['peering'] = VpcPeeringConnection!.VpcPeeringConnectionId!;
      },
      undo: () => a.ec2.deleteVpcPeeringConnection({ VpcPeeringConnectionId: made['peering'] }),
      seen: { kind: 'added', type: 'AWS::EC2::VPCPeeringConnection', id: 'pcx-' },
    },
    {
      api: 'ec2:CreateEgressOnlyInternetGateway',
      change: async () => {
        const { EgressOnlyInternetGateway } = await a.ec2.createEgressOnlyInternetGateway({ VpcId });
        made['out'] = EgressOnlyInternetGateway!.EgressOnlyInternetGatewayId!;
      },
      undo: () => a.ec2.deleteEgressOnlyInternetGateway({ EgressOnlyInternetGatewayId: made['out'] }),
      seen: { kind: 'added', type: 'AWS::EC2::EgressOnlyInternetGateway', id: 'eigw-' },
    },
    {
      api: 'ec2:CreateSubnet',
      change: async () => {
        const { Subnet } = await a.ec2.createSubnet({ VpcId, CidrBlock: '10.200.0.0/28' });
        made['subnet'] = Subnet!.SubnetId!;
      },
      undo: () => a.ec2.deleteSubnet({ SubnetId: made['subnet'] }),
      seen: { kind: 'added', type: 'AWS::EC2::Subnet', id: 'subnet-' },
    },
    ...a.all('AWS::EC2::Subnet').map(
      ({ PhysicalId: SubnetId }): OutOfBand => ({
        api: 'ec2:ModifySubnetAttribute',
        change: () => a.ec2.modifySubnetAttribute({ SubnetId, MapPublicIpOnLaunch: { Value: true } }),
        undo: () => a.ec2.modifySubnetAttribute({ SubnetId, MapPublicIpOnLaunch: { Value: false } }),
        seen: { kind: 'added', type: 'AWS::EC2::Subnet', id: SubnetId, property: 'MapPublicIpOnLaunch' },
      }),
    ),
    {
      api: 'ec2:CreateFlowLogs',
      change: async () => {
        const { FlowLogIds } = await a.ec2.createFlowLogs({
          ResourceIds: [VpcId],
          ResourceType: 'VPC',
          TrafficType: 'REJECT',
          LogGroupName: set(log, 'LogGroupName'),
          DeliverLogsPermissionArn: set(log, 'DeliverLogsPermissionArn'),
        });
        made['log'] = FlowLogIds![0]!;
      },
      undo: () => a.ec2.deleteFlowLogs({ FlowLogIds: [made['log']!] }),
      seen: { kind: 'added', type: 'AWS::EC2::FlowLog', id: 'fl-' },
    },
  ];
}

/** Types of EC2 whose tags policies and filters go by. */
const TAGGED = [
  'CustomerGateway',
  'FlowLog',
  'Instance',
  'InternetGateway',
  'LaunchTemplate',
  'NatGateway',
  'NetworkAcl',
  'NetworkInterface',
  'RouteTable',
  'SecurityGroup',
  'Subnet',
  'VPC',
  'VPCEndpoint',
  'VPNConnection',
  'VPNGateway',
];

/** Tags of whatever EC2 has. */
export function tags(a: ByHand): OutOfBand[] {
  return TAGGED.flatMap((name): OutOfBand[] => {
    const type = `AWS::EC2::${name}`;
    const { PhysicalId, Properties } = a.one(type);
    const Resources = [PhysicalId];
    const owner = (Properties['Tags'] as { Key: string; Value: string }[]).find(({ Key }) => Key === 'owner')!;
    const other = { Key: 'other', Value: 'hand' };
    return [
      {
        api: 'ec2:CreateTags',
        change: () => a.ec2.createTags({ Resources, Tags: [other] }),
        undo: () => a.ec2.deleteTags({ Resources, Tags: [other] }),
        seen: { kind: 'added', type, id: PhysicalId, property: 'Tags', has: '"other"' },
      },
      {
        api: 'ec2:DeleteTags',
        change: () => a.ec2.deleteTags({ Resources, Tags: [owner] }),
        undo: () => a.ec2.createTags({ Resources, Tags: [owner] }),
        seen: { kind: 'removed', type, id: PhysicalId, property: 'Tags', has: '"owner"' },
      },
    ];
  });
}
