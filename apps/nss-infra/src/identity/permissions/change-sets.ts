import { executionRoleArn } from '@nss/environment';
import { type Grant, type GrantPlace, assetsBucket, identityStack, ownStack } from './grant';

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
      actions: [
        'cloudformation:CreateChangeSet',
        'cloudformation:DeleteChangeSet',
        'cloudformation:DescribeChangeSet',
        'cloudformation:DescribeChangeSetHooks',
      ],
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
    leaveIdentities(place),
  ];
}

/** No workflow changes the identities that workflows run with. */
export function leaveIdentities(place: GrantPlace): Grant {
  return {
    sid: 'LeaveIdentities',
    effect: 'Deny',
    actions: ['cloudformation:*'],
    resources: [identityStack(place)],
    wildcardReason: 'A denial: nothing at all of it.',
  };
}

/** A change set may be named by its name or by its ARN. */
export function named({ partition, region, account }: GrantPlace, prefix: string): string[] {
  return [`${prefix}*`, `arn:${partition}:cloudformation:${region}:${account}:changeSet/${prefix}*`];
}
