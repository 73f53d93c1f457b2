import { startEmbeddedCloud, type EmbeddedCloud } from '../start';
import { administratorOf } from '../keys';
import { clientsFor, type Clients } from './clients';
import { account, region } from './harness';
import * as stacks from './stacks';

jest.setTimeout(120_000);
let cloud: EmbeddedCloud;
let aws: Clients;

beforeAll(async () => {
  cloud = await startEmbeddedCloud();
  aws = clientsFor(cloud.endpoint, region, administratorOf(cloud.endpoint, account));
});
afterAll(() => cloud?.stop());

const StackName = 'drifted';
const resources = {
  Vpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.7.0.0/16', EnableDnsHostnames: true } },
  Gateway: { Type: 'AWS::EC2::InternetGateway' },
  Attachment: {
    Type: 'AWS::EC2::VPCGatewayAttachment',
    Properties: { VpcId: { Ref: 'Vpc' }, InternetGatewayId: { Ref: 'Gateway' } },
  },
  Table: { Type: 'AWS::EC2::RouteTable', Properties: { VpcId: { Ref: 'Vpc' }, Tags: [{ Key: 'own', Value: 'yes' }] } },
  Route: {
    Type: 'AWS::EC2::Route',
    DependsOn: 'Attachment',
    Properties: {
      RouteTableId: { Ref: 'Table' },
      DestinationCidrBlock: '0.0.0.0/0',
      GatewayId: { Ref: 'Gateway' },
    },
  },
  Group: {
    Type: 'AWS::EC2::SecurityGroup',
    Properties: {
      GroupDescription: 'g',
      VpcId: { Ref: 'Vpc' },
      SecurityGroupIngress: [{ IpProtocol: 'tcp', FromPort: 22, ToPort: 22, CidrIp: '10.7.0.0/24' }],
    },
  },
  Parameter: { Type: 'AWS::SSM::Parameter', Properties: { Name: '/drifted/one', Type: 'String', Value: 'planned' } },
};
const TemplateBody = JSON.stringify({ Resources: resources });

const reverting = (ChangeSetName: string) =>
  aws.cloudFormation.createChangeSet({
    StackName,
    ChangeSetName,
    UsePreviousTemplate: true,
    DeploymentMode: 'REVERT_DRIFT',
    Capabilities: ['CAPABILITY_NAMED_IAM'],
  });

// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/drift-aware-change-sets.html
// https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_ResourceChange.html (ResourceDriftStatus)
test('a change set that reverts drift goes by what exists, and brings back what the template says and no more', async () => {
  expect(await stacks.create(aws, StackName, resources)).toBe('CREATE_COMPLETE');
  const ids = await stacks.physicalIds(aws, StackName);
  const way = { RouteTableId: ids['Table']!, DestinationCidrBlock: '0.0.0.0/0' };
  const open = { IpProtocol: 'tcp', FromPort: 3389, ToPort: 3389, IpRanges: [{ CidrIp: '0.0.0.0/0' }] };
  await aws.ec2.deleteRoute(way);
  await aws.ec2.authorizeSecurityGroupIngress({ GroupId: ids['Group'], IpPermissions: [open] });
  await aws.ec2.modifyVpcAttribute({ VpcId: ids['Vpc'], EnableDnsHostnames: { Value: false } });
  // The template has neither the key of the one nor the other.
  await aws.ec2.createTags({
    Resources: [ids['Table']!],
    Tags: [
      { Key: 'other', Value: 'hand' },
      { Key: 'own', Value: 'no' },
    ],
  });
  await aws.ec2.createRoute({ ...way, DestinationCidrBlock: '192.0.2.0/24', GatewayId: ids['Gateway'] });
  await aws.ssm.putParameter({ Name: '/drifted/one', Value: 'by hand', Overwrite: true });

  // An ordinary one compares templates.
  await aws.cloudFormation.createChangeSet({ StackName, ChangeSetName: 'ordinary', TemplateBody });
  const ordinary = await aws.cloudFormation.describeChangeSet({ StackName, ChangeSetName: 'ordinary' });
  expect([ordinary.Status, ordinary.DeploymentMode]).toEqual(['FAILED', undefined]);

  await reverting('repair');
  const made = await aws.cloudFormation.describeChangeSet({
    StackName,
    ChangeSetName: 'repair',
    IncludePropertyValues: true,
  });
  expect([made.Status, made.DeploymentMode, made.StackDriftStatus]).toEqual([
    'CREATE_COMPLETE',
    'REVERT_DRIFT',
    'DRIFTED',
  ]);
  const shown = made.Changes!.map(({ ResourceChange: change }) => [
    change!.LogicalResourceId,
    change!.Action,
    change!.ResourceDriftStatus,
    change!.Details?.map(({ Target }) => [Target!.Name, Target!.BeforeValueFrom, Target!.AfterValue]) ?? [],
  ]);
  expect(shown).toEqual(
    expect.arrayContaining([
      ['Route', 'Add', 'DELETED', []],
      ['Vpc', 'Modify', 'MODIFIED', [['EnableDnsHostnames', 'ACTUAL_STATE', 'true']]],
      ['Parameter', 'Modify', 'MODIFIED', [['Value', 'ACTUAL_STATE', 'planned']]],
    ]),
  );
  expect(shown.map(([name]) => name).sort()).toEqual(['Group', 'Parameter', 'Route', 'Table', 'Vpc']);

  await aws.cloudFormation.executeChangeSet({ StackName, ChangeSetName: 'repair' });
  expect([await stacks.settled(aws, StackName), ...(await stacks.failures(aws, StackName))]).toEqual([
    'UPDATE_COMPLETE',
  ]);
  for (const name of ['Group', 'Parameter', 'Route', 'Vpc'])
    expect([name, await stacks.driftOf(aws, StackName, name)]).toEqual([name, 'IN_SYNC']);
  const { RouteTables } = await aws.ec2.describeRouteTables({ RouteTableIds: [ids['Table']!] });
  expect(RouteTables![0]!.Tags).toEqual(
    expect.arrayContaining([
      { Key: 'other', Value: 'hand' },
      { Key: 'own', Value: 'yes' },
    ]),
  );
  expect(RouteTables![0]!.Routes!.map((each) => each.DestinationCidrBlock)).toContain('192.0.2.0/24');

  await reverting('again');
  const again = await aws.cloudFormation.describeChangeSet({ StackName, ChangeSetName: 'again' });
  expect([again.Status, again.StatusReason]).toEqual(['FAILED', expect.stringContaining("didn't contain changes")]);
});

test('another mode is refused', async () => {
  await expect(
    aws.cloudFormation.createChangeSet({
      StackName: 'other',
      ChangeSetName: 'x',
      TemplateBody,
      DeploymentMode: 'OTHER' as never,
    }),
  ).rejects.toThrow(/deploymentMode/);
});
