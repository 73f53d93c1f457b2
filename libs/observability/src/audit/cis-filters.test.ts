import { filterPattern } from '@nss/cloudwatch';
import { cisFilters } from './cis-filters';

const pattern = (control: string) => cisFilters.find((filter) => filter.control === control)?.pattern;

test('section 4 is complete: 4.1 to 4.14, each with its own Security Hub control', () => {
  expect(cisFilters.map(({ control }) => control)).toEqual(Array.from({ length: 14 }, (_, index) => `4.${index + 1}`));
  expect(
    cisFilters.map(({ securityHubControl }) => Number(securityHubControl.split('.')[1])).sort((a, b) => a - b),
  ).toEqual(Array.from({ length: 14 }, (_, index) => index + 1));
  expect(new Set(cisFilters.map(({ slug }) => slug)).size).toBe(14);
});

test('no pattern is longer than a metric filter takes', () => {
  for (const filter of cisFilters) expect(filter.pattern.length).toBeLessThanOrEqual(1024);
});

// Written out once more, because Security Hub compares characters and the patterns above are assembled.
test.each([
  ['4.1', '{($.errorCode="*UnauthorizedOperation") || ($.errorCode="AccessDenied*")}'],
  [
    '4.2',
    '{ ($.eventName = "ConsoleLogin") && ($.additionalEventData.MFAUsed != "Yes") && ($.userIdentity.type = "IAMUser") && ($.responseElements.ConsoleLogin = "Success") }',
  ],
  ['4.3', '{$.userIdentity.type="Root" && $.userIdentity.invokedBy NOT EXISTS && $.eventType !="AwsServiceEvent"}'],
  [
    '4.4',
    '{($.eventSource=iam.amazonaws.com) && (($.eventName=DeleteGroupPolicy) || ($.eventName=DeleteRolePolicy) || ($.eventName=DeleteUserPolicy) || ($.eventName=PutGroupPolicy) || ($.eventName=PutRolePolicy) || ($.eventName=PutUserPolicy) || ($.eventName=CreatePolicy) || ($.eventName=DeletePolicy) || ($.eventName=CreatePolicyVersion) || ($.eventName=DeletePolicyVersion) || ($.eventName=AttachRolePolicy) || ($.eventName=DetachRolePolicy) || ($.eventName=AttachUserPolicy) || ($.eventName=DetachUserPolicy) || ($.eventName=AttachGroupPolicy) || ($.eventName=DetachGroupPolicy))}',
  ],
  [
    '4.5',
    '{($.eventName=CreateTrail) || ($.eventName=UpdateTrail) || ($.eventName=DeleteTrail) || ($.eventName=StartLogging) || ($.eventName=StopLogging)}',
  ],
  ['4.6', '{($.eventName=ConsoleLogin) && ($.errorMessage="Failed authentication")}'],
  ['4.7', '{($.eventSource=kms.amazonaws.com) && (($.eventName=DisableKey) || ($.eventName=ScheduleKeyDeletion))}'],
  [
    '4.8',
    '{($.eventSource=s3.amazonaws.com) && (($.eventName=PutBucketAcl) || ($.eventName=PutBucketPolicy) || ($.eventName=PutBucketCors) || ($.eventName=PutBucketLifecycle) || ($.eventName=PutBucketReplication) || ($.eventName=DeleteBucketPolicy) || ($.eventName=DeleteBucketCors) || ($.eventName=DeleteBucketLifecycle) || ($.eventName=DeleteBucketReplication))}',
  ],
  [
    '4.9',
    '{($.eventSource=config.amazonaws.com) && (($.eventName=StopConfigurationRecorder) || ($.eventName=DeleteDeliveryChannel) || ($.eventName=PutDeliveryChannel) || ($.eventName=PutConfigurationRecorder))}',
  ],
  [
    '4.10',
    '{($.eventName=AuthorizeSecurityGroupIngress) || ($.eventName=AuthorizeSecurityGroupEgress) || ($.eventName=RevokeSecurityGroupIngress) || ($.eventName=RevokeSecurityGroupEgress) || ($.eventName=CreateSecurityGroup) || ($.eventName=DeleteSecurityGroup)}',
  ],
  [
    '4.11',
    '{($.eventName=CreateNetworkAcl) || ($.eventName=CreateNetworkAclEntry) || ($.eventName=DeleteNetworkAcl) || ($.eventName=DeleteNetworkAclEntry) || ($.eventName=ReplaceNetworkAclEntry) || ($.eventName=ReplaceNetworkAclAssociation)}',
  ],
  [
    '4.12',
    '{($.eventName=CreateCustomerGateway) || ($.eventName=DeleteCustomerGateway) || ($.eventName=AttachInternetGateway) || ($.eventName=CreateInternetGateway) || ($.eventName=DeleteInternetGateway) || ($.eventName=DetachInternetGateway)}',
  ],
  [
    '4.13',
    '{($.eventSource=ec2.amazonaws.com) && (($.eventName=CreateRoute) || ($.eventName=CreateRouteTable) || ($.eventName=ReplaceRoute) || ($.eventName=ReplaceRouteTableAssociation) || ($.eventName=DeleteRouteTable) || ($.eventName=DeleteRoute) || ($.eventName=DisassociateRouteTable))}',
  ],
  [
    '4.14',
    '{($.eventName=CreateVpc) || ($.eventName=DeleteVpc) || ($.eventName=ModifyVpcAttribute) || ($.eventName=AcceptVpcPeeringConnection) || ($.eventName=CreateVpcPeeringConnection) || ($.eventName=DeleteVpcPeeringConnection) || ($.eventName=RejectVpcPeeringConnection) || ($.eventName=AttachClassicLinkVpc) || ($.eventName=DetachClassicLinkVpc) || ($.eventName=DisableVpcClassicLink) || ($.eventName=EnableVpcClassicLink)}',
  ],
])('%s is the published pattern, character by character', (control, published) => {
  expect(pattern(control)).toBe(published);
});

