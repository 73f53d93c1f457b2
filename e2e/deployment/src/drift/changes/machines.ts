import { type ByHand, type OutOfBand, set } from '../out-of-band';

/** Machines and their interfaces. */
export function machines(a: ByHand): OutOfBand[] {
  const [type, card] = ['AWS::EC2::Instance', 'AWS::EC2::NetworkInterface'];
  const made: Record<string, string> = {};
  const [, first] = a.all('AWS::EC2::Subnet');
  const SubnetId = first!.PhysicalId;
  return [
    ...a.all(type).flatMap(({ PhysicalId: InstanceId }): OutOfBand[] => {
      const at = { type, id: InstanceId };
      return [
        {
          api: 'ec2:ModifyInstanceAttribute',
          change: () => a.ec2.modifyInstanceAttribute({ InstanceId, DisableApiTermination: { Value: false } }),
          undo: () => a.ec2.modifyInstanceAttribute({ InstanceId, DisableApiTermination: { Value: true } }),
          seen: { kind: 'removed', ...at, property: 'DisableApiTermination' },
        },
        {
          api: 'ec2:ModifyInstanceMetadataOptions',
          change: () => a.ec2.modifyInstanceMetadataOptions({ InstanceId, HttpTokens: 'optional' }),
          undo: () => a.ec2.modifyInstanceMetadataOptions({ InstanceId, HttpTokens: 'required' }),
          seen: { kind: 'altered', ...at, property: 'MetadataOptions.HttpTokens' },
        },
        {
          api: 'ec2:UnmonitorInstances',
          change: () => a.ec2.unmonitorInstances({ InstanceIds: [InstanceId] }),
          undo: () => a.ec2.monitorInstances({ InstanceIds: [InstanceId] }),
          seen: { kind: 'removed', ...at, property: 'Monitoring' },
        },
      ];
    }),
    ...a.all(card).map((own, index): OutOfBand => {
      const NetworkInterfaceId = own.PhysicalId;
      const at = { type: card, id: NetworkInterfaceId };
      const Groups = set<string[]>(own, 'GroupSet');
      const other = a.all('AWS::EC2::SecurityGroup').find(({ PhysicalId }) => !Groups.includes(PhysicalId))!.PhysicalId;
      const turns: OutOfBand[] = [
        {
          api: 'ec2:ModifyNetworkInterfaceAttribute',
          change: () =>
            a.ec2.modifyNetworkInterfaceAttribute({ NetworkInterfaceId, SourceDestCheck: { Value: false } }),
          undo: () => a.ec2.modifyNetworkInterfaceAttribute({ NetworkInterfaceId, SourceDestCheck: { Value: true } }),
          seen: { kind: 'removed', ...at, property: 'SourceDestCheck' },
        },
        {
          api: 'ec2:ModifyNetworkInterfaceAttribute',
          change: () => a.ec2.modifyNetworkInterfaceAttribute({ NetworkInterfaceId, Groups: [...Groups, other] }),
          undo: () => a.ec2.modifyNetworkInterfaceAttribute({ NetworkInterfaceId, Groups }),
          seen: { kind: 'added', ...at, property: 'GroupSet' },
        },
      ];
      return turns[index % turns.length]!;
    }),
    {
      api: 'ec2:CreateNetworkInterface',
      change: async () => {
        made['card'] = (await a.ec2.createNetworkInterface({ SubnetId })).NetworkInterface!.NetworkInterfaceId!;
      },
      undo: () => a.ec2.deleteNetworkInterface({ NetworkInterfaceId: made['card'] }),
      seen: { kind: 'added', type: card, id: 'eni-' },
    },
    {
      api: 'ec2:AssociateAddress',
      change: async () => {
        const { AllocationId } = await a.ec2.allocateAddress({ Domain: 'vpc' });
        const own = a.all(card).at(-1)!.PhysicalId;
        const { AssociationId } = await a.ec2.associateAddress({ AllocationId, NetworkInterfaceId: own });
        Object.assign(made, { AllocationId, AssociationId });
      },
      undo: async () => {
        await a.ec2.disassociateAddress({ AssociationId: made['AssociationId'] });
        await a.ec2.releaseAddress({ AllocationId: made['AllocationId'] });
      },
      seen: { kind: 'added', type: 'AWS::EC2::EIPAssociation', id: '|association' },
    },
  ];
}

