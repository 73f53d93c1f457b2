import { account, type TypeCase } from '../harness';
import { type TemplateResource } from '../stacks';
import { tags } from './network';

const tagged = (value: string) => ({ Tags: expect.arrayContaining([{ Key: 'Environment', Value: value }]) });
const statement = (action: string) => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: action, Resource: '*' }],
});
const trust = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' }],
};
const role: TemplateResource = { Type: 'AWS::IAM::Role', Properties: { AssumeRolePolicyDocument: trust } };
const policy = (action: string): TemplateResource => ({
  Type: 'AWS::IAM::ManagedPolicy',
  Properties: { PolicyDocument: statement(action) },
});
const keyPolicy = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${account}:root` }, Action: 'kms:*', Resource: '*' }],
};
const key: TemplateResource = {
  Type: 'AWS::KMS::Key',
  Properties: { KeyPolicy: keyPolicy, EnableKeyRotation: true, Description: 'logs' },
};
const decoded = (text: string | undefined) => JSON.parse(decodeURIComponent(text!)) as unknown;

/** IAM, KMS, secrets. */
export const identityCases: TypeCase[] = [
  {
    type: 'AWS::IAM::Role',
    resources: {
      Boundary: policy('ec2:*'),
      Other: policy('s3:*'),
      Attached: policy('logs:*'),
      Subject: {
        ...role,
        Properties: {
          ...role.Properties,
          PermissionsBoundary: { Ref: 'Boundary' },
          ManagedPolicyArns: [{ Ref: 'Attached' }],
          Description: 'one',
          MaxSessionDuration: 7200,
          Policies: [{ PolicyName: 'inline', PolicyDocument: statement('ssm:GetParameter') }],
          Tags: tags('dev'),
        },
      },
    },
    read: async ({ iam }, { Subject }) => ({
      ...(await iam.getRole({ RoleName: Subject! })).Role,
      attached: (await iam.listAttachedRolePolicies({ RoleName: Subject! })).AttachedPolicies!.map(
        ({ PolicyArn }) => PolicyArn,
      ),
      inline: decoded((await iam.getRolePolicy({ RoleName: Subject!, PolicyName: 'inline' })).PolicyDocument),
    }),
    expected: ({ Boundary, Attached }) => ({
      PermissionsBoundary: { PermissionsBoundaryArn: Boundary },
      attached: [Attached],
      inline: statement('ssm:GetParameter'),
      Description: 'one',
      MaxSessionDuration: 7200,
      ...tagged('dev'),
    }),
    change: {
      properties: {
        PermissionsBoundary: { Ref: 'Other' },
        ManagedPolicyArns: [],
        Policies: [{ PolicyName: 'inline', PolicyDocument: statement('ssm:*') }],
        Tags: tags('prod'),
      },
      expected: ({ Other }) => ({
        PermissionsBoundary: { PermissionsBoundaryArn: Other },
        attached: [],
        inline: statement('ssm:*'),
        ...tagged('prod'),
      }),
    },
    drift: ({ iam }, { Subject }) => iam.deleteRolePermissionsBoundary({ RoleName: Subject! }),
  },
  {
    type: 'AWS::IAM::ManagedPolicy',
    resources: {
      Role: role,
      Subject: {
        Type: 'AWS::IAM::ManagedPolicy',
        Properties: { PolicyDocument: statement('s3:*'), Roles: [{ Ref: 'Role' }], Description: 'one' },
      },
    },
    read: async ({ iam }, { Subject, Role }) => {
      const { Policy } = await iam.getPolicy({ PolicyArn: Subject! });
      const { PolicyVersion } = await iam.getPolicyVersion({
        PolicyArn: Subject!,
        VersionId: Policy!.DefaultVersionId!,
      });
      const attached = (await iam.listAttachedRolePolicies({ RoleName: Role! })).AttachedPolicies;
      return { document: decoded(PolicyVersion!.Document), attached };
    },
    expected: ({ Subject }) => ({ document: statement('s3:*'), attached: [{ PolicyArn: Subject }] }),
    change: { properties: { PolicyDocument: statement('ec2:*') }, expected: () => ({ document: statement('ec2:*') }) },
  },
  {
    type: 'AWS::IAM::Policy',
    resources: {
      Role: role,
      Subject: {
        Type: 'AWS::IAM::Policy',
        Properties: { PolicyName: 'own', PolicyDocument: statement('s3:*'), Roles: [{ Ref: 'Role' }] },
      },
    },
    read: async ({ iam }, { Role }) =>
      decoded((await iam.getRolePolicy({ RoleName: Role!, PolicyName: 'own' })).PolicyDocument) as object,
    expected: () => statement('s3:*'),
    change: { properties: { PolicyDocument: statement('ec2:*') }, expected: () => statement('ec2:*') },
  },
  {
    type: 'AWS::IAM::Group',
    resources: {
      Other: policy('s3:*'),
      Subject: {
        Type: 'AWS::IAM::Group',
        Properties: {
          ManagedPolicyArns: [{ Ref: 'Other' }],
          Policies: [{ PolicyName: 'inline', PolicyDocument: statement('ssm:*') }],
        },
      },
    },
    read: async ({ iam }, { Subject }) => ({
      ...(await iam.getGroup({ GroupName: Subject! })).Group,
      attached: (await iam.listAttachedGroupPolicies({ GroupName: Subject! })).AttachedPolicies!.map(
        ({ PolicyArn }) => PolicyArn,
      ),
      inline: (await iam.listGroupPolicies({ GroupName: Subject! })).PolicyNames,
    }),
    expected: ({ Subject, Other }) => ({ GroupName: Subject, attached: [Other], inline: ['inline'] }),
    change: {
      properties: {
        ManagedPolicyArns: undefined,
        Policies: [{ PolicyName: 'other', PolicyDocument: statement('ec2:*') }],
      },
      expected: () => ({ attached: [], inline: ['other'] }),
    },
  },
  {
    type: 'AWS::IAM::AccessKey',
    resources: {
      User: { Type: 'AWS::IAM::User' },
      Subject: { Type: 'AWS::IAM::AccessKey', Properties: { UserName: { Ref: 'User' } } },
    },
    read: async ({ iam }, { Subject, User }) =>
      (await iam.listAccessKeys({ UserName: User! })).AccessKeyMetadata!.find(
        ({ AccessKeyId }) => AccessKeyId === Subject,
      ),
    expected: ({ User }) => ({ UserName: User, Status: 'Active' }),
    change: { properties: { Status: 'Inactive' }, expected: () => ({ Status: 'Inactive' }) },
  },
  {
    type: 'AWS::IAM::ServiceLinkedRole',
    resources: {
      Subject: {
        Type: 'AWS::IAM::ServiceLinkedRole',
        Properties: { AWSServiceName: 'autoscaling.amazonaws.com', CustomSuffix: 'one', Description: 'one' },
      },
    },
    read: async ({ iam }, { Subject }) => (await iam.getRole({ RoleName: Subject! })).Role,
    expected: () => ({
      RoleName: 'AWSServiceRoleForAutoScaling_one',
      Path: '/aws-service-role/autoscaling.amazonaws.com/',
      Description: 'one',
    }),
    change: { properties: { Description: 'two' }, expected: () => ({ Description: 'two' }) },
  },
  {
    type: 'AWS::IAM::InstanceProfile',
    resources: {
      Role: role,
      Other: role,
      Subject: { Type: 'AWS::IAM::InstanceProfile', Properties: { Roles: [{ Ref: 'Role' }] } },
    },
    read: async ({ iam }, { Subject }) =>
      (await iam.getInstanceProfile({ InstanceProfileName: Subject! })).InstanceProfile,
    expected: ({ Subject, Role }) => ({ InstanceProfileName: Subject, Roles: [{ RoleName: Role }] }),
    change: { properties: { Roles: [{ Ref: 'Other' }] }, expected: ({ Other }) => ({ Roles: [{ RoleName: Other }] }) },
  },
  {
    type: 'AWS::IAM::OIDCProvider',
    resources: {
      Subject: {
        Type: 'AWS::IAM::OIDCProvider',
        Properties: {
          Url: 'https://token.actions.githubusercontent.com',
          ClientIdList: ['sts.amazonaws.com'],
          ThumbprintList: ['6938fd4d98bab03faadb97b34396831e3780aea1'],
          Tags: tags('dev'),
        },
      },
    },
    read: async ({ iam }, { Subject }) => iam.getOpenIDConnectProvider({ OpenIDConnectProviderArn: Subject! }),
    expected: () => ({
      Url: expect.stringContaining('token.actions.githubusercontent.com'),
      ClientIDList: ['sts.amazonaws.com'],
      ThumbprintList: [expect.any(String)],
      ...tagged('dev'),
    }),
    change: {
      properties: { ClientIdList: ['sts.amazonaws.com', 'other'], Tags: tags('prod') },
      expected: () => ({ ClientIDList: ['sts.amazonaws.com', 'other'], ...tagged('prod') }),
    },
  },
  {
    type: 'AWS::KMS::Key',
    resources: { Subject: { ...key, Properties: { ...key.Properties, Tags: tags('dev') } } },
    read: async ({ kms }, { Subject }) => {
      const { KeyMetadata } = await kms.describeKey({ KeyId: Subject! });
      if (KeyMetadata!.KeyState === 'PendingDeletion') return undefined;
      return {
        ...KeyMetadata,
        rotation: (await kms.getKeyRotationStatus({ KeyId: Subject! })).KeyRotationEnabled,
        policy: JSON.parse((await kms.getKeyPolicy({ KeyId: Subject! })).Policy!) as unknown,
        tags: (await kms.listResourceTags({ KeyId: Subject! })).Tags,
      };
    },
    expected: () => ({
      Description: 'logs',
      KeyState: 'Enabled',
      rotation: true,
      policy: keyPolicy,
      tags: expect.arrayContaining([{ TagKey: 'Environment', TagValue: 'dev' }]),
    }),
    change: {
      properties: { Description: 'trail', EnableKeyRotation: false },
      expected: () => ({ Description: 'trail', rotation: false }),
    },
  },
  {
    type: 'AWS::KMS::Alias',
    resources: {
      Key: key,
      Other: key,
      Subject: { Type: 'AWS::KMS::Alias', Properties: { AliasName: 'alias/relay', TargetKeyId: { Ref: 'Key' } } },
    },
    read: async ({ kms }) => (await kms.listAliases({})).Aliases!.find(({ AliasName }) => AliasName === 'alias/relay'),
    expected: ({ Key }) => ({ TargetKeyId: Key }),
    change: { properties: { TargetKeyId: { Ref: 'Other' } }, expected: ({ Other }) => ({ TargetKeyId: Other }) },
  },
  {
    type: 'AWS::SecretsManager::Secret',
    resources: {
      Subject: {
        Type: 'AWS::SecretsManager::Secret',
        Properties: { Name: 'relay/bgp', SecretString: 'one', Description: 'd', Tags: tags('dev') },
      },
    },
    read: async ({ secrets }, { Subject }) => ({
      ...(await secrets.describeSecret({ SecretId: Subject! })),
      value: (await secrets.getSecretValue({ SecretId: Subject! })).SecretString,
    }),
    expected: () => ({ Name: 'relay/bgp', Description: 'd', value: 'one', ...tagged('dev') }),
    change: {
      properties: { SecretString: 'two', Tags: tags('prod') },
      expected: () => ({ value: 'two', ...tagged('prod') }),
    },
  },
];
