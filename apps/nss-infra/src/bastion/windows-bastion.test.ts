import { Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { WindowsBastion, type WindowsBastionProps } from './windows-bastion';

const logGroup = 'arn:aws:logs:ap-northeast-1:111111111111:log-group:nss-dev-session-log-group-01';
const key = 'arn:aws:kms:ap-northeast-1:111111111111:key/k';

function place(overrides: Partial<WindowsBastionProps> = {}) {
  const stack = new Stack();
  const bastion = new WindowsBastion(stack, 'Bastion', {
    purpose: 'nss-dev',
    subnetId: 'subnet-1',
    privateAddress: '10.0.0.132',
    securityGroupIds: ['sg-1'],
    instanceType: 't3.medium',
    diskGiB: 50,
    sessionLogGroupArn: logGroup,
    commandOutputsArn: 'arn:aws:s3:::nss-dev-111111111111-audit-bucket-01/evidence/commands/*',
    keyArn: key,
    ...overrides,
  });
  return { bastion, template: Template.fromStack(stack) };
}

const { bastion, template } = place();
const only = (type: string) => Object.keys(template.findResources(type))[0];

test('an image the file names reaches the launch template', () => {
  place({ imageId: 'ami-0ccccccccccccccc1' }).template.hasResourceProperties('AWS::EC2::LaunchTemplate', {
    LaunchTemplateData: { ImageId: 'ami-0ccccccccccccccc1' },
  });
});

test('the instance takes its image from the launch template alone', () => {
  template.hasResourceProperties('AWS::EC2::Instance', {
    ImageId: Match.absent(),
    LaunchTemplate: {
      LaunchTemplateId: { Ref: only('AWS::EC2::LaunchTemplate') },
      Version: { 'Fn::GetAtt': [only('AWS::EC2::LaunchTemplate'), 'LatestVersionNumber'] },
    },
  });
});

test('it has no key pair, no user data and no address but one private, fixed one', () => {
  template.hasResourceProperties('AWS::EC2::Instance', {
    KeyName: Match.absent(),
    UserData: Match.absent(),
    SubnetId: Match.absent(),
    NetworkInterfaces: [
      {
        DeviceIndex: '0',
        NetworkInterfaceId: { Ref: only('AWS::EC2::NetworkInterface') },
        AssociatePublicIpAddress: Match.absent(),
      },
    ],
  });
  template.hasResourceProperties('AWS::EC2::NetworkInterface', {
    PrivateIpAddress: '10.0.0.132',
    GroupSet: ['sg-1'],
    SubnetId: 'subnet-1',
  });
  template.resourceCountIs('AWS::EC2::EIP', 0);
  template.resourceCountIs('AWS::EC2::EIPAssociation', 0);
});

test('it opens no way in', () => {
  template.resourceCountIs('AWS::EC2::SecurityGroup', 0);
  template.resourceCountIs('AWS::EC2::SecurityGroupIngress', 0);
});

test('its disk is encrypted, and its metadata needs a token', () => {
  template.hasResourceProperties('AWS::EC2::Instance', {
    BlockDeviceMappings: [
      {
        DeviceName: '/dev/sda1',
        Ebs: { VolumeSize: 50, VolumeType: 'gp3', Encrypted: true, DeleteOnTermination: true },
      },
    ],
    MetadataOptions: { HttpTokens: 'required', HttpEndpoint: 'enabled', HttpPutResponseHopLimit: 1 },
  });
});

test("its role carries the policies of the two agents, not the Admin one, and is EC2's to take", () => {
  template.resourceCountIs('AWS::IAM::Role', 1);
  const aws = (name: string) => ({ 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, `:iam::aws:policy/${name}`]] });
  template.hasResourceProperties('AWS::IAM::Role', {
    RoleName: 'nss-dev-bastion-role-01',
    ManagedPolicyArns: [aws('AmazonSSMManagedInstanceCore'), aws('CloudWatchAgentServerPolicy')],
    Policies: Match.absent(),
    AssumeRolePolicyDocument: Match.objectLike({
      Statement: [{ Action: 'sts:AssumeRole', Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' } }],
    }),
  });
});

test('its own policy writes the streams of one log group, keeps answers of commands and uses one key, and nothing else', () => {
  template.resourceCountIs('AWS::IAM::ManagedPolicy', 1);
  template.hasResourceProperties('AWS::IAM::ManagedPolicy', {
    ManagedPolicyName: 'nss-dev-bastion-session-policy-01',
    Roles: [{ Ref: only('AWS::IAM::Role') }],
    PolicyDocument: Match.objectLike({
      Statement: [
        {
          Effect: 'Allow',
          Action: ['logs:CreateLogStream', 'logs:PutLogEvents', 'logs:DescribeLogStreams'],
          Resource: [logGroup, `${logGroup}:log-stream:*`],
        },
        { Effect: 'Allow', Action: 'logs:DescribeLogGroups', Resource: '*' },
        { Effect: 'Allow', Action: ['kms:Decrypt', 'kms:GenerateDataKey'], Resource: key },
        {
          Effect: 'Allow',
          Action: 's3:PutObject',
          Resource: 'arn:aws:s3:::nss-dev-111111111111-audit-bucket-01/evidence/commands/*',
        },
      ],
    }),
  });
});

test("the machine waits for its role and the agents' policies on it, because it registers with Systems Manager once, at first boot", () => {
  template.hasResource('AWS::EC2::Instance', { DependsOn: Match.arrayWith([Match.stringLikeRegexp('Role')]) });
});

test('it is named, and offers its interface to what must wait for its address', () => {
  expect(bastion.name).toBe('nss-dev-bastion-01');
  template.hasResourceProperties('AWS::EC2::Instance', { Tags: [{ Key: 'Name', Value: 'nss-dev-bastion-01' }] });
  expect(bastion.interface.node.path).toContain('Bastion/Interface');
});

test('with a key for the servers it may fetch certificate packages itself, through S3 and from their buckets only; without, nothing of them', () => {
  const statements = ({ template: made }: ReturnType<typeof place>) =>
    JSON.stringify(made.findResources('AWS::IAM::ManagedPolicy'));
  place({
    applianceKeySecretArn: 'arn:aws:secretsmanager:ap-northeast-1:111111111111:secret:nss/ssh',
  }).template.hasResourceProperties('AWS::IAM::ManagedPolicy', {
    PolicyDocument: {
      Statement: Match.arrayWith([
        Match.objectLike({
          Effect: 'Allow',
          Action: 's3:GetObject',
          Resource: { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':s3:::nss-dev-certificates-*/*']] },
        }),
        Match.objectLike({
          Effect: 'Allow',
          Action: 'kms:Decrypt',
          Condition: Match.objectLike({
            StringLike: Match.anyValue(),
            StringEquals: { 'kms:ViaService': Match.anyValue() },
          }),
        }),
      ]),
    },
  });
  expect(statements(place())).not.toContain('certificates');
});
