import { type Grant, type GrantPlace } from './grant';

/**
 * Ways to hand data to other accounts, to join networks with theirs, or to take away what keeps both from happening; of the
 * services that stacks are made of, by the service authorization reference. No template needs one of them.
 */
const SHARING = [
  'cloudtrail:PutResourcePolicy',
  'cloudtrail:RegisterOrganizationDelegatedAdmin',
  'cloudwatch:CreateAccessGrant',
  'directconnect:Accept*',
  'directconnect:Allocate*',
  'directconnect:Confirm*',
  'directconnect:CreateDirectConnectGatewayAssociationProposal',
  'ec2:Accept*',
  'ec2:CreateCapacityManagerDataExport',
  'ec2:CreateInstanceExportTask',
  'ec2:CreateNetworkInterfacePermission',
  'ec2:CreateStoreImageTask',
  'ec2:CreateTransitGatewayConnect*',
  'ec2:CreateTransitGatewayPeeringAttachment',
  'ec2:CreateVpcEndpointServiceConfiguration',
  'ec2:CreateVpcPeeringConnection',
  'ec2:Disable*BlockPublicAccess',
  'ec2:EnableAddressTransfer',
  'ec2:EnableReachabilityAnalyzerOrganizationSharing',
  'ec2:Export*',
  'ec2:ModifyFpgaImageAttribute',
  'ec2:ModifyImageAttribute',
  'ec2:ModifySnapshotAttribute',
  'ec2:ModifyVpcEndpointService*',
  'ec2:PutResourcePolicy',
  'events:CreateApiDestination',
  'events:PutPermission',
  'kms:CreateGrant',
  'kms:ReplicateKey',
  'logs:CreateExportTask',
  'logs:PutAccountPolicy',
  'logs:PutDeliveryDestination*',
  'logs:PutDestination*',
  'logs:PutResourcePolicy',
  'logs:PutSubscriptionFilter',
  's3:CreateAccess*',
  's3:CreateMultiRegionAccessPoint',
  's3:PutAccess*Polic*',
  's3:PutBucketAcl',
  's3:PutObjectAcl',
  's3:PutReplicationConfiguration',
  'sns:AddPermission',
  'ssm:CreateResourceDataSync',
  'ssm:ModifyDocumentPermission',
  'ssm:PutResourcePolicy',
];

/**
 * For the boundary of the role CloudFormation acts with: nothing is shared with other accounts, and what rules and topics send
 * goes to this account and to mailboxes. The policies of buckets, topics and keys themselves no condition can hold: who changes
 * them in a template is what the change report and code owners are for.
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-conditions.html
 * https://docs.aws.amazon.com/sns/latest/dg/sns-using-identity-based-policies.html
 */
export function nothingIsShared({ partition, account }: GrantPlace): Grant[] {
  const wildcardReason = 'A denial: nothing is shared with other accounts.';
  return [
    { sid: 'NothingIsShared', effect: 'Deny', actions: SHARING, resources: ['*'], wildcardReason },
    // A request that does not say where to is no reason to deny: then AWS has not looked at it as one that sends.
    {
      sid: 'EventsStayHere',
      effect: 'Deny',
      actions: ['events:PutTargets'],
      resources: ['*'],
      conditions: { 'ForAnyValue:ArnNotLike': { 'events:TargetArn': `arn:${partition}:*:*:${account}:*` } },
      wildcardReason,
    },
    {
      sid: 'MailboxesOnly',
      effect: 'Deny',
      actions: ['sns:Subscribe'],
      resources: ['*'],
      conditions: { StringNotEquals: { 'sns:Protocol': 'email' }, Null: { 'sns:Protocol': 'false' } },
      wildcardReason,
    },
  ];
}
