import { type TypeCase } from '../harness';
import { type TemplateResource } from '../stacks';
import { tags } from './network';

const tagged = (value: string) => expect.arrayContaining([{ Key: 'Environment', Value: value }]);

const bucket: TemplateResource = { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'audit-bucket' } };

const bucketPolicy = (effect: string) => ({
  Version: '2012-10-17',
  Statement: [
    {
      Sid: 'trail',
      Effect: 'Allow',
      Principal: { Service: 'cloudtrail.amazonaws.com' },
      Action: ['s3:GetBucketAcl', 's3:PutObject'],
      Resource: ['arn:aws:s3:::audit-bucket', 'arn:aws:s3:::audit-bucket/*'],
    },
    {
      Sid: 'tls',
      Effect: effect,
      Principal: '*',
      Action: 's3:*',
      Resource: 'arn:aws:s3:::audit-bucket/*',
      Condition: { Bool: { 'aws:SecureTransport': 'false' } },
    },
  ],
});

const policy: TemplateResource = {
  Type: 'AWS::S3::BucketPolicy',
  Properties: { Bucket: { Ref: 'Bucket' }, PolicyDocument: bucketPolicy('Deny') },
};

const block = { BlockPublicAcls: true, BlockPublicPolicy: true, IgnorePublicAcls: true, RestrictPublicBuckets: true };

const lifecycle = (days: number) => ({ Rules: [{ Id: 'expire', Status: 'Enabled', ExpirationInDays: days }] });

/** S3, CloudTrail, Systems Manager. */
export const auditCases: TypeCase[] = [
  {
    type: 'AWS::S3::Bucket',
    resources: {
      Subject: {
        ...bucket,
        Properties: {
          ...bucket.Properties,
          VersioningConfiguration: { Status: 'Enabled' },
          PublicAccessBlockConfiguration: block,
          LifecycleConfiguration: lifecycle(365),
          BucketEncryption: {
            ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }],
          },
          OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
          Tags: tags('dev'),
        },
      },
    },
    read: async ({ s3 }, { Subject: Bucket }) => ({
      versioning: (await s3.getBucketVersioning({ Bucket })).Status,
      block: (await s3.getPublicAccessBlock({ Bucket })).PublicAccessBlockConfiguration,
      rules: (await s3.getBucketLifecycleConfiguration({ Bucket })).Rules,
      encryption: (await s3.getBucketEncryption({ Bucket })).ServerSideEncryptionConfiguration!.Rules,
      ownership: (await s3.getBucketOwnershipControls({ Bucket })).OwnershipControls!.Rules,
      tags: (await s3.getBucketTagging({ Bucket })).TagSet,
    }),
    expected: () => ({
      versioning: 'Enabled',
      block,
      rules: [{ ID: 'expire', Status: 'Enabled', Expiration: { Days: 365 } }],
      ownership: [{ ObjectOwnership: 'BucketOwnerEnforced' }],
      encryption: [{ ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }],
      tags: tagged('dev'),
    }),
    change: {
      properties: { LifecycleConfiguration: lifecycle(30), Tags: tags('prod') },
      expected: () => ({ rules: [{ Expiration: { Days: 30 } }], tags: tagged('prod') }),
    },
    drift: ({ s3 }, { Subject: Bucket }) =>
      s3.putBucketVersioning({ Bucket, VersioningConfiguration: { Status: 'Suspended' } }),
  },
  {
    type: 'AWS::S3::BucketPolicy',
    resources: { Bucket: bucket, Subject: policy },
    read: async ({ s3 }, { Bucket }) => JSON.parse((await s3.getBucketPolicy({ Bucket })).Policy!) as object,
    expected: () => bucketPolicy('Deny'),
    change: { properties: { PolicyDocument: { ...bucketPolicy('Deny'), Id: 'two' } }, expected: () => ({ Id: 'two' }) },
  },
  {
    type: 'AWS::CloudTrail::Trail',
    resources: {
      Bucket: bucket,
      Policy: policy,
      Log: { Type: 'AWS::Logs::LogGroup', Properties: { LogGroupName: '/test/trail' } },
      Role: {
        Type: 'AWS::IAM::Role',
        Properties: {
          AssumeRolePolicyDocument: {
            Statement: [
              { Effect: 'Allow', Principal: { Service: 'cloudtrail.amazonaws.com' }, Action: 'sts:AssumeRole' },
            ],
          },
          Policies: [
            {
              PolicyName: 'write',
              PolicyDocument: {
                Version: '2012-10-17',
                Statement: [{ Effect: 'Allow', Action: ['logs:CreateLogStream', 'logs:PutLogEvents'], Resource: '*' }],
              },
            },
          ],
        },
      },
      Subject: {
        Type: 'AWS::CloudTrail::Trail',
        DependsOn: 'Policy',
        Properties: {
          TrailName: 'audit',
          S3BucketName: { Ref: 'Bucket' },
          IsLogging: true,
          IsMultiRegionTrail: true,
          EnableLogFileValidation: true,
          IncludeGlobalServiceEvents: true,
          CloudWatchLogsLogGroupArn: { 'Fn::GetAtt': ['Log', 'Arn'] },
          CloudWatchLogsRoleArn: { 'Fn::GetAtt': ['Role', 'Arn'] },
          EventSelectors: [{ ReadWriteType: 'WriteOnly', IncludeManagementEvents: true }],
          Tags: tags('dev'),
        },
      },
    },
    read: async ({ cloudTrail }) => {
      const trail = (await cloudTrail.describeTrails({ trailNameList: ['audit'] })).trailList![0];
      return (
        trail && {
          ...trail,
          ...(await cloudTrail.getTrailStatus({ Name: 'audit' })),
          selectors: (await cloudTrail.getEventSelectors({ TrailName: 'audit' })).EventSelectors,
          tags: (await cloudTrail.listTags({ ResourceIdList: [trail.TrailARN!] })).ResourceTagList![0]!.TagsList,
        }
      );
    },
    expected: () => ({
      S3BucketName: 'audit-bucket',
      IsLogging: true,
      IsMultiRegionTrail: true,
      LogFileValidationEnabled: true,
      IncludeGlobalServiceEvents: true,
      CloudWatchLogsLogGroupArn: expect.stringContaining('/test/trail'),
      CloudWatchLogsRoleArn: expect.stringContaining(':role/'),
      selectors: [{ ReadWriteType: 'WriteOnly', IncludeManagementEvents: true }],
      tags: tagged('dev'),
    }),
    change: {
      properties: { EnableLogFileValidation: false, Tags: tags('prod') },
      expected: () => ({ LogFileValidationEnabled: false, tags: tagged('prod') }),
    },
    drift: ({ cloudTrail }) => cloudTrail.stopLogging({ Name: 'audit' }),
  },
];
