import { boundaryName } from '../../foundation/permissions-boundary';
import { MANAGED_BY } from '../../foundation/managed-by';
import { DELIVERY_PATH } from '@nss/environment';
import { type Grant, type GrantPlace, iamArn } from './grant';
import { noOtherServiceLinkedRoles } from './service-linked-roles';
import { nothingIsShared } from './sharing';

const EDGE = "A boundary grants nothing: it is the outer edge of what the role's own, narrow policies may grant.";

/** What jobs of a workflow may ever do: look, hand change sets to CloudFormation, run runbooks, take back what was added by hand. */
const DELIVERY = [
  'budgets:ListTagsForResource',
  'budgets:ViewBudget',
  'cloudformation:*',
  'cloudtrail:Describe*',
  'cloudtrail:Get*',
  'cloudtrail:ListTags',
  'cloudwatch:DeleteAlarms',
  'cloudwatch:Describe*',
  'cloudwatch:EnableAlarmActions',
  'cloudwatch:Get*',
  'cloudwatch:List*',
  'cloudwatch:UntagResource',
  'directconnect:Describe*',
  'ec2:DeleteNetworkAclEntry',
  'ec2:DeleteRoute',
  'ec2:DeleteVpnConnectionRoute',
  'ec2:Describe*',
  'ec2:DisableVgwRoutePropagation',
  'ec2:EnableVgwRoutePropagation',
  'ec2:Get*',
  'ec2:ModifyInstanceAttribute',
  'ec2:ModifyInstanceMetadataOptions',
  'ec2:ModifyNetworkInterfaceAttribute',
  'ec2:ModifySubnetAttribute',
  'ec2:ModifyVpcAttribute',
  'ec2:MonitorInstances',
  'ec2:ReplaceRouteTableAssociation',
  'ec2:RevokeSecurityGroup*',
  'events:Describe*',
  'events:List*',
  'iam:Get*',
  'iam:List*',
  'iam:PassRole',
  'kms:Describe*',
  'kms:Get*',
  'kms:List*',
  'logs:DeleteMetricFilter',
  'logs:DeleteSubscriptionFilter',
  'logs:Describe*',
  'logs:GetDataProtectionPolicy',
  'logs:List*',
  's3:Get*',
  's3:List*',
  's3:PutObject',
  'sns:Get*',
  'sns:List*',
  'sns:SetTopicAttributes',
  'sns:UntagResource',
  'ssm:DeleteParameter',
  'ssm:Describe*',
  'ssm:Get*',
  'ssm:List*',
  'ssm:AddTagsToResource',
  'ssm:StartAutomationExecution',
];

/** Services the stacks are made of. */
const EXECUTION = [
  'budgets:*',
  'cloudtrail:*',
  'cloudwatch:*',
  'directconnect:*',
  'ec2:*',
  'events:*',
  'iam:*',
  'kms:*',
  'logs:*',
  'route53:AssociateVPCWithHostedZone',
  's3:*',
  'secretsmanager:GetSecretValue',
  'sns:*',
  'ssm:*',
];

/** Changes of what a role may do: only within the boundary. */
const BOUNDED = [
  'iam:AttachRolePolicy',
  'iam:CreateRole',
  'iam:DeleteRolePolicy',
  'iam:DetachRolePolicy',
  'iam:PutRolePermissionsBoundary',
  'iam:PutRolePolicy',
];

/** What takes away or changes things whose ids AWS gives, so that a policy cannot name them. The role's own policies ask for the environment's tag; this holds beside them. */
const UNDOING = [
  'directconnect:Delete*',
  'directconnect:Update*',
  'ec2:Authorize*',
  'ec2:Delete*',
  'ec2:Modify*',
  'ec2:Release*',
  'ec2:Replace*',
  'ec2:Revoke*',
  'ec2:Stop*',
  'ec2:Terminate*',
  'kms:*',
];

/** What would stop the trail, or take away what it or a log group holds. Deploying needs none of it: buckets go empty, and a trail or a group goes as a whole. */
const UNRECORDING = [
  'cloudtrail:StopLogging',
  'logs:DeleteLogStream',
  's3:BypassGovernanceRetention',
  's3:DeleteObject',
  's3:DeleteObjectVersion',
  's3:PutObjectLegalHold',
  's3:PutObjectRetention',
];

/** The boundary of every role a workflow acts with. */
export function deliveryBoundary(place: GrantPlace): Grant[] {
  return [
    { sid: 'WithinBounds', actions: DELIVERY, resources: ['*'], wildcardReason: EDGE },
    {
      sid: 'NobodyBecomesAnother',
      effect: 'Deny',
      actions: ['iam:PassRole'],
      resources: [iamArn(place, 'role/aws-service-role/*'), iamArn(place, 'role/aws-reserved/*')],
      wildcardReason: 'A denial: roles of AWS itself.',
    },
    {
      // What is imported gets the stack's tags, and would be the environment's own from then on.
      // https://docs.aws.amazon.com/service-authorization/latest/reference/list_awscloudformation.html (cloudformation:ImportResourceTypes)
      sid: 'NothingIsImported',
      effect: 'Deny',
      actions: ['cloudformation:CreateChangeSet'],
      resources: ['*'],
      conditions: { Null: { 'cloudformation:ImportResourceTypes': 'false' } },
      wildcardReason: 'A denial: whatever the stack.',
    },
  ];
}

/** The boundary of the role CloudFormation acts with: no role without the relay's boundary, and hands off what bounds it. */
export function executionBoundary(place: GrantPlace): Grant[] {
  const boundary = iamArn(place, `policy/${boundaryName(place.purpose)}`);
  return [
    { sid: 'WithinBounds', actions: EXECUTION, resources: ['*'], wildcardReason: EDGE },
    {
      sid: 'RolesNeedTheBoundary',
      effect: 'Deny',
      actions: BOUNDED,
      resources: ['*'],
      conditions: { StringNotEquals: { 'iam:PermissionsBoundary': boundary } },
      wildcardReason: 'A denial: whatever the role.',
    },
    {
      sid: 'BoundaryStaysOnRoles',
      effect: 'Deny',
      actions: ['iam:DeleteRolePermissionsBoundary'],
      resources: ['*'],
      wildcardReason: 'A denial: whatever the role.',
    },
    {
      sid: 'BoundariesAndDeliveryStay',
      effect: 'Deny',
      actions: ['iam:*'],
      resources: [
        boundary,
        iamArn(place, `role${DELIVERY_PATH}*`),
        iamArn(place, `policy${DELIVERY_PATH}*`),
        iamArn(place, 'oidc-provider/*'),
        iamArn(place, 'saml-provider/*'),
        iamArn(place, 'user/*'),
        iamArn(place, 'group/*'),
      ],
      wildcardReason: 'A denial: nothing at all of what bounds this role.',
    },
    noOtherServiceLinkedRoles(),
    {
      sid: 'RecordsStay',
      effect: 'Deny',
      actions: UNRECORDING,
      resources: ['*'],
      wildcardReason: 'A denial: records outlive a deployment that went wrong, or that somebody made for that.',
    },
    ...nothingIsShared(place),
    {
      sid: 'OtherEnvironmentsStay',
      effect: 'Deny',
      actions: UNDOING,
      resources: ['*'],
      conditions: {
        StringEquals: { 'aws:ResourceTag/managed-by': MANAGED_BY },
        StringNotEquals: { 'aws:ResourceTag/purpose': place.purpose },
      },
      wildcardReason: 'A denial: what another environment of the same account has, by its tags.',
    },
  ];
}
