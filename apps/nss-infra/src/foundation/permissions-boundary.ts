import { resourceName } from '@nss/naming';
import { Stack, Validations } from 'aws-cdk-lib';
import { Effect, ManagedPolicy, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';

/** Name of the policy that bounds every role of an environment. Roles name it before it exists in the same deployment. */
export function boundaryName(purpose: string): string {
  return resourceName(purpose, 'permissions-boundary', 1);
}

/** What roles of a relay may ever do, whatever their own policies say: run the relay, watch it, keep its records. */
const WITHIN_BOUNDS = [
  'cloudtrail:Describe*',
  'cloudtrail:Get*',
  'cloudtrail:LookupEvents',
  'cloudwatch:*',
  'directconnect:Confirm*',
  'directconnect:Describe*',
  'ec2:Describe*',
  'ec2:Get*',
  'ec2:CreateSnapshot',
  'ec2:CreateSnapshots',
  'ec2:CreateTags',
  'ec2:ModifyNetworkInterfaceAttribute',
  'ec2:RebootInstances',
  'ec2:StartInstances',
  'ec2:StopInstances',
  'ec2messages:*',
  'kms:Decrypt',
  'kms:DescribeKey',
  'kms:Encrypt',
  'kms:GenerateDataKey*',
  'kms:ReEncrypt*',
  'logs:*',
  's3:Get*',
  's3:List*',
  's3:PutObject',
  's3:DeleteObject*',
  'sns:Publish',
  'ssm:*',
  'ssmmessages:*',
];

/** What would undo the records or the bounds themselves. */
const OUT_OF_BOUNDS = [
  'cloudtrail:DeleteTrail',
  'cloudtrail:StopLogging',
  'cloudtrail:UpdateTrail',
  'logs:DeleteLogGroup',
  'logs:DeleteLogStream',
  'logs:DeleteRetentionPolicy',
  'logs:PutRetentionPolicy',
  'ssm:ModifyDocumentPermission',
  'ssm:UpdateServiceSetting',
];

/** What reaches into a machine, or stops and starts it: of the environment's own machines only. */
const ON_MACHINES = [
  'ec2:RebootInstances',
  'ec2:StartInstances',
  'ec2:StopInstances',
  'ssm:SendCommand',
  'ssm:StartSession',
];

/** What EC2 decides the change of an interface's groups on. https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2.html */
const ON_INTERFACES = ['instance', 'network-interface', 'security-group', 'subnet'];

/** What a {@link PermissionsBoundary} is made from. */
export interface PermissionsBoundaryProps {
  readonly purpose: string;
  /** ARN patterns of the secrets that roles of the relay may read. */
  readonly secretArns: readonly string[];
}

/**
 * The permissions boundary of every role of an environment: no role of the relay can touch identities, networks beyond the groups
 * of its own interfaces, its own records, machines of others or their secrets. It is all that holds a role whose trust a template lets outsiders into.
 */
export class PermissionsBoundary extends Construct {
  constructor(scope: Construct, id: string, { purpose, secretArns }: PermissionsBoundaryProps) {
    super(scope, id);
    const { partition, account } = Stack.of(this);
    const ownRoles = `arn:${partition}:iam::${account}:role/${purpose}-*`;
    // The audit trail and its access logs: bucket names carry the account after the purpose.
    const ownBuckets = `arn:${partition}:s3:::${purpose}-${account}-*`;
    const policy = new ManagedPolicy(this, 'Policy', {
      managedPolicyName: boundaryName(purpose),
      description: `Bounds every role of ${purpose}`,
      statements: [
        new PolicyStatement({ sid: 'WithinBounds', effect: Effect.ALLOW, actions: WITHIN_BOUNDS, resources: ['*'] }),
        new PolicyStatement({
          sid: 'PassOwnRolesToSystemsManager',
          effect: Effect.ALLOW,
          actions: ['iam:PassRole'],
          resources: [ownRoles],
          conditions: { StringEquals: { 'iam:PassedToService': 'ssm.amazonaws.com' } },
        }),
        new PolicyStatement({
          sid: 'OwnSecrets',
          effect: Effect.ALLOW,
          actions: ['secretsmanager:GetSecretValue'],
          resources: [...secretArns],
        }),
        new PolicyStatement({
          sid: 'OtherMachinesStay',
          effect: Effect.DENY,
          actions: ON_MACHINES,
          resources: [
            `arn:${partition}:ec2:*:${account}:instance/*`,
            `arn:${partition}:ssm:*:${account}:managed-instance/*`,
          ],
          // Systems Manager has a key of its own for a machine's tags beside the global one: either may tell it as the environment's.
          conditions: { StringNotEquals: { 'aws:ResourceTag/purpose': purpose, 'ssm:resourceTag/purpose': purpose } },
        }),
        new PolicyStatement({
          sid: 'OtherInterfacesStay',
          effect: Effect.DENY,
          actions: ['ec2:ModifyNetworkInterfaceAttribute'],
          resources: ON_INTERFACES.map((kind) => `arn:${partition}:ec2:*:${account}:${kind}/*`),
          conditions: { StringNotEquals: { 'aws:ResourceTag/purpose': purpose } },
        }),
        new PolicyStatement({ sid: 'OutOfBounds', effect: Effect.DENY, actions: OUT_OF_BOUNDS, resources: ['*'] }),
        new PolicyStatement({
          sid: 'RecordsStay',
          effect: Effect.DENY,
          actions: ['s3:DeleteObject*'],
          resources: [ownBuckets],
        }),
      ],
    });
    const reason = "A boundary grants nothing: it is the outer edge of what the roles' own, narrow policies may grant.";
    const wildcards = [
      'Resource::*',
      `Resource::${ownRoles}`,
      ...secretArns.map((secret) => `Resource::${secret}`),
      ...WITHIN_BOUNDS.filter((action) => action.includes('*')).map((action) => `Action::${action}`),
    ];
    Validations.of(policy).acknowledge(
      { id: 'NIST.800.53.R5-IAMPolicyNoStatementsWithFullAccess', reason },
      ...wildcards.map((wildcard) => ({ id: `AwsSolutions-IAM5[${wildcard}]`, reason })),
    );
  }
}
