import { type Behaviours, each } from './behaviour';

/** "Update requires" of what decides on packets and of what holds records, as the template reference says it by type. */
export const RULE_AND_RECORD_BEHAVIOURS: Behaviours = {
  'AWS::EC2::SecurityGroup': {
    ...each('no interruption', 'SecurityGroupEgress', 'SecurityGroupIngress'),
    ...each('replacement', 'GroupDescription', 'GroupName', 'VpcId'),
  },
  'AWS::EC2::NetworkAcl': each('replacement', 'VpcId'),
  'AWS::EC2::NetworkAclEntry': {
    ...each('no interruption', 'CidrBlock', 'PortRange', 'Protocol', 'RuleAction'),
    ...each('replacement', 'Egress', 'NetworkAclId', 'RuleNumber'),
  },
  'AWS::EC2::Route': {
    ...each('no interruption', 'GatewayId', 'NatGatewayId', 'TransitGatewayId'),
    ...each('replacement', 'DestinationCidrBlock', 'RouteTableId'),
  },
  'AWS::Logs::LogGroup': {
    ...each('no interruption', 'DataProtectionPolicy', 'KmsKeyId', 'RetentionInDays'),
    ...each('replacement', 'LogGroupName'),
  },
  'AWS::KMS::Key': each(
    'no interruption',
    'Description',
    'Enabled',
    'EnableKeyRotation',
    'KeyPolicy',
    'PendingWindowInDays',
  ),
  'AWS::S3::Bucket': {
    ...each(
      'no interruption',
      'AccessControl',
      'BucketEncryption',
      'LifecycleConfiguration',
      'LoggingConfiguration',
      'ObjectLockConfiguration',
      'OwnershipControls',
      'PublicAccessBlockConfiguration',
      'VersioningConfiguration',
    ),
    ...each('replacement', 'BucketName'),
  },
  'AWS::S3::BucketPolicy': { ...each('no interruption', 'PolicyDocument'), ...each('replacement', 'Bucket') },
  'AWS::CloudTrail::Trail': {
    ...each(
      'no interruption',
      'CloudWatchLogsLogGroupArn',
      'CloudWatchLogsRoleArn',
      'EnableLogFileValidation',
      'EventSelectors',
      'IncludeGlobalServiceEvents',
      'IsLogging',
      'IsMultiRegionTrail',
      'KMSKeyId',
      'S3BucketName',
      'S3KeyPrefix',
    ),
    ...each('replacement', 'TrailName'),
  },
};
