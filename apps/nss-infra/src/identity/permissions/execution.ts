import { directConnect } from './direct-connect';
import { type Grant, type GrantPlace, arnAt, iamArn } from './grant';
import { keys } from './keys';
import { type NamedNetworks } from './named-networks';
import { readSecrets } from './named-secrets';
import { networks } from './networks';
import { privateNames } from './private-names';
import { serviceLinkedRoles } from './service-linked-roles';

/** Services whose roles the stacks hand roles to. */
const PASSED_TO = [
  'cloudtrail.amazonaws.com',
  'ec2.amazonaws.com',
  'events.amazonaws.com',
  'ssm.amazonaws.com',
  'vpc-flow-logs.amazonaws.com',
];

/**
 * What CloudFormation may do for an environment: make what the stacks are made of, and change what carries the environment's name
 * or tag, or is named in its file. What it may never do stands in its boundary.
 * https://docs.aws.amazon.com/prescriptive-guidance/latest/least-privilege-cloudformation/service-role.html
 *
 * @param secrets names of the secrets that the templates refer to
 * @param named what of others the templates refer to
 */
export function executionGrants(place: GrantPlace, secrets: readonly string[], named: NamedNetworks): Grant[] {
  const { purpose, account, partition } = place;
  const own = (service: string, kind: string) => arnAt(place, service, `${kind}${purpose}-*`);
  const byName = "The environment's own resources: their names begin with its purpose.";
  const roles = iamArn(place, `role/${purpose}-*`);
  const policies = iamArn(place, `policy/${purpose}-*`);
  const profiles = iamArn(place, `instance-profile/${purpose}-*`);
  return [
    ...networks(place, named),
    ...directConnect(place, named),
    {
      sid: 'Watching',
      actions: ['cloudwatch:*', 'events:*', 'sns:*', 'logs:*', 'ssm:*'],
      resources: [
        own('cloudwatch', 'alarm:'),
        `arn:${partition}:cloudwatch::${account}:dashboard/${purpose}-*`,
        own('events', 'rule/'),
        own('sns', ''),
        // Systems Manager asks approvers by a topic whose name begins so.
        arnAt(place, 'sns', `Automation-${purpose}-*`),
        own('logs', 'log-group:'),
        own('logs', 'log-group:/'),
        own('ssm', 'document/'),
        arnAt(place, 'ssm', `parameter/${purpose}/*`),
        own('ssm', 'parameter/'),
        // The policy of AWS that lets the agent read its configuration names no other parameters.
        own('ssm', 'parameter/AmazonCloudWatch-'),
      ],
      wildcardReason: byName,
    },
    {
      sid: 'WithoutResource',
      actions: [
        'cloudtrail:DescribeTrails',
        'cloudwatch:DescribeAlarms',
        'cloudwatch:ListDashboards',
        'logs:CreateLogDelivery',
        'logs:DeleteLogDelivery',
        'logs:DeleteQueryDefinition',
        'logs:DescribeIndexPolicies',
        'logs:DescribeLogGroups',
        'logs:DescribeQueryDefinitions',
        'logs:DescribeResourcePolicies',
        'logs:PutQueryDefinition',
        'ssm:DescribeDocument',
        'ssm:DescribeParameters',
      ],
      resources: ['*'],
      wildcardReason: 'These actions take no resource, or one whose id AWS gives.',
    },
    {
      sid: 'PublicParameters',
      actions: ['ssm:GetParameter', 'ssm:GetParameters'],
      resources: [`arn:${partition}:ssm:${place.region}::parameter/aws/service/*`],
      wildcardReason: "AWS's public parameters, which name images.",
    },
    {
      sid: 'Budget',
      actions: [
        'budgets:ListTagsForResource',
        'budgets:ModifyBudget',
        'budgets:TagResource',
        'budgets:UntagResource',
        'budgets:ViewBudget',
      ],
      resources: [`arn:${partition}:budgets::${account}:budget/${purpose}-*`],
      wildcardReason: byName,
    },
    ...keys(place),
    { sid: 'Trail', actions: ['cloudtrail:*'], resources: [own('cloudtrail', 'trail/')], wildcardReason: byName },
    {
      sid: 'Buckets',
      actions: ['s3:*'],
      resources: [`arn:${partition}:s3:::${purpose}-${account}-*`],
      wildcardReason: byName,
    },
    {
      sid: 'Templates',
      actions: ['s3:GetObject'],
      resources: [`arn:${partition}:s3:::cdk-hnb659fds-assets-${account}-${place.region}/*`],
      wildcardReason: 'Templates are named after their content.',
    },
    readSecrets(place, secrets),
    privateNames(place),
    serviceLinkedRoles(place),
    {
      sid: 'Identities',
      actions: [
        'iam:AddRoleToInstanceProfile',
        'iam:AttachRolePolicy',
        'iam:CreateInstanceProfile',
        'iam:CreatePolicy',
        'iam:CreatePolicyVersion',
        'iam:CreateRole',
        'iam:DeleteInstanceProfile',
        'iam:DeletePolicy',
        'iam:DeletePolicyVersion',
        'iam:DeleteRole',
        'iam:DeleteRolePolicy',
        'iam:DetachRolePolicy',
        'iam:GetInstanceProfile',
        'iam:GetPolicy',
        'iam:GetPolicyVersion',
        'iam:GetRole',
        'iam:GetRolePolicy',
        'iam:ListAttachedRolePolicies',
        'iam:ListEntitiesForPolicy',
        'iam:ListInstanceProfilesForRole',
        'iam:ListPolicyVersions',
        'iam:ListRolePolicies',
        'iam:PutRolePermissionsBoundary',
        'iam:PutRolePolicy',
        'iam:RemoveRoleFromInstanceProfile',
        'iam:TagInstanceProfile',
        'iam:TagPolicy',
        'iam:TagRole',
        'iam:UntagInstanceProfile',
        'iam:UntagPolicy',
        'iam:UntagRole',
        'iam:UpdateAssumeRolePolicy',
        'iam:UpdateRole',
        'iam:UpdateRoleDescription',
      ],
      resources: [roles, policies, profiles],
      wildcardReason: byName,
    },
    {
      sid: 'PassOwnRoles',
      actions: ['iam:PassRole'],
      resources: [roles],
      conditions: { StringEquals: { 'iam:PassedToService': PASSED_TO } },
      wildcardReason: byName,
    },
  ];
}
