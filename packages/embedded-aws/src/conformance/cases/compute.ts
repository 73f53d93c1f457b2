import { imageId, type TypeCase } from '../harness';
import { type TemplateResource } from '../stacks';
import { subnet, tags, vpc } from './network';
import { group } from './security';

const tagged = (value: string) => expect.arrayContaining([{ Key: 'Environment', Value: value }]);

/** A role that EC2 may assume. */
export const role: TemplateResource = {
  Type: 'AWS::IAM::Role',
  Properties: {
    AssumeRolePolicyDocument: {
      Statement: [{ Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' }],
    },
  },
};

/** A VPC with a subnet and a group. */
export const place = { Vpc: vpc, Subnet: subnet, Group: group };

const windows = 'resolve:ssm:/aws/service/ami-windows-latest/Windows_Server-2022-English-Full-Base';

/** Interfaces, instances, launch templates. */
export const computeCases: TypeCase[] = [
  {
    type: 'AWS::EC2::NetworkInterface',
    resources: {
      ...place,
      Other: group,
      Subject: {
        Type: 'AWS::EC2::NetworkInterface',
        Properties: {
          SubnetId: { Ref: 'Subnet' },
          GroupSet: [{ Ref: 'Group' }],
          PrivateIpAddress: '10.20.30.20',
          SourceDestCheck: false,
          Description: 'eth0',
          Tags: tags('dev'),
        },
      },
    },
    read: async ({ ec2 }, { Subject }) =>
      (await ec2.describeNetworkInterfaces({ NetworkInterfaceIds: [Subject!] })).NetworkInterfaces![0],
    expected: ({ Subnet, Vpc, Group }) => ({
      SubnetId: Subnet,
      VpcId: Vpc,
      PrivateIpAddress: '10.20.30.20',
      SourceDestCheck: false,
      Description: 'eth0',
      Groups: [{ GroupId: Group }],
      PrivateIpAddresses: [{ PrivateIpAddress: '10.20.30.20', Primary: true }],
      TagSet: tagged('dev'),
    }),
    change: {
      properties: { GroupSet: [{ Ref: 'Other' }], Description: 'eth1', SourceDestCheck: true, Tags: tags('prod') },
      expected: ({ Other }) => ({
        Groups: [{ GroupId: Other }],
        Description: 'eth1',
        SourceDestCheck: true,
        TagSet: tagged('prod'),
      }),
    },
    drift: ({ ec2 }, { Subject, Group }) =>
      ec2.modifyNetworkInterfaceAttribute({ NetworkInterfaceId: Subject!, Groups: [Group!] }),
  },
  {
    type: 'AWS::EC2::Instance',
    resources: {
      ...place,
      Role: role,
      Profile: { Type: 'AWS::IAM::InstanceProfile', Properties: { Roles: [{ Ref: 'Role' }] } },
      ...Object.fromEntries(
        ['Eth0', 'Eth1'].map((name, index) => [
          name,
          {
            Type: 'AWS::EC2::NetworkInterface',
            Properties: {
              SubnetId: { Ref: 'Subnet' },
              GroupSet: [{ Ref: 'Group' }],
              PrivateIpAddress: `10.20.30.2${index}`,
            },
          },
        ]),
      ),
      Subject: {
        Type: 'AWS::EC2::Instance',
        Properties: {
          ImageId: imageId,
          InstanceType: 'm5.large',
          IamInstanceProfile: { Ref: 'Profile' },
          EbsOptimized: true,
          Monitoring: true,
          NetworkInterfaces: [
            { DeviceIndex: '0', NetworkInterfaceId: { Ref: 'Eth0' } },
            { DeviceIndex: '1', NetworkInterfaceId: { Ref: 'Eth1' } },
          ],
          BlockDeviceMappings: [
            {
              DeviceName: '/dev/sda1',
              Ebs: { VolumeSize: 500, VolumeType: 'gp3', Encrypted: true, DeleteOnTermination: false },
            },
          ],
          DisableApiTermination: false,
          MetadataOptions: { HttpTokens: 'required', HttpPutResponseHopLimit: 1 },
          PropagateTagsToVolumeOnCreation: true,
          UserData: Buffer.from('hello').toString('base64'),
          Tags: tags('dev'),
        },
      },
    },
    read: async ({ ec2 }, { Subject }) => {
      const found = (await ec2.describeInstances({ InstanceIds: [Subject!] })).Reservations![0]!.Instances![0]!;
      if (found.State!.Name === 'terminated') return undefined;
      const VolumeIds = found.BlockDeviceMappings!.map(({ Ebs }) => Ebs!.VolumeId!);
      const attribute = async (Attribute: 'disableApiTermination' | 'userData') =>
        ec2.describeInstanceAttribute({ InstanceId: Subject!, Attribute });
      return {
        ...found,
        volumes: (await ec2.describeVolumes({ VolumeIds })).Volumes,
        protection: (await attribute('disableApiTermination')).DisableApiTermination!.Value,
        userData: (await attribute('userData')).UserData!.Value,
      };
    },
    expected: ({ Eth0, Eth1, Subnet }) => ({
      ImageId: imageId,
      InstanceType: 'm5.large',
      State: { Name: 'running' },
      SubnetId: Subnet,
      PrivateIpAddress: '10.20.30.20',
      EbsOptimized: true,
      IamInstanceProfile: { Arn: expect.stringContaining(':instance-profile/') },
      Monitoring: { State: 'enabled' },
      MetadataOptions: { HttpTokens: 'required', HttpPutResponseHopLimit: 1 },
      NetworkInterfaces: [
        { NetworkInterfaceId: Eth0, PrivateIpAddress: '10.20.30.20', Attachment: { DeviceIndex: 0 } },
        { NetworkInterfaceId: Eth1, PrivateIpAddress: '10.20.30.21', Attachment: { DeviceIndex: 1 } },
      ],
      BlockDeviceMappings: [{ DeviceName: '/dev/sda1', Ebs: { DeleteOnTermination: false } }],
      volumes: [{ Size: 500, VolumeType: 'gp3', Encrypted: true, Tags: tagged('dev') }],
      protection: false,
      userData: Buffer.from('hello').toString('base64'),
      Tags: tagged('dev'),
    }),
    change: {
      properties: { InstanceType: 'm5.xlarge', Monitoring: false, DisableApiTermination: false, Tags: tags('prod') },
      expected: () => ({
        InstanceType: 'm5.xlarge',
        Monitoring: { State: 'disabled' },
        State: { Name: 'running' },
        Tags: tagged('prod'),
      }),
    },
    drift: ({ ec2 }, { Subject }) => ec2.monitorInstances({ InstanceIds: [Subject!] }),
  },
  {
    type: 'AWS::EC2::LaunchTemplate',
    resources: {
      ...place,
      Machine: {
        Type: 'AWS::EC2::Instance',
        Properties: {
          SubnetId: { Ref: 'Subnet' },
          SecurityGroupIds: [{ Ref: 'Group' }],
          LaunchTemplate: {
            LaunchTemplateId: { Ref: 'Subject' },
            Version: '1',
          },
        },
      },
      Subject: {
        Type: 'AWS::EC2::LaunchTemplate',
        Properties: {
          LaunchTemplateData: {
            ImageId: windows,
            InstanceType: 't3.medium',
            MetadataOptions: { HttpTokens: 'required' },
          },
        },
      },
    },
    read: async ({ ec2 }, { Subject, Machine }) => ({
      versions: (await ec2.describeLaunchTemplateVersions({ LaunchTemplateId: Subject! })).LaunchTemplateVersions!.map(
        ({ LaunchTemplateData }) => LaunchTemplateData,
      ),
      machine: (await ec2.describeInstances({ InstanceIds: [Machine!] })).Reservations![0]!.Instances![0],
    }),
    expected: () => ({
      versions: expect.arrayContaining([
        expect.objectContaining({
          ImageId: windows,
          InstanceType: 't3.medium',
          MetadataOptions: { HttpTokens: 'required' },
        }),
      ]),
      machine: {
        ImageId: expect.stringMatching(/^ami-/),
        InstanceType: 't3.medium',
        Platform: 'windows',
        MetadataOptions: { HttpTokens: 'required' },
      },
    }),
    change: {
      properties: { LaunchTemplateData: { ImageId: windows, InstanceType: 't3.large' } },
      expected: () => ({ versions: expect.arrayContaining([expect.objectContaining({ InstanceType: 't3.large' })]) }),
    },
  },
];
