import { startEmbeddedCloud, type EmbeddedCloud } from '../start';
import { administratorOf } from '../keys';
import { clientsFor, type Clients } from './clients';
import { account, region } from './harness';
import * as stacks from './stacks';

/**
 * What is no policy is stored nowhere: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html, and for each
 * operation its page of the API reference (MalformedPolicyDocument of PutRolePolicy, CreatePolicy, CreatePolicyVersion, CreateRole and
 * UpdateAssumeRolePolicy; MalformedPolicy of S3; MalformedPolicyDocumentException of KMS and Secrets Manager).
 */
jest.setTimeout(60_000);
let cloud: EmbeddedCloud;
let aws: Clients;
beforeAll(async () => {
  cloud = await startEmbeddedCloud();
  aws = clientsFor(cloud.endpoint, region, administratorOf(cloud.endpoint, account));
  await aws.iam.createRole({ RoleName: 'subject', AssumeRolePolicyDocument: document(trusting) });
});
afterAll(() => cloud?.stop());

const document = (statement: unknown, more: object = {}) =>
  JSON.stringify({ Version: '2012-10-17', Statement: statement, ...more });
const reading = { Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::bucket/*' };
const trusting = { Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' };

const identityPolicies: [string, unknown, RegExp][] = [
  ['an element nobody knows', { ...reading, Bogus: 1 }, /Syntax errors/],
  ['an action without a service', { ...reading, Action: 'nonsense' }, /prefaced by a vendor/],
  ['an action with two colons', { ...reading, Action: 's3:Get:Object' }, /one colon/],
  ['a service with a wildcard', { ...reading, Action: ['s3:GetObject', 's*:GetObject'] }, /Vendor s\* is not valid/],
  ['a resource that is no ARN', { ...reading, Resource: 'not-an-arn' }, /must be in ARN format/],
  ['an ARN that is cut short', { ...reading, Resource: 'arn:aws:s3' }, /must be in ARN format/],
  [
    'an ARN of another partition',
    { ...reading, Resource: 'arn:aws-us-gov:s3:::bucket' },
    /Partition "aws-us-gov" is not valid/,
  ],
  [
    'an ARN for any service',
    { ...reading, Resource: 'arn:aws:*:eu-central-1:111111111111:*' },
    /cannot contain regexes/,
  ],
  [
    'an IAM resource in a region',
    { ...reading, NotResource: 'arn:aws:iam:eu-central-1:111111111111:role/x', Resource: undefined },
    /region information/,
  ],
  ['no resource', { ...reading, Resource: undefined }, /must contain resources/],
  ['an empty list of resources', { ...reading, Resource: [] }, /must contain resources/],
  ['no action', { ...reading, Action: undefined }, /must contain actions/],
  ['both Action and NotAction', { ...reading, NotAction: 's3:PutObject' }, /Syntax errors/],
  ['an effect nobody knows', { ...reading, Effect: 'allow' }, /Syntax errors/],
  ['no effect', { ...reading, Effect: undefined }, /Syntax errors/],
  ['a principal', { ...reading, Principal: '*' }, /should not specify a principal/],
  ['a Sid with a blank', { ...reading, Sid: 'two words' }, /\(SID\) must be alpha-numeric/],
  [
    'a Sid twice',
    [
      { ...reading, Sid: 'Same' },
      { ...reading, Sid: 'Same' },
    ],
    /must be unique/,
  ],
  [
    'an operator nobody knows',
    { ...reading, Condition: { StringEqual: { 'aws:PrincipalTag/x': 'y' } } },
    /Condition type : StringEqual/,
  ],
  [
    'Null with IfExists',
    { ...reading, Condition: { NullIfExists: { 'aws:PrincipalTag/x': 'true' } } },
    /Condition type/,
  ],
  [
    'a condition key without a prefix',
    { ...reading, Condition: { StringEquals: { colour: 'red' } } },
    /prefaced by a vendor/,
  ],
  ['a condition that is a list', { ...reading, Condition: [] }, /Syntax errors/],
  ['no statement', [], /Syntax errors/],
];

describe.each(identityPolicies)('a policy with %s', (_name, statement, message) => {
  const refused = {
    name: expect.stringMatching(/^MalformedPolicyDocument(Exception)?$/) as string,
    message: expect.stringMatching(message) as string,
  };

  test('is refused as an inline policy and as a managed one', async () => {
    await expect(
      aws.iam.putRolePolicy({ RoleName: 'subject', PolicyName: 'p', PolicyDocument: document(statement) }),
    ).rejects.toMatchObject(refused);
    await expect(
      aws.iam.createPolicy({ PolicyName: 'refused', PolicyDocument: document(statement) }),
    ).rejects.toMatchObject(refused);
    expect((await aws.iam.listRolePolicies({ RoleName: 'subject' })).PolicyNames).toEqual([]);
  });
});

test.each([
  ['no JSON', '', /Json|length/],
  ['no object', '[]', /Json/],
  ['a version nobody knows', document(trusting, { Version: '2013-10-17' }), /Syntax errors/],
  ['an empty principal', document({ ...trusting, Principal: '' }), /Invalid principal/],
  ['no principal', document({ ...trusting, Principal: undefined }), /Missing required field Principal/],
  ['a resource', document({ ...trusting, Resource: '*' }), /prohibited field Resource/],
  [
    'an action of another service',
    document({ ...trusting, Action: 's3:GetObject' }),
    /only specify STS AssumeRole actions/,
  ],
  [
    'a user that is not there',
    document({ ...trusting, Principal: { AWS: `arn:aws:iam::${account}:user/nobody` } }),
    /Invalid principal.*nobody/,
  ],
  [
    'a principal with a wildcard',
    document({ ...trusting, Principal: { AWS: `arn:aws:iam::${account}:role/*` } }),
    /Invalid principal/,
  ],
  ['an account of eleven digits', document({ ...trusting, Principal: { AWS: '11111111111' } }), /Invalid principal/],
  ['a service of nobody', document({ ...trusting, Principal: { Service: 'ec2' } }), /Invalid principal.*SERVICE/],
  ['a kind of principal nobody knows', document({ ...trusting, Principal: { Aws: account } }), /Invalid principal/],
  [
    'more than 2,048 characters',
    document({ ...trusting, Condition: { StringEquals: { 'aws:PrincipalTag/x': 'y'.repeat(2048) } } }),
    /ACLSizePerRole: 2048/,
  ],
])('a trust policy with %s is refused', async (_name, AssumeRolePolicyDocument, message) => {
  await expect(aws.iam.createRole({ RoleName: 'refused', AssumeRolePolicyDocument })).rejects.toThrow(message);
  await expect(
    aws.iam.updateAssumeRolePolicy({ RoleName: 'subject', PolicyDocument: AssumeRolePolicyDocument }),
  ).rejects.toThrow(message);
});

test('sizes count without white space: 10,240 inline, 6,144 managed', async () => {
  const long = (count: number, indent = 0) =>
    JSON.stringify(
      {
        Version: '2012-10-17',
        Statement: {
          ...reading,
          Resource: Array.from(
            { length: count },
            (_, index) => `arn:aws:s3:::bucket-${String(index).padStart(10, '0')}`,
          ),
        },
      },
      null,
      indent,
    );
  await aws.iam.putRolePolicy({ RoleName: 'subject', PolicyName: 'one', PolicyDocument: long(250, 8) });
  await expect(
    aws.iam.putRolePolicy({ RoleName: 'subject', PolicyName: 'two', PolicyDocument: long(60) }),
  ).rejects.toMatchObject({ message: expect.stringContaining('10240') as string });
  await aws.iam.putRolePolicy({ RoleName: 'subject', PolicyName: 'one', PolicyDocument: long(260) });
  await aws.iam.deleteRolePolicy({ RoleName: 'subject', PolicyName: 'one' });
  await aws.iam.createPolicy({ PolicyName: 'fits', PolicyDocument: long(150, 4) });
  await expect(aws.iam.createPolicy({ PolicyName: 'too-large', PolicyDocument: long(190) })).rejects.toThrow(
    /PolicySize: 6144/,
  );
});

test('what is attached is the ARN of a policy', async () => {
  await aws.iam.createUser({ UserName: 'subject' });
  for (const attach of [
    (PolicyArn: string) => aws.iam.attachRolePolicy({ RoleName: 'subject', PolicyArn }),
    (PolicyArn: string) => aws.iam.attachUserPolicy({ UserName: 'subject', PolicyArn }),
  ]) {
    await expect(attach('longpolicynamebutnoarn')).rejects.toMatchObject({
      name: 'ValidationError',
      message: 'Invalid ARN:  Could not be parsed!',
    });
    await expect(attach(`arn:aws:iam::${account}:policy/nothing`)).rejects.toThrow(
      `Policy arn:aws:iam::${account}:policy/nothing does not exist or is not attachable.`,
    );
    await expect(attach('arn:aws:iam::aws:policy/AdminstratorAccess')).rejects.toMatchObject({
      message: expect.stringContaining('is not attachable') as string,
    });
  }
});

test('every policy that AWS manages is there to attach, and says what AWS says', async () => {
  const PolicyArn = 'arn:aws:iam::aws:policy/AWSDenyAll';
  await aws.iam.attachRolePolicy({ RoleName: 'subject', PolicyArn });
  const { Policy } = await aws.iam.getPolicy({ PolicyArn });
  const { PolicyVersion } = await aws.iam.getPolicyVersion({ PolicyArn, VersionId: Policy!.DefaultVersionId });
  expect(JSON.parse(decodeURIComponent(PolicyVersion!.Document!))).toMatchObject({
    Statement: [{ Effect: 'Deny', Action: ['*'], Resource: '*' }],
  });
});

test('buckets, keys, topics, secrets and endpoints take policies of their own only', async () => {
  await aws.s3.createBucket({ Bucket: 'policy-grammar' });
  const own = {
    Effect: 'Allow',
    Principal: { AWS: account },
    Action: 's3:GetObject',
    Resource: 'arn:aws:s3:::policy-grammar/*',
  };
  const put = (statement: unknown) => aws.s3.putBucketPolicy({ Bucket: 'policy-grammar', Policy: document(statement) });
  await put(own);
  for (const [changed, message] of [
    [{ Action: 'ec2:RunInstances' }, /invalid action/],
    [{ Resource: 'arn:aws:s3:::another/*' }, /invalid resource/],
    [{ Principal: undefined }, /Principal/],
    [{ Principal: { AWS: `arn:aws:iam::${account}:role/nobody` } }, /Invalid principal/],
    [{ Effect: 'Maybe' }, /Invalid effect/],
  ] as const) {
    await expect(put({ ...own, ...changed })).rejects.toMatchObject({
      name: 'MalformedPolicy',
      message: expect.stringMatching(message) as string,
    });
  }
  await expect(
    aws.kms.createKey({ Policy: document({ ...own, Action: 'kms:*', Resource: 'here' }) }),
  ).rejects.toMatchObject({ name: 'MalformedPolicyDocumentException' });
  const { KeyMetadata } = await aws.kms.createKey({});
  await expect(aws.kms.putKeyPolicy({ KeyId: KeyMetadata!.KeyId, Policy: '{' })).rejects.toMatchObject({
    name: 'MalformedPolicyDocumentException',
  });
  const { TopicArn } = await aws.sns.createTopic({ Name: 'grammar' });
  await expect(
    aws.sns.setTopicAttributes({
      TopicArn,
      AttributeName: 'Policy',
      AttributeValue: document({ ...own, Action: 's3:GetObject' }),
    }),
  ).rejects.toMatchObject({ message: 'Invalid parameter: Policy statement action out of service scope!' });
  const { ARN } = await aws.secrets.createSecret({ Name: 'grammar', SecretString: 'x' });
  await expect(aws.secrets.putResourcePolicy({ SecretId: ARN, ResourcePolicy: '[]' })).rejects.toMatchObject({
    name: 'MalformedPolicyDocumentException',
  });
});

test('a template that carries a malformed policy rolls back, whatever it is attached to', async () => {
  const role = {
    Type: 'AWS::IAM::Role',
    Properties: { AssumeRolePolicyDocument: JSON.parse(document(trusting)) as unknown },
  };
  const bad = JSON.parse(document({ ...reading, Resource: 'not-an-arn' })) as unknown;
  const resources: Record<string, stacks.TemplateResource> = {
    trust: {
      Type: 'AWS::IAM::Role',
      Properties: { AssumeRolePolicyDocument: JSON.parse(document({ ...trusting, Action: 's3:*' })) as unknown },
    },
    inline: {
      Type: 'AWS::IAM::Role',
      Properties: { ...role.Properties, Policies: [{ PolicyName: 'p', PolicyDocument: bad }] },
    },
    attached: {
      Type: 'AWS::IAM::Role',
      Properties: { ...role.Properties, ManagedPolicyArns: ['arn:aws:iam::aws:policy/Nothing'] },
    },
    managed: { Type: 'AWS::IAM::ManagedPolicy', Properties: { PolicyDocument: bad } },
    nobody: {
      Type: 'AWS::IAM::Policy',
      Properties: { PolicyName: 'p', PolicyDocument: JSON.parse(document(reading)) as unknown },
    },
    key: { Type: 'AWS::KMS::Key', Properties: { KeyPolicy: bad } },
  };
  for (const [name, resource] of Object.entries(resources)) {
    const ended = await stacks.create(aws, `malformed-${name}`, { Subject: resource });
    expect([name, ended, (await stacks.failures(aws, `malformed-${name}`)).length > 0]).toEqual([
      name,
      'ROLLBACK_COMPLETE',
      true,
    ]);
  }
});
