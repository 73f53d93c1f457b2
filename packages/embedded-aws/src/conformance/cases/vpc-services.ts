import { type TypeCase } from '../harness';
import { place, role } from './compute';
import { table, tags, vpc } from './network';
import { group } from './security';

const tagged = (value: string) => expect.arrayContaining([{ Key: 'Environment', Value: value }]);

const format =
  '${version} ${interface-id} ${srcaddr} ${dstaddr} ${dstport} ${protocol} ${bytes} ${action} ${flow-direction}';

/** Flow logs and endpoints of a VPC. */
export const vpcServiceCases: TypeCase[] = [
  {
    type: 'AWS::EC2::FlowLog',
    resources: {
      Vpc: vpc,
      Role: {
        ...role,
        Properties: {
          AssumeRolePolicyDocument: {
            Statement: [
              { Effect: 'Allow', Principal: { Service: 'vpc-flow-logs.amazonaws.com' }, Action: 'sts:AssumeRole' },
            ],
          },
        },
      },
      Log: { Type: 'AWS::Logs::LogGroup', Properties: { LogGroupName: '/test/flows' } },
      Subject: {
        Type: 'AWS::EC2::FlowLog',
        Properties: {
          ResourceType: 'VPC',
          ResourceId: { Ref: 'Vpc' },
          TrafficType: 'ALL',
          LogGroupName: { Ref: 'Log' },
          LogFormat: format,
          DeliverLogsPermissionArn: { 'Fn::GetAtt': ['Role', 'Arn'] },
          MaxAggregationInterval: 60,
          Tags: tags('dev'),
        },
      },
    },
    read: async ({ ec2 }, { Subject }) => (await ec2.describeFlowLogs({ FlowLogIds: [Subject!] })).FlowLogs![0],
    expected: ({ Vpc }) => ({
      ResourceId: Vpc,
      TrafficType: 'ALL',
      LogGroupName: '/test/flows',
      LogFormat: format,
      MaxAggregationInterval: 60,
      FlowLogStatus: 'ACTIVE',
      DeliverLogsPermissionArn: expect.stringContaining(':role/'),
      LogDestinationType: 'cloud-watch-logs',
      Tags: tagged('dev'),
    }),
    change: { properties: { Tags: tags('prod') }, expected: () => ({ Tags: tagged('prod') }) },
    drift: ({ ec2 }, { Subject }) => ec2.deleteFlowLogs({ FlowLogIds: [Subject!] }),
  },
  {
    type: 'AWS::EC2::VPCEndpoint',
    resources: {
      ...place,
      Table: table,
      Other: group,
      Gateway: {
        Type: 'AWS::EC2::VPCEndpoint',
        Properties: {
          VpcId: { Ref: 'Vpc' },
          ServiceName: 'com.amazonaws.ap-northeast-1.s3',
          RouteTableIds: [{ Ref: 'Table' }],
        },
      },
      Subject: {
        Type: 'AWS::EC2::VPCEndpoint',
        Properties: {
          VpcId: { Ref: 'Vpc' },
          ServiceName: 'com.amazonaws.ap-northeast-1.ssm',
          VpcEndpointType: 'Interface',
          PrivateDnsEnabled: true,
          SubnetIds: [{ Ref: 'Subnet' }],
          SecurityGroupIds: [{ Ref: 'Group' }],
          Tags: tags('dev'),
          PolicyDocument: { Statement: [{ Effect: 'Allow', Principal: '*', Action: 'ssm:*', Resource: '*' }] },
        },
      },
    },
    read: async ({ ec2 }, { Subject, Gateway }) => {
      const { VpcEndpoints } = await ec2.describeVpcEndpoints({ VpcEndpointIds: [Subject!, Gateway!] });
      return {
        subject: VpcEndpoints!.find(({ VpcEndpointId }) => VpcEndpointId === Subject),
        gateway: VpcEndpoints!.find(({ VpcEndpointId }) => VpcEndpointId === Gateway),
      };
    },
    expected: ({ Subnet, Group, Table }) => ({
      subject: {
        ServiceName: 'com.amazonaws.ap-northeast-1.ssm',
        VpcEndpointType: 'Interface',
        PrivateDnsEnabled: true,
        SubnetIds: [Subnet],
        State: 'available',
        Groups: [{ GroupId: Group }],
        NetworkInterfaceIds: [expect.stringMatching(/^eni-/)],
        PolicyDocument: expect.stringContaining('ssm:*'),
        Tags: tagged('dev'),
      },
      gateway: { VpcEndpointType: 'Gateway', RouteTableIds: [Table] },
    }),
    change: {
      properties: { SecurityGroupIds: [{ Ref: 'Other' }], PrivateDnsEnabled: false, Tags: tags('prod') },
      expected: ({ Other }) => ({
        subject: { Groups: [{ GroupId: Other }], PrivateDnsEnabled: false, Tags: tagged('prod') },
      }),
    },
  },
];
