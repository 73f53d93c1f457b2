import { type MailedKind } from '../drills/drill';

/** A call in the audit trail, as far as a filter may read it. */
export type TrailEvent = Readonly<Record<string, unknown>>;

const call = (service: string, eventName: string, more: TrailEvent = {}): TrailEvent => ({
  eventSource: `${service}.amazonaws.com`,
  eventName,
  eventType: 'AwsApiCall',
  userIdentity: { type: 'AssumedRole' },
  ...more,
});
const calls = (service: string, ...names: string[]) => names.map((name) => call(service, name));

/** https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-aws-console-sign-in-events.html */
const signIn = (result: 'Success' | 'Failure', mfaUsed: 'Yes' | 'No', more: TrailEvent = {}) =>
  call('signin', 'ConsoleLogin', {
    eventType: 'AwsConsoleSignIn',
    userIdentity: { type: 'IAMUser', userName: 'somebody' },
    responseElements: { ConsoleLogin: result },
    additionalEventData: { MFAUsed: mfaUsed },
    ...more,
  });

/**
 * What people have to hear of, by the alarm: the calls that CIS names.
 * https://docs.aws.amazon.com/securityhub/latest/userguide/cloudwatch-controls.html
 */
export const TOLD_EVENTS: Readonly<Partial<Record<MailedKind, readonly TrailEvent[]>>> = {
  // What services say of a call that is not allowed: https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html
  'unauthorized-calls': ['Client.UnauthorizedOperation', 'AccessDenied', 'AccessDeniedException'].map((errorCode) =>
    call('ec2', 'RunInstances', { errorCode }),
  ),
  'sign-in-without-mfa': [signIn('Success', 'No')],
  'root-use': [call('sts', 'GetCallerIdentity', { userIdentity: { type: 'Root' } })],
  'iam-policy-change': calls(
    'iam',
    ...['Group', 'Role', 'User'].flatMap((owner) => [`Delete${owner}Policy`, `Put${owner}Policy`]),
    ...['Group', 'Role', 'User'].flatMap((owner) => [`Attach${owner}Policy`, `Detach${owner}Policy`]),
    ...['CreatePolicy', 'DeletePolicy', 'CreatePolicyVersion', 'DeletePolicyVersion'],
  ),
  'cloudtrail-change': calls(
    'cloudtrail',
    ...['CreateTrail', 'UpdateTrail', 'DeleteTrail', 'StartLogging', 'StopLogging'],
  ),
  'sign-in-failure': [signIn('Failure', 'No', { errorMessage: 'Failed authentication' })],
  'key-disabled': calls('kms', 'DisableKey', 'ScheduleKeyDeletion'),
  'bucket-policy-change': calls(
    's3',
    'PutBucketAcl',
    ...['Policy', 'Cors', 'Lifecycle', 'Replication'].flatMap((what) => [`PutBucket${what}`, `DeleteBucket${what}`]),
  ),
  'config-change': calls(
    'config',
    ...['StopConfigurationRecorder', 'PutConfigurationRecorder', 'DeleteDeliveryChannel', 'PutDeliveryChannel'],
  ),
  'security-group-change': calls(
    'ec2',
    ...['Authorize', 'Revoke'].flatMap((verb) => [`${verb}SecurityGroupIngress`, `${verb}SecurityGroupEgress`]),
    ...['CreateSecurityGroup', 'DeleteSecurityGroup'],
  ),
  'network-acl-change': calls(
    'ec2',
    ...['Create', 'Delete'].flatMap((verb) => [`${verb}NetworkAcl`, `${verb}NetworkAclEntry`]),
    ...['ReplaceNetworkAclEntry', 'ReplaceNetworkAclAssociation'],
  ),
  'gateway-change': calls(
    'ec2',
    ...['CreateCustomerGateway', 'DeleteCustomerGateway'],
    ...['Attach', 'Create', 'Delete', 'Detach'].map((verb) => `${verb}InternetGateway`),
  ),
  'route-table-change': calls(
    'ec2',
    ...['CreateRoute', 'ReplaceRoute', 'DeleteRoute', 'CreateRouteTable', 'DeleteRouteTable'],
    ...['ReplaceRouteTableAssociation', 'DisassociateRouteTable'],
  ),
  'vpc-change': calls(
    'ec2',
    ...['CreateVpc', 'DeleteVpc', 'ModifyVpcAttribute'],
    ...['Accept', 'Create', 'Delete', 'Reject'].map((verb) => `${verb}VpcPeeringConnection`),
    ...['AttachClassicLinkVpc', 'DetachClassicLinkVpc', 'DisableVpcClassicLink', 'EnableVpcClassicLink'],
  ),
};

/**
 * Of which nobody is told. Calls of the same names to other services:
 * https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 */
export const ORDINARY_EVENTS: readonly TrailEvent[] = [
  ...calls('iam', 'GetRole'),
  ...calls('cloudtrail', 'LookupEvents'),
  ...calls('kms', 'Decrypt'),
  ...calls('s3', 'GetBucketLocation'),
  ...calls('config', 'DescribeConfigurationRecorders'),
  ...calls('ec2', 'DescribeInstances'),
  ...calls('iot', 'CreatePolicy'),
  ...calls('s3-outposts', 'PutBucketPolicy'),
  ...calls('appmesh', 'CreateRoute'),
  ...calls('aws-external-anthropic', 'DisableKey'),
  call('ec2', 'DescribeInstances', { errorCode: 'Client.RequestLimitExceeded' }),
  signIn('Success', 'Yes'),
  // A user of an identity provider, who answers for a second factor.
  signIn('Success', 'No', { userIdentity: { type: 'AssumedRole' } }),
  // Not a sign-in: one may have the same data.
  call('signin', 'CheckMfa', {
    userIdentity: { type: 'IAMUser' },
    responseElements: { ConsoleLogin: 'Success' },
    additionalEventData: { MFAUsed: 'No' },
    errorMessage: 'Failed authentication',
  }),
  // What AWS does itself, in the account's name: https://docs.aws.amazon.com/awscloudtrail/latest/userguide/non-api-aws-service-events.html
  call('kms', 'RotateKey', { userIdentity: { type: 'Root' }, eventType: 'AwsServiceEvent' }),
  call('ec2', 'CreateTags', { userIdentity: { type: 'Root', invokedBy: 'autoscaling.amazonaws.com' } }),
];
