import { type Template } from '../assembly';
import { type ResourceChange } from '../changes';
import { removedFirst } from './removed-first';

type Resources = Record<string, { Type: string; Properties: Record<string, unknown> }>;
const template = (Resources: Resources): Template => ({ Resources });
const ref = (Ref: string) => ({ Ref });

/** What CloudFormation lists: everything that differs, with the replacement that a case says. */
function changesOf(before: Resources, after: Resources, replacement: Record<string, ResourceChange['replacement']>) {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((logicalId): ResourceChange[] => {
    const action = !before[logicalId] ? 'Add' : !after[logicalId] ? 'Remove' : 'Modify';
    const type = (after[logicalId] ?? before[logicalId])!.Type;
    if (action === 'Modify' && !replacement[logicalId]) return [];
    return [
      { stackName: 's', path: logicalId, logicalId, type, action, replacement: replacement[logicalId] ?? 'False' },
    ];
  });
}

function first(before: Resources, after: Resources, replacement: Record<string, ResourceChange['replacement']> = {}) {
  return removedFirst(changesOf(before, after, replacement), template(before), template(after));
}

const subnet = { Type: 'AWS::EC2::Subnet', Properties: { VpcId: ref('Vpc'), CidrBlock: '10.0.0.0/26' } };
const eni = {
  Type: 'AWS::EC2::NetworkInterface',
  Properties: { SubnetId: ref('Subnet'), PrivateIpAddress: '10.0.0.4' },
};
const machine = (ImageId: string) => ({
  Type: 'AWS::EC2::Instance',
  Properties: { ImageId, NetworkInterfaces: [{ DeviceIndex: '0', NetworkInterfaceId: ref('Eni') }] },
});
const alarm = {
  Type: 'AWS::CloudWatch::Alarm',
  Properties: { AlarmName: 'a', Dimensions: [{ Value: ref('Machine') }] },
};

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html: InvalidNetworkInterface.InUse
test('a machine is gone before the next one takes its interface; who only names it stays', () => {
  const before = { Subnet: subnet, Eni: eni, Machine: machine('ami-1'), Alarm: alarm };
  expect(first(before, { ...before, Machine: machine('ami-2') }, { Machine: 'True', Alarm: 'False' })).toEqual([
    'Machine',
  ]);
});

test('a machine whose type changes in place stays', () => {
  const typed = (InstanceType: string) => ({
    ...machine('ami-1'),
    Properties: { ...machine('ami-1').Properties, InstanceType },
  });
  expect(
    first(
      { Eni: eni, Machine: typed('r4.large') },
      { Eni: eni, Machine: typed('r4.xlarge') },
      { Machine: 'Conditional' },
    ),
  ).toEqual([]);
});

// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-instance.html#cfn-ec2-instance-blockdevicemappings
test.each([
  ['another size is another machine', { VolumeSize: 600, DeleteOnTermination: true }, ['Machine']],
  ['what becomes of the disk is not', { VolumeSize: 500, DeleteOnTermination: false }, []],
])('disks: %s', (_, Ebs, expected) => {
  const with_ = (ebs: object) => ({
    ...machine('ami-1'),
    Properties: { ...machine('ami-1').Properties, BlockDeviceMappings: [{ DeviceName: '/dev/sda1', Ebs: ebs }] },
  });
  const before = { Eni: eni, Machine: with_({ VolumeSize: 500, DeleteOnTermination: true }) };
  expect(first(before, { Eni: eni, Machine: with_(Ebs) }, { Machine: 'Conditional' })).toEqual(expected);
});

test('two interfaces that change addresses go both, with the machine on one of them', () => {
  const at = (PrivateIpAddress: string) => ({ ...eni, Properties: { ...eni.Properties, PrivateIpAddress } });
  const before = { Subnet: subnet, Eni: at('10.0.0.4'), Other: at('10.0.0.5'), Machine: machine('ami-1') };
  const after = { ...before, Eni: at('10.0.0.5'), Other: at('10.0.0.4') };
  expect(first(before, after, { Eni: 'True', Other: 'True', Machine: 'Conditional' })).toEqual([
    'Eni',
    'Machine',
    'Other',
  ]);
  expect(first(before, { ...before, Eni: at('10.0.0.9') }, { Eni: 'True', Machine: 'Conditional' })).toEqual([]);
});

