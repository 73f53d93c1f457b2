import { Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { VpcFlowLog } from './vpc-flow-log';

const arn = 'arn:aws:logs:eu-west-1:111111111111:log-group:nss-dev-flow-log-group-01';
const stack = new Stack(undefined, 'Network', { env: { account: '111111111111', region: 'eu-west-1' } });
new VpcFlowLog(stack, 'FlowLog', {
  purpose: 'nss-dev',
  vpcId: 'vpc-1',
  logGroupName: 'nss-dev-flow-log-group-01',
  logGroupArn: arn,
  logFormat: '${interface-id}',
});
const template = Template.fromStack(stack);

test('all traffic of the VPC is recorded, a minute after it was seen', () => {
  template.hasResourceProperties('AWS::EC2::FlowLog', {
    ResourceId: 'vpc-1',
    ResourceType: 'VPC',
    TrafficType: 'ALL',
    LogFormat: '${interface-id}',
    LogGroupName: 'nss-dev-flow-log-group-01',
    MaxAggregationInterval: 60,
  });
});

test('the flow log waits for the policy that lets it write', () => {
  template.hasResource('AWS::EC2::FlowLog', { DependsOn: Match.arrayWith([Match.stringLikeRegexp('DeliveryPolicy')]) });
});

test('the delivery may write to this one group, for this account only', () => {
  template.hasResourceProperties('AWS::IAM::ManagedPolicy', {
    PolicyDocument: { Statement: [Match.objectLike({ Resource: [arn, `${arn}:log-stream:*`] })] },
  });
  template.hasResourceProperties('AWS::IAM::Role', {
    AssumeRolePolicyDocument: {
      Statement: [
        Match.objectLike({ Condition: Match.objectLike({ StringEquals: { 'aws:SourceAccount': '111111111111' } }) }),
      ],
    },
  });
});
