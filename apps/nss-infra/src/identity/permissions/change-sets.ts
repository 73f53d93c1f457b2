import { executionRoleArn } from '@nss/environment';
import { type Grant, type GrantPlace, assetsBucket, ownStack } from './grant';

/**
 * Lets a role make, look at and throw away change sets whose names begin in one way, for the environment's own stack. A
 * change set changes nothing until it is executed.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_awscloudformation.html#awscloudformation-cloudformation_ChangeSetName
 */
export function changeSets(place: GrantPlace, prefix: string): Grant[] {
  const bucket = assetsBucket(place);
  return [
    {
      sid: 'MakeChangeSets',
      actions: ['cloudformation:CreateChangeSet', 'cloudformation:DeleteChangeSet', 'cloudformation:DescribeChangeSet'],
      resources: [ownStack(place)],
      conditions: { StringLike: { 'cloudformation:ChangeSetName': named(place, prefix) } },
      wildcardReason: "The environment's own stack; CloudFormation gives it an id of its own.",
    },
    {
      sid: 'PassExecutionRole',
      actions: ['iam:PassRole'],
      resources: [executionRoleArn(place)],
      conditions: { StringEquals: { 'iam:PassedToService': 'cloudformation.amazonaws.com' } },
    },
    {
      // A job that only shows must not be able to replace a template that another job is about to hand over.
      sid: 'PublishTemplates',
      actions: ['s3:GetObject', 's3:PutObject'],
      resources: [`${bucket}/${prefix}*`],
      wildcardReason: 'Templates lie below the name of the change set they are for.',
    },
  ];
}

/**
 * Lets a role execute change sets that were approved, and look at them. Where a change has to be made in two steps, the second one's
 * change set cannot exist before the first is done: whoever executes makes it from the template that was laid there when the change was
 * prepared, and from no other. It hands CloudFormation no role, which is the one that the stack was last changed with.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-iam-servicerole.html
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_awscloudformation.html (cloudformation:TemplateUrl)
 */
export function approvedChangeSets(place: GrantPlace, prefix: string): Grant[] {
  const wildcardReason = "The environment's own stack; CloudFormation gives it an id of its own.";
  const bucket = assetsBucket(place);
  const [, , , , , name] = bucket.split(':');
  const suffix = place.region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com';
  return [
    {
      sid: 'ExecuteApproved',
      actions: ['cloudformation:DescribeChangeSet', 'cloudformation:ExecuteChangeSet'],
      resources: [ownStack(place)],
      conditions: { StringLike: { 'cloudformation:ChangeSetName': named(place, prefix) } },
      wildcardReason,
    },
    {
      sid: 'MakeSecondStep',
      actions: ['cloudformation:CreateChangeSet'],
      resources: [ownStack(place)],
      conditions: {
        StringLike: {
          'cloudformation:ChangeSetName': named(place, prefix),
          'cloudformation:TemplateUrl': `https://s3.${place.region}.${suffix}/${name}/${prefix}*`,
        },
        StringEqualsIfExists: { 'cloudformation:RoleArn': executionRoleArn(place) },
      },
      wildcardReason,
    },
    {
      sid: 'ReadSecondStep',
      actions: ['s3:GetObject'],
      resources: [`${bucket}/${prefix}*`],
      wildcardReason: 'Templates lie below the name of the change set they are for.',
    },
  ];
}

/** A change set may be named by its name or by its ARN. */
function named({ partition, region, account }: GrantPlace, prefix: string): string[] {
  return [`${prefix}*`, `arn:${partition}:cloudformation:${region}:${account}:changeSet/${prefix}*`];
}
