import { ArnPrincipal, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';

/** Where a key is: values may be CDK tokens. */
export interface KeyPlace {
  readonly partition: string;
  readonly region: string;
  readonly account: string;
}

/**
 * CloudWatch Logs may encrypt this account's and region's log groups with the key, and nothing else.
 *
 * Source: docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html
 */
export function logsKeyStatement({ partition, region, account }: KeyPlace): PolicyStatement {
  return new PolicyStatement({
    sid: 'CloudWatchLogs',
    principals: [new ServicePrincipal(`logs.${region}.amazonaws.com`)],
    actions: ['kms:Encrypt*', 'kms:Decrypt*', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:Describe*'],
    resources: ['*'],
    conditions: { ArnLike: { 'kms:EncryptionContext:aws:logs:arn': `arn:${partition}:logs:${region}:${account}:*` } },
  });
}

/**
 * CloudTrail may encrypt the log files of this account's trails in this region.
 *
 * Source: docs.aws.amazon.com/awscloudtrail/latest/userguide/create-kms-key-policy-for-cloudtrail.html
 */
export function cloudTrailKeyStatements({ partition, region, account }: KeyPlace): PolicyStatement[] {
  const trails = `arn:${partition}:cloudtrail:${region}:${account}:trail/*`;
  const principals = [new ServicePrincipal('cloudtrail.amazonaws.com')];
  return [
    new PolicyStatement({
      sid: 'CloudTrailEncrypt',
      principals,
      actions: ['kms:GenerateDataKey*'],
      resources: ['*'],
      conditions: {
        ArnLike: { 'aws:SourceArn': trails },
        StringLike: { 'kms:EncryptionContext:aws:cloudtrail:arn': `arn:${partition}:cloudtrail:*:${account}:trail/*` },
      },
    }),
    new PolicyStatement({
      sid: 'CloudTrailDescribe',
      principals,
      actions: ['kms:DescribeKey'],
      resources: ['*'],
      conditions: { ArnLike: { 'aws:SourceArn': trails } },
    }),
  ];
}

/** For EventBridge SNS knows no source account when it asks KMS; a condition on it would silently stop every message. */
const WITHOUT_SOURCE_ACCOUNT = ['events.amazonaws.com'];

/**
 * Services may publish to this account's topics that are encrypted with the key: without it, a message is dropped and
 * nobody is told.
 *
 * Source: docs.aws.amazon.com/sns/latest/dg/sns-key-management.html, "Enable compatibility between event sources"
 *
 * @param publishers service principals, `cloudwatch.amazonaws.com`
 */
export function publisherKeyStatements(
  { partition, region, account }: KeyPlace,
  publishers: readonly string[],
): PolicyStatement[] {
  return publishers.map(
    (publisher) =>
      new PolicyStatement({
        principals: [new ServicePrincipal(publisher)],
        actions: ['kms:Decrypt', 'kms:GenerateDataKey*'],
        resources: ['*'],
        conditions: WITHOUT_SOURCE_ACCOUNT.includes(publisher)
          ? { ArnLike: { 'kms:EncryptionContext:aws:sns:topicArn': `arn:${partition}:sns:${region}:${account}:*` } }
          : { StringEquals: { 'aws:SourceAccount': account } },
      }),
  );
}

/**
 * Lets one role look after the key that holds this policy, and through it no other key of the account: neither a name nor a tag
 * that the role could give itself tells its key from others'. These are what CloudFormation's handlers of keys and aliases name.
 *
 * Source: docs.aws.amazon.com/kms/latest/developerguide/key-policies.html
 */
export function administratorKeyStatement(roleArn: string): PolicyStatement {
  return new PolicyStatement({
    sid: 'Administration',
    principals: [new ArnPrincipal(roleArn)],
    actions: [
      'kms:CreateAlias',
      'kms:DeleteAlias',
      'kms:DescribeKey',
      'kms:DisableKey',
      'kms:DisableKeyRotation',
      'kms:EnableKey',
      'kms:EnableKeyRotation',
      'kms:GetKeyPolicy',
      'kms:GetKeyRotationStatus',
      'kms:ListResourceTags',
      'kms:PutKeyPolicy',
      'kms:ScheduleKeyDeletion',
      'kms:TagResource',
      'kms:UntagResource',
      'kms:UpdateAlias',
      'kms:UpdateKeyDescription',
    ],
    resources: ['*'],
  });
}
