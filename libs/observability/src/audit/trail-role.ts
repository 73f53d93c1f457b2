import { resourceName } from '@nss/naming';
import { Stack, Validations } from 'aws-cdk-lib';
import { ManagedPolicy, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';

/** What {@link TrailRole} needs. */
export interface TrailRoleProps {
  /** First part of every name: `nss-dev`. */
  readonly purpose: string;
  /** The one trail that may take the role. */
  readonly trailArn: string;
  /** Log group the trail writes to. */
  readonly logGroupName: string;
}

/**
 * Lets the trail, and only it, write its own log streams. The page about this role names no condition for its trust, so the
 * trail's ARN has to be the right one where CloudTrail sends it, and is not required.
 *
 * Source: docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-required-policy-for-cloudwatch-logs.html
 */
export class TrailRole extends Construct {
  readonly role: Role;

  constructor(scope: Construct, id: string, props: TrailRoleProps) {
    super(scope, id);
    const { account, partition, region } = Stack.of(this);
    this.role = new Role(this, 'Role', {
      roleName: resourceName(props.purpose, 'audit-trail-role', 1),
      description: 'CloudTrail writes the audit trail to CloudWatch Logs',
      assumedBy: new ServicePrincipal('cloudtrail.amazonaws.com', {
        conditions: { ArnEqualsIfExists: { 'aws:SourceArn': props.trailArn } },
      }),
    });
    const streams = `arn:${partition}:logs:${region}:${account}:log-group:${props.logGroupName}:log-stream:${account}_CloudTrail_${region}*`;
    const policy = new ManagedPolicy(this, 'Policy', {
      managedPolicyName: resourceName(props.purpose, 'audit-trail-policy', 1),
      roles: [this.role],
      statements: [
        new PolicyStatement({ actions: ['logs:CreateLogStream', 'logs:PutLogEvents'], resources: [streams] }),
      ],
    });
    // cdk-nag names a finding by the resource as it reads it, with references in angle brackets.
    const shown = (value: string, name: string) => (value.startsWith('${Token[') ? `<AWS::${name}>` : value);
    const place = [shown(partition, 'Partition'), shown(region, 'Region'), shown(account, 'AccountId')] as const;
    Validations.of(policy).acknowledge({
      id: `AwsSolutions-IAM5[Resource::arn:${place[0]}:logs:${place[1]}:${place[2]}:log-group:${props.logGroupName}:log-stream:${place[2]}_CloudTrail_${place[1]}*]`,
      reason: "CloudTrail chooses the end of its log stream's name; the group, the account and the region are fixed.",
    });
  }
}
