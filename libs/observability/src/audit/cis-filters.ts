/** One alarm the CIS AWS Foundations Benchmark asks for. */
export interface CisFilter {
  /** Its number in version 1.4 of the benchmark: `4.3`. */
  readonly control: string;
  /** Its number in Security Hub: `CloudWatch.1`. */
  readonly securityHubControl: string;
  /** `root-use`: place in names. */
  readonly slug: string;
  /** What happened, for people. */
  readonly title: string;
  /** CloudWatch Logs filter pattern, unaltered: Security Hub compares it and accepts no other. */
  readonly pattern: string;
}

const anyOf = (...names: string[]): string => names.map((name) => `($.eventName=${name})`).join(' || ');

/**
 * The metric filters of section 4 of the benchmark, with the patterns Security Hub publishes.
 *
 * 4.1 and 4.2 are Security Hub's wording (CloudWatch.2 and .3, from version 1.2): the benchmark's own 1.4 pattern for 4.1
 * joins its exceptions with OR, so that it counts nearly every event.
 *
 * Source: docs.aws.amazon.com/securityhub/latest/userguide/cloudwatch-controls.html
 */
export const cisFilters: readonly CisFilter[] = [
  {
    control: '4.1',
    securityHubControl: 'CloudWatch.2',
    slug: 'unauthorized-calls',
    title: 'An API call was not authorized',
    pattern: '{($.errorCode="*UnauthorizedOperation") || ($.errorCode="AccessDenied*")}',
  },
  {
    control: '4.2',
    securityHubControl: 'CloudWatch.3',
    slug: 'sign-in-without-mfa',
    title: 'Someone signed in to the console without MFA',
    pattern:
      '{ ($.eventName = "ConsoleLogin") && ($.additionalEventData.MFAUsed != "Yes") && ($.userIdentity.type = "IAMUser") && ($.responseElements.ConsoleLogin = "Success") }',
  },
  {
    control: '4.3',
    securityHubControl: 'CloudWatch.1',
    slug: 'root-use',
    title: 'The root user was used',
    pattern: '{$.userIdentity.type="Root" && $.userIdentity.invokedBy NOT EXISTS && $.eventType !="AwsServiceEvent"}',
  },
  {
    control: '4.4',
    securityHubControl: 'CloudWatch.4',
    slug: 'iam-policy-change',
    title: 'An IAM policy was changed',
    pattern: `{($.eventSource=iam.amazonaws.com) && (${anyOf(
      'DeleteGroupPolicy',
      'DeleteRolePolicy',
      'DeleteUserPolicy',
      'PutGroupPolicy',
      'PutRolePolicy',
      'PutUserPolicy',
      'CreatePolicy',
      'DeletePolicy',
      'CreatePolicyVersion',
      'DeletePolicyVersion',
      'AttachRolePolicy',
      'DetachRolePolicy',
      'AttachUserPolicy',
      'DetachUserPolicy',
      'AttachGroupPolicy',
      'DetachGroupPolicy',
    )})}`,
  },
  {
    control: '4.5',
    securityHubControl: 'CloudWatch.5',
    slug: 'cloudtrail-change',
    title: 'CloudTrail was changed',
    pattern: `{${anyOf('CreateTrail', 'UpdateTrail', 'DeleteTrail', 'StartLogging', 'StopLogging')}}`,
  },
  {
    control: '4.6',
    securityHubControl: 'CloudWatch.6',
    slug: 'sign-in-failure',
    title: 'A console sign-in failed',
    pattern: '{($.eventName=ConsoleLogin) && ($.errorMessage="Failed authentication")}',
  },
  {
    control: '4.7',
    securityHubControl: 'CloudWatch.7',
    slug: 'key-disabled',
    title: 'A customer key was disabled or scheduled for deletion',
    pattern: `{($.eventSource=kms.amazonaws.com) && (${anyOf('DisableKey', 'ScheduleKeyDeletion')})}`,
  },
  {
    control: '4.8',
    securityHubControl: 'CloudWatch.8',
    slug: 'bucket-policy-change',
    title: 'The policy of a bucket was changed',
    pattern: `{($.eventSource=s3.amazonaws.com) && (${anyOf(
      'PutBucketAcl',
      'PutBucketPolicy',
      'PutBucketCors',
      'PutBucketLifecycle',
      'PutBucketReplication',
      'DeleteBucketPolicy',
      'DeleteBucketCors',
      'DeleteBucketLifecycle',
      'DeleteBucketReplication',
    )})}`,
  },
  {
    control: '4.9',
    securityHubControl: 'CloudWatch.9',
    slug: 'config-change',
    title: 'AWS Config was changed',
    pattern: `{($.eventSource=config.amazonaws.com) && (${anyOf('StopConfigurationRecorder', 'DeleteDeliveryChannel', 'PutDeliveryChannel', 'PutConfigurationRecorder')})}`,
  },
  {
    control: '4.10',
    securityHubControl: 'CloudWatch.10',
    slug: 'security-group-change',
    title: 'A security group was changed',
    pattern: `{${anyOf(
      'AuthorizeSecurityGroupIngress',
      'AuthorizeSecurityGroupEgress',
      'RevokeSecurityGroupIngress',
      'RevokeSecurityGroupEgress',
      'CreateSecurityGroup',
      'DeleteSecurityGroup',
    )}}`,
  },
  {
    control: '4.11',
    securityHubControl: 'CloudWatch.11',
    slug: 'network-acl-change',
    title: 'A network ACL was changed',
    pattern: `{${anyOf(
      'CreateNetworkAcl',
      'CreateNetworkAclEntry',
      'DeleteNetworkAcl',
      'DeleteNetworkAclEntry',
      'ReplaceNetworkAclEntry',
      'ReplaceNetworkAclAssociation',
    )}}`,
  },
  {
    control: '4.12',
    securityHubControl: 'CloudWatch.12',
    slug: 'gateway-change',
    title: 'A network gateway was changed',
    pattern: `{${anyOf(
      'CreateCustomerGateway',
      'DeleteCustomerGateway',
      'AttachInternetGateway',
      'CreateInternetGateway',
      'DeleteInternetGateway',
      'DetachInternetGateway',
    )}}`,
  },
  {
    control: '4.13',
    securityHubControl: 'CloudWatch.13',
    slug: 'route-table-change',
    title: 'A route table was changed',
    pattern: `{($.eventSource=ec2.amazonaws.com) && (${anyOf(
      'CreateRoute',
      'CreateRouteTable',
      'ReplaceRoute',
      'ReplaceRouteTableAssociation',
      'DeleteRouteTable',
      'DeleteRoute',
      'DisassociateRouteTable',
    )})}`,
  },
  {
    control: '4.14',
    securityHubControl: 'CloudWatch.14',
    slug: 'vpc-change',
    title: 'A VPC was changed',
    pattern: `{${anyOf(
      'CreateVpc',
      'DeleteVpc',
      'ModifyVpcAttribute',
      'AcceptVpcPeeringConnection',
      'CreateVpcPeeringConnection',
      'DeleteVpcPeeringConnection',
      'RejectVpcPeeringConnection',
      'AttachClassicLinkVpc',
      'DetachClassicLinkVpc',
      'DisableVpcClassicLink',
      'EnableVpcClassicLink',
    )}}`,
  },
];
