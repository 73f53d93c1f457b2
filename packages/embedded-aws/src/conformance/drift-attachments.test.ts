import { startEmbeddedCloud, type EmbeddedCloud } from '../start';
import { administratorOf } from '../keys';
import { clientsFor, type Clients } from './clients';
import { account, region } from './harness';
import * as stacks from './stacks';

jest.setTimeout(60_000);
let cloud: EmbeddedCloud;
let aws: Clients;

beforeAll(async () => {
  cloud = await startEmbeddedCloud();
  aws = clientsFor(cloud.endpoint, region, administratorOf(cloud.endpoint, account));
});
afterAll(() => cloud?.stop());

const resources = {
  Vpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.7.0.0/16' } },
  Group: {
    Type: 'AWS::EC2::SecurityGroup',
    Properties: { GroupDescription: 'g', VpcId: { Ref: 'Vpc' }, SecurityGroupIngress: [], SecurityGroupEgress: [] },
  },
  Peer: { Type: 'AWS::EC2::SecurityGroup', Properties: { GroupDescription: 'p', VpcId: { Ref: 'Vpc' } } },
  In: {
    Type: 'AWS::EC2::SecurityGroupIngress',
    Properties: {
      GroupId: { Ref: 'Group' },
      IpProtocol: 'tcp',
      FromPort: 22,
      ToPort: 22,
      SourceSecurityGroupId: { Ref: 'Peer' },
      Description: 'SSH',
    },
  },
  Out: {
    Type: 'AWS::EC2::SecurityGroupEgress',
    Properties: { GroupId: { Ref: 'Group' }, IpProtocol: 'tcp', FromPort: 443, ToPort: 443, CidrIp: '10.0.0.0/8' },
  },
  Role: {
    Type: 'AWS::IAM::Role',
    Properties: {
      AssumeRolePolicyDocument: {
        Version: '2012-10-17',
        Statement: [{ Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' }],
      },
      ManagedPolicyArns: ['arn:aws:iam::aws:policy/ReadOnlyAccess'],
    },
  },
  Policy: {
    Type: 'AWS::IAM::ManagedPolicy',
    Properties: {
      Roles: [{ Ref: 'Role' }],
      PolicyDocument: {
        Version: '2012-10-17',
        Statement: [{ Effect: 'Allow', Action: 'ec2:DescribeVpcs', Resource: '*' }],
      },
    },
  },
};

test('what resources of a stack attach to each other is no drift; what somebody else attaches is', async () => {
  expect([await stacks.create(aws, 'attached', resources), ...(await stacks.failures(aws, 'attached'))]).toEqual([
    'CREATE_COMPLETE',
  ]);
  const ids = await stacks.physicalIds(aws, 'attached');
  expect([await stacks.driftOf(aws, 'attached', 'Group'), await stacks.driftOf(aws, 'attached', 'Role')]).toEqual([
    'IN_SYNC',
    'IN_SYNC',
  ]);
  await aws.ec2.authorizeSecurityGroupEgress({
    GroupId: ids['Group'],
    IpPermissions: [{ IpProtocol: 'tcp', FromPort: 25, ToPort: 25, IpRanges: [{ CidrIp: '0.0.0.0/0' }] }],
  });
  await aws.iam.attachRolePolicy({ RoleName: ids['Role'], PolicyArn: 'arn:aws:iam::aws:policy/AdministratorAccess' });
  expect(await stacks.driftOf(aws, 'attached', 'Group')).toContain('/SecurityGroupEgress');
  expect(await stacks.driftOf(aws, 'attached', 'Role')).toContain('/ManagedPolicyArns');
});
