import { type Grant, type GrantPlace, arnAt, ownStack } from './grant';

/**
 * What the read-back and drift detection look at: descriptions of everything the stacks hold, and none of what is kept in
 * it. CloudFormation reads with the rights of whoever detects drift.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-stack-drift.html
 */
const DESCRIPTIONS = [
  'budgets:ListTagsForResource',
  'budgets:ViewBudget',
  'cloudformation:DescribeStackDriftDetectionStatus',
  'cloudformation:DescribeStackEvents',
  'cloudformation:DescribeStackResourceDrifts',
  'cloudformation:DescribeStackResource',
  'cloudformation:DescribeStackResources',
  'cloudformation:DescribeStacks',
  'cloudformation:GetTemplate',
  'cloudformation:GetTemplateSummary',
  'cloudformation:ListStackResources',
  'cloudformation:ListStacks',
  'cloudtrail:DescribeTrails',
  'cloudtrail:GetEventConfiguration',
  'cloudtrail:GetEventSelectors',
  'cloudtrail:GetInsightSelectors',
  'cloudtrail:GetTrail',
  'cloudtrail:GetTrailStatus',
  'cloudtrail:ListTags',
  'cloudwatch:DescribeAlarms',
  'cloudwatch:GetDashboard',
  'cloudwatch:ListDashboards',
  'cloudwatch:ListTagsForResource',
  'directconnect:Describe*',
  'ec2:Describe*',
  'ec2:GetManagedPrefixListEntries',
  'ec2:GetLaunchTemplateData',
  'events:DescribeRule',
  'events:ListTagsForResource',
  'events:ListTargetsByRule',
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
  'iam:ListRoleTags',
  'kms:DescribeKey',
  'kms:GetKeyPolicy',
  'kms:GetKeyRotationStatus',
  'kms:ListAliases',
  'kms:ListResourceTags',
  'logs:DescribeIndexPolicies',
  'logs:DescribeLogGroups',
  'logs:DescribeMetricFilters',
  'logs:DescribeQueryDefinitions',
  'logs:DescribeResourcePolicies',
  'logs:GetDataProtectionPolicy',
  'logs:ListTagsForResource',
  's3:GetBucket*',
  's3:Get*Configuration',
  's3:ListBucket',
  's3:ListTagsForResource',
  'sns:GetDataProtectionPolicy',
  'sns:GetSubscriptionAttributes',
  'sns:GetTopicAttributes',
  'sns:ListSubscriptions',
  'sns:ListSubscriptionsByTopic',
  'sns:ListTagsForResource',
  'ssm:DescribeDocument',
  'ssm:DescribeInstanceInformation',
  'ssm:DescribeParameters',
  'ssm:GetDocument',
  'ssm:ListTagsForResource',
];

/**
 * What the account is read with beyond that, to see what was added to it and what no template declares: whoever has a name like the
 * environment's, whom keys are lent to and documents shared with, where logs and objects go besides. None of it shows a record or a secret.
 */
const BESIDES = [
  'events:ListRules',
  'iam:GetOpenIDConnectProvider',
  'iam:ListRoles',
  'kms:ListGrants',
  'logs:DescribeSubscriptionFilters',
  'ssm:DescribeDocumentPermission',
  'ssm:ListDocuments',
];

/** Lets a role read the whole account, in order to compare it with what was deployed. */
export function accountReads(): Grant[] {
  return [
    {
      sid: 'ReadAccount',
      actions: BESIDES,
      resources: ['*'],
      wildcardReason:
        'Descriptions and lists only, of what nobody planned as well: it has no name that is known before.',
    },
  ];
}

/** Lets a role describe everything that exists, and read the parameters of its own relay. */
export function reads(place: GrantPlace): Grant[] {
  return [
    {
      sid: 'Describe',
      actions: DESCRIPTIONS,
      resources: ['*'],
      wildcardReason: 'Descriptions only; most of these actions take no resource.',
    },
    ownParameters(place),
  ];
}

/**
 * Lets a role look at its own stack and at nothing that exists in it. Descriptions of resources hold secrets: those of virtual
 * interfaces the BGP key, those of VPN connections the pre-shared keys, those of instances their user data.
 */
export function stackReads(place: GrantPlace): Grant[] {
  return [
    {
      sid: 'ReadOwnStack',
      actions: [
        'cloudformation:DescribeStackEvents',
        'cloudformation:DescribeStackResources',
        'cloudformation:DescribeStacks',
        'cloudformation:GetTemplate',
        'cloudformation:ListStackResources',
      ],
      resources: [ownStack(place)],
      wildcardReason: "The environment's own stack; CloudFormation gives it an id of its own.",
    },
    ownParameters(place),
  ];
}

function ownParameters(place: GrantPlace): Grant {
  return {
    sid: 'ReadOwnParameters',
    actions: ['ssm:GetParameter', 'ssm:GetParameters'],
    resources: [
      arnAt(place, 'ssm', `parameter/${place.purpose}/*`),
      arnAt(place, 'ssm', `parameter/${place.purpose}-*`),
      arnAt(place, 'ssm', `parameter/AmazonCloudWatch-${place.purpose}-*`),
      arnAt(place, 'ssm', 'parameter/cdk-bootstrap/hnb659fds/version'),
      `arn:${place.partition}:ssm:${place.region}::parameter/aws/service/*`,
    ],
    wildcardReason: "The relay's own parameters, and AWS's public ones, which name images.",
  };
}