test('a VLAN is free before another kind of interface takes it', () => {
  const interface_ = (kind: string, gateway: object) => ({
    Type: `AWS::DirectConnect::${kind}VirtualInterface`,
    Properties: { ConnectionId: 'dxcon-1', Vlan: 202, ...gateway },
  });
  const before = { Private: interface_('Private', { VirtualGatewayId: ref('Gateway') }) };
  const after = { Transit: interface_('Transit', { DirectConnectGatewayId: ref('Dx') }) };
  expect(first(before, after)).toEqual(['Private']);
});

test('subnets that are cut anew go with everything in them, endpoints too; a list that was only cut shorter does not', () => {
  const endpoint = {
    Type: 'AWS::EC2::VPCEndpoint',
    Properties: { VpcId: ref('Vpc'), ServiceName: 'ssm', SubnetIds: [ref('Subnet')] },
  };
  const before = { Subnet: subnet, Eni: eni, Machine: machine('ami-1'), Endpoint: endpoint };
  const wider = { ...subnet, Properties: { ...subnet.Properties, CidrBlock: '10.0.0.0/25' } };
  const replacement = { Subnet: 'True', Eni: 'Conditional', Machine: 'Conditional', Endpoint: 'False' } as const;
  expect(first(before, { ...before, Subnet: wider }, replacement)).toEqual(['Endpoint', 'Eni', 'Machine', 'Subnet']);
  const elsewhere = { ...subnet, Properties: { ...subnet.Properties, CidrBlock: '10.0.1.0/26' } };
  expect(first(before, { ...before, Subnet: elsewhere }, replacement)).toEqual([]);
});

test('a gateway is detached before another one is attached', () => {
  const gateway = (AmazonSideAsn: number) => ({ Type: 'AWS::EC2::VPNGateway', Properties: { AmazonSideAsn } });
  const attachment = {
    Type: 'AWS::EC2::VPCGatewayAttachment',
    Properties: { VpcId: ref('Vpc'), VpnGatewayId: ref('Gateway') },
  };
  const before = { Gateway: gateway(64512), Attachment: attachment };
  expect(first(before, { ...before, Gateway: gateway(64513) }, { Gateway: 'True', Attachment: 'Conditional' })).toEqual(
    ['Attachment'],
  );
});

test('a new name is no conflict, the same name is', () => {
  const budget = (BudgetName: string, to: string) => ({
    Type: 'AWS::Budgets::Budget',
    Properties: { Budget: { BudgetName }, NotificationsWithSubscribers: [to] },
  });
  expect(first({ Budget: budget('b', 'x') }, { Budget: budget('b', 'y') }, { Budget: 'True' })).toEqual(['Budget']);
  expect(first({ Budget: budget('b', 'x') }, { Budget: budget('c', 'y') }, { Budget: 'True' })).toEqual([]);
});

// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-instance.html: LaunchTemplate, "Update requires: Replacement"
test('another version of a launch template is another machine', () => {
  const launch = (ImageId: string) => ({
    Type: 'AWS::EC2::LaunchTemplate',
    Properties: { LaunchTemplateName: 'l', LaunchTemplateData: { ImageId } },
  });
  const from = {
    ...machine('ami-1'),
    Properties: {
      ...machine('ami-1').Properties,
      LaunchTemplate: { LaunchTemplateId: ref('Launch'), Version: { 'Fn::GetAtt': ['Launch', 'LatestVersionNumber'] } },
    },
  };
  const before = { Eni: eni, Launch: launch('ami-1'), Machine: from };
  const replacement = { Launch: 'False', Machine: 'Conditional' } as const;
  expect(first(before, { ...before, Launch: launch('ami-2') }, replacement)).toEqual(['Machine']);
  expect(first(before, before, replacement)).toEqual([]);
});

// "You can't perform an update that causes a custom-named resource to be replaced":
// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-name.html
test('a security group that keeps its name goes first, though its successor is in another VPC', () => {
  const group = (vpc: string) => ({
    Type: 'AWS::EC2::SecurityGroup',
    Properties: { GroupName: 'g', GroupDescription: 'g', VpcId: ref(vpc) },
  });
  expect(first({ Group: group('Vpc') }, { Group: group('Other') }, { Group: 'True' })).toEqual(['Group']);
});
