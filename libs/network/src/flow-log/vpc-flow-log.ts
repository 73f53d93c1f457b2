import { nameTag, resourceName } from '@nss/naming';
import { Stack, Validations } from 'aws-cdk-lib';
import { CfnFlowLog } from 'aws-cdk-lib/aws-ec2';
import { ManagedPolicy, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';

/** What a {@link VpcFlowLog} is made from. */
export interface VpcFlowLogProps {
  readonly purpose: string;
  readonly vpcId: string;
  /** Where records go. */
  readonly logGroupName: string;
  /** Without the `:*` that CloudFormation appends, and without references, so that a policy pack can read it. */
  readonly logGroupArn: string;
  /** Which fields a record has, in EC2's `${field}` notation; whoever reads the records decides it. */
  readonly logFormat: string;
}

/** Records are delivered a minute after the traffic: a relay silent for five minutes must be seen after five, not after fifteen. */
const AGGREGATION_SECONDS = 60;

/** Accepted and rejected traffic of a whole VPC, to CloudWatch Logs. */
export class VpcFlowLog extends Construct {
  readonly flowLogId: string;

  constructor(scope: Construct, id: string, { purpose, vpcId, logGroupName, logGroupArn, logFormat }: VpcFlowLogProps) {
    super(scope, id);
    const stack = Stack.of(this);
    const role = new Role(this, 'DeliveryRole', {
      roleName: resourceName(purpose, 'flow-log-role', 1),
      description: `Delivers the flow log of ${purpose} to CloudWatch Logs`,
      // Only this account's flow logs may use it. Source: docs.aws.amazon.com/vpc, "IAM role for publishing flow logs".
      assumedBy: new ServicePrincipal('vpc-flow-logs.amazonaws.com', {
        conditions: {
          StringEquals: { 'aws:SourceAccount': stack.account },
          ArnLike: {
            'aws:SourceArn': stack.formatArn({ service: 'ec2', resource: 'vpc-flow-log', resourceName: '*' }),
          },
        },
      }),
    });
    const delivery = new ManagedPolicy(this, 'DeliveryPolicy', {
      managedPolicyName: resourceName(purpose, 'flow-log-policy', 1),
      description: `Lets the flow log of ${purpose} write to its log group`,
      roles: [role],
      statements: [
        new PolicyStatement({
          actions: ['logs:CreateLogStream', 'logs:PutLogEvents', 'logs:DescribeLogStreams'],
          resources: [logGroupArn, `${logGroupArn}:log-stream:*`],
        }),
      ],
    });
    Validations.of(delivery).acknowledge({
      id: `AwsSolutions-IAM5[Resource::${logGroupArn}:log-stream:*]`,
      reason:
        'A stream is named after its interface, which is not known before it exists; the wildcard stays inside one log group.',
    });
    const flowLog = new CfnFlowLog(this, 'FlowLog', {
      resourceId: vpcId,
      resourceType: 'VPC',
      trafficType: 'ALL',
      logDestinationType: 'cloud-watch-logs',
      logGroupName,
      deliverLogsPermissionArn: role.roleArn,
      logFormat,
      maxAggregationInterval: AGGREGATION_SECONDS,
      tags: nameTag(resourceName(purpose, 'flow-log', 1)),
    });
    // The delivery fails in silence where the role's policy is not there yet.
    flowLog.node.addDependency(delivery);
    this.flowLogId = flowLog.attrId;
  }
}