/** What CloudTrail writes of a call, in short: docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference.html */
const call = (eventSource: string, eventName: string, more: object = {}) =>
  JSON.stringify({
    eventVersion: '1.08',
    userIdentity: { type: 'AssumedRole', invokedBy: 'cloudformation.amazonaws.com' },
    eventType: 'AwsApiCall',
    eventSource: `${eventSource}.amazonaws.com`,
    eventName,
    ...more,
  });
const signIn = (more: object) => call('signin', 'ConsoleLogin', { eventType: 'AwsConsoleSignIn', ...more });
const ofUser = { userIdentity: { type: 'IAMUser' }, responseElements: { ConsoleLogin: 'Success' } };

test.each([
  ['a call that was not allowed', call('ec2', 'RunInstances', { errorCode: 'Client.UnauthorizedOperation' }), ['4.1']],
  ['a call that was denied', call('s3', 'GetObject', { errorCode: 'AccessDenied' }), ['4.1']],
  ['a sign-in without MFA', signIn({ ...ofUser, additionalEventData: { MFAUsed: 'No' } }), ['4.2']],
  ['a sign-in with MFA', signIn({ ...ofUser, additionalEventData: { MFAUsed: 'Yes' } }), []],
  ['the root user', call('ec2', 'DescribeVpcs', { userIdentity: { type: 'Root' } }), ['4.3']],
  [
    'the root user by a service',
    call('ec2', 'DescribeVpcs', { userIdentity: { type: 'Root', invokedBy: 'support.amazonaws.com' } }),
    [],
  ],
  ['a policy of a role', call('iam', 'PutRolePolicy'), ['4.4']],
  ['a trail that is stopped', call('cloudtrail', 'StopLogging'), ['4.5']],
  ['a wrong password', signIn({ errorMessage: 'Failed authentication', userIdentity: { type: 'IAMUser' } }), ['4.6']],
  ['a key that is to be deleted', call('kms', 'ScheduleKeyDeletion'), ['4.7']],
  ['a bucket that is opened', call('s3', 'PutBucketPolicy'), ['4.8']],
  ['a recorder that is stopped', call('config', 'StopConfigurationRecorder'), ['4.9']],
  ['a rule of a group', call('ec2', 'AuthorizeSecurityGroupIngress'), ['4.10']],
  ['an entry of an ACL', call('ec2', 'CreateNetworkAclEntry'), ['4.11']],
  ['an internet gateway', call('ec2', 'AttachInternetGateway'), ['4.12']],
  ['a route', call('ec2', 'CreateRoute'), ['4.13']],
  ['a VPC', call('ec2', 'DeleteVpc'), ['4.14']],
  ['something harmless', call('ec2', 'DescribeInstances'), []],
])('%s is counted by its alarm and by no other', (_, event, controls) => {
  const counted = cisFilters.filter(({ pattern }) => filterPattern(pattern)(event) !== undefined);
  expect(counted.map(({ control }) => control)).toEqual(controls);
});