/** Endpoints, other machines, and what leads elsewhere: things that come, and go again when they are deleted. */
export function arrivals(a: ByHand): OutOfBand[] {
  const made: Record<string, string> = {};
  const VpcId = a.one('AWS::EC2::VPC').PhysicalId;
  const SubnetId = a.all('AWS::EC2::Subnet')[1]!.PhysicalId;
  const endpoint = a.one('AWS::EC2::VPCEndpoint', '"Interface"');
  const VpcEndpointId = endpoint.PhysicalId;
  const PolicyDocument = JSON.stringify(endpoint.Properties['PolicyDocument']);
  const open = JSON.stringify({ Statement: [{ Effect: 'Allow', Action: '*', Principal: '*', Resource: '*' }] });
  const own = a.one('AWS::EC2::Instance', 'web-01');
  return [
    {
      api: 'ec2:ModifyVpcEndpoint',
      change: () => a.ec2.modifyVpcEndpoint({ VpcEndpointId, PolicyDocument: open }),
      undo: () => a.ec2.modifyVpcEndpoint({ VpcEndpointId, PolicyDocument }),
      seen: { kind: 'added', type: 'AWS::EC2::VPCEndpoint', id: VpcEndpointId, property: 'PolicyDocument.Statement' },
    },
    {
      api: 'ec2:CreateVpcEndpoint',
      change: async () => {
        const { VpcEndpoint } = await a.ec2.createVpcEndpoint({
          VpcId,
          ServiceName: `com.amazonaws.${a.region}.dynamodb`,
          VpcEndpointType: 'Gateway',
        });
        made['endpoint'] = VpcEndpoint!.VpcEndpointId!;
      },
      undo: () => a.ec2.deleteVpcEndpoints({ VpcEndpointIds: [made['endpoint']!] }),
      seen: { kind: 'added', type: 'AWS::EC2::VPCEndpoint', id: 'vpce-' },
    },
    {
      api: 'ec2:RunInstances',
      change: async () => {
        const { Instances } = await a.ec2.runInstances({
          ImageId: set(own, 'ImageId'),
          InstanceType: 't3.micro',
          MinCount: 1,
          MaxCount: 1,
          SubnetId,
        });
        made['machine'] = Instances![0]!.InstanceId!;
      },
      undo: () => a.ec2.terminateInstances({ InstanceIds: [made['machine']!] }),
      seen: { kind: 'added', type: 'AWS::EC2::Instance', id: 'i-' },
    },
    {
      api: 'ec2:CreateVpnConnection',
      change: async () => {
        const { VpnConnection } = await a.ec2.createVpnConnection({
          Type: 'ipsec.1',
          CustomerGatewayId: a.one('AWS::EC2::CustomerGateway').PhysicalId,
          VpnGatewayId: a.one('AWS::EC2::VPNGateway').PhysicalId,
          Options: { StaticRoutesOnly: true },
        });
        made['vpn'] = VpnConnection!.VpnConnectionId!;
      },
      undo: () => a.ec2.deleteVpnConnection({ VpnConnectionId: made['vpn'] }),
      seen: { kind: 'added', type: 'AWS::EC2::VPNConnection', id: 'vpn-' },
    },
    {
      api: 'ec2:CreateVpnConnectionRoute',
      change: () =>
        a.ec2.createVpnConnectionRoute({
          VpnConnectionId: a.one('AWS::EC2::VPNConnection').PhysicalId,
          DestinationCidrBlock: '192.0.2.0/24',
        }),
      undo: () =>
        a.ec2.deleteVpnConnectionRoute({
          VpnConnectionId: a.one('AWS::EC2::VPNConnection').PhysicalId,
          DestinationCidrBlock: '192.0.2.0/24',
        }),
      seen: { kind: 'added', type: 'AWS::EC2::VPNConnectionRoute', id: '192.0.2.0/24' },
    },
  ];
}
