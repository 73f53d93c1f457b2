import { generateKeyPairSync } from 'node:crypto';
import { STS } from '@aws-sdk/client-sts';
import { startEmbeddedCloud, type EmbeddedCloud } from '../start';
import { administratorOf } from '../keys';
import { iamSettled } from '../virtual-time';
import { clientsFor, type Clients } from './clients';
import { account, region } from './harness';
import { startIssuer, type LoopbackIssuer } from '../issuer';

const host = 'token.actions.githubusercontent.com';
const provider = `arn:aws:iam::${account}:oidc-provider/${host}`;
const subject = 'repo:acme/nss:environment:prod';
const exact = { StringEquals: { [`${host}:aud`]: 'sts.amazonaws.com', [`${host}:sub`]: subject } };

jest.setTimeout(60_000);
let cloud: EmbeddedCloud;
let issuer: LoopbackIssuer;
let administrator: Clients;
let sts: STS;

beforeAll(async () => {
  [cloud, issuer] = await Promise.all([startEmbeddedCloud(), startIssuer(`https://${host}`)]);
  administrator = clientsFor(cloud.endpoint, region, administratorOf(cloud.endpoint, account));
  sts = new STS({
    endpoint: cloud.endpoint,
    region,
    credentials: administratorOf(cloud.endpoint, account),
    maxAttempts: 1,
  });
  await administrator.iam.createOpenIDConnectProvider({ Url: `https://${host}`, ClientIDList: ['sts.amazonaws.com'] });
  await cloud.prepare({ issuers: [{ issuer: `https://${host}`, address: issuer.address }] });
  await role('prod', exact);
});
afterAll(() => Promise.all([cloud?.stop(), issuer?.stop()]));

async function role(
  RoleName: string,
  Condition: object,
  more: { Federated?: string; boundary?: string } = {},
): Promise<void> {
  const AssumeRolePolicyDocument = JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { Federated: more.Federated ?? provider },
        Action: 'sts:AssumeRoleWithWebIdentity',
        Condition,
      },
    ],
  });
  await administrator.iam.createRole({
    RoleName,
    AssumeRolePolicyDocument,
    PermissionsBoundary: more.boundary,
    Tags: [{ Key: 'team', Value: 'network' }],
  });
  await iamSettled(cloud.endpoint);
}

const now = () => Math.floor(Date.now() / 1000);
const claims = (more: object = {}) => ({
  sub: subject,
  aud: 'sts.amazonaws.com',
  iat: now(),
  nbf: now(),
  exp: now() + 300,
  ...more,
});
const assume = (WebIdentityToken: string, RoleName = 'prod', DurationSeconds?: number) =>
  sts.assumeRoleWithWebIdentity({
    RoleArn: `arn:aws:iam::${account}:role/${RoleName}`,
    RoleSessionName: 'run-1',
    WebIdentityToken,
    DurationSeconds,
  });

test('the right token takes the role, and the answer says who it was', async () => {
  const answer = await assume(issuer.sign(claims()));
  expect(answer).toMatchObject({
    SubjectFromWebIdentityToken: subject,
    Audience: 'sts.amazonaws.com',
    AssumedRoleUser: { Arn: `arn:aws:sts::${account}:assumed-role/prod/run-1` },
  });
});

const forged = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
test.each<[string, () => string, string]>([
  ['another subject', () => issuer.sign(claims({ sub: 'repo:acme/nss:environment:dev' })), 'AccessDenied'],
  ['a subject in other letters', () => issuer.sign(claims({ sub: subject.toUpperCase() })), 'AccessDenied'],
  ['no subject', () => issuer.sign(claims({ sub: undefined })), 'AccessDenied'],
  [
    'an audience that is no client of the provider',
    () => issuer.sign(claims({ aud: 'https://github.com/acme' })),
    'InvalidIdentityTokenException',
  ],
  ['an expired token', () => issuer.sign(claims({ exp: now() - 1 })), 'ExpiredTokenException'],
  ['a token without an end', () => issuer.sign(claims({ exp: undefined })), 'ExpiredTokenException'],
  ['a token that is not valid yet', () => issuer.sign(claims({ nbf: now() + 1000 })), 'InvalidIdentityTokenException'],
  ['a forged signature', () => issuer.sign(claims(), { key: forged }), 'InvalidIdentityTokenException'],
  ['no signature', () => issuer.sign(claims(), { algorithm: 'none' }), 'InvalidIdentityTokenException'],
  ['an unknown key', () => issuer.sign(claims(), { keyId: 'two' }), 'InvalidIdentityTokenException'],
  [
    'an issuer the account does not know',
    () => issuer.sign(claims({ iss: 'https://gitlab.com' })),
    'InvalidIdentityTokenException',
  ],
  [
    'changed claims',
    () =>
      issuer
        .sign(claims())
        .replace(
          /\.[^.]*\./,
          (body) =>
            `.${Buffer.from(Buffer.from(body.slice(1, -1), 'base64url').toString().replace('nss', 'xss')).toString('base64url')}.`,
        ),
    'InvalidIdentityTokenException',
  ],
  ['no token at all', () => 'not-a-token', 'InvalidIdentityTokenException'],
])('%s is refused', async (_case, token, name) => {
  await expect(assume(token())).rejects.toMatchObject({ name });
});

test('a role of another provider, and a session longer than the role allows, are refused', async () => {
  await role(
    'other-provider',
    { StringEquals: { [`${host}:sub`]: subject } },
    { Federated: `arn:aws:iam::${account}:oidc-provider/gitlab.com` },
  );
  await expect(assume(issuer.sign(claims()), 'other-provider')).rejects.toMatchObject({ name: 'AccessDenied' });
  await expect(assume(issuer.sign(claims()), 'prod', 7200)).rejects.toThrow('exceeds the MaxSessionDuration');
  await expect(assume(issuer.sign(claims()), 'nobody')).rejects.toMatchObject({ name: 'AccessDenied' });
});

test.each<[string, object, object, boolean]>([
  ['exact', exact, {}, true],
  [
    'a pattern lets in what it covers',
    { StringLike: { [`${host}:sub`]: 'repo:acme/*' } },
    { sub: 'repo:acme/other:pull_request' },
    true,
  ],
  ['StringEquals takes a star for a star', { StringEquals: { [`${host}:sub`]: 'repo:acme/*' } }, {}, false],
  [
    'ForAllValues lets in a token without the claim',
    { 'ForAllValues:StringLike': { [`${host}:environment`]: 'prod' } },
    {},
    true,
  ],
  [
    'no condition on the subject lets in a token without one',
    { StringEquals: { [`${host}:aud`]: 'sts.amazonaws.com' } },
    { sub: undefined },
    true,
  ],
  ['one of several subjects', { StringEquals: { [`${host}:sub`]: ['x', subject] } }, {}, true],
  [
    'further claims',
    {
      StringEquals: {
        [`${host}:repository_id`]: '7',
        [`${host}:job_workflow_ref`]: 'acme/nss/.github/workflows/environment.yml@refs/heads/main',
      },
    },
    { repository_id: '7', job_workflow_ref: 'acme/nss/.github/workflows/environment.yml@refs/heads/main' },
    true,
  ],
  ['a claim with another value', { StringEquals: { [`${host}:repository_id`]: '8' } }, { repository_id: '7' }, false],
  ['a claim IAM does not know', { StringEquals: { [`${host}:run_id`]: '1' } }, { run_id: '1' }, false],
])('trust policy: %s', async (name, condition, more, allowed) => {
  const RoleName = `case-${name.replaceAll(/\W/g, '-')}`;
  await role(RoleName, condition);
  const answer = assume(issuer.sign(claims(more)), RoleName);
  if (allowed)
    await expect(answer).resolves.toMatchObject({ Credentials: { AccessKeyId: expect.any(String) as string } });
  else await expect(answer).rejects.toMatchObject({ name: 'AccessDenied' });
});

test('the session does what policy, boundary and the tags of the role allow, and nothing else', async () => {
  const document = (...statements: object[]) => JSON.stringify({ Version: '2012-10-17', Statement: statements });
  const boundary = (
    await administrator.iam.createPolicy({
      PolicyName: 'session-boundary',
      PolicyDocument: document({ Effect: 'Allow', Action: 'ec2:Describe*', Resource: '*' }),
    })
  ).Policy!.Arn;
  await role('session', exact, { boundary });
  await administrator.iam.putRolePolicy({
    RoleName: 'session',
    PolicyName: 'own',
    PolicyDocument: document(
      { Effect: 'Allow', Action: ['ec2:DescribeVpcs', 'ec2:CreateVpc'], Resource: '*' },
      {
        Effect: 'Allow',
        Action: 'ec2:DescribeSubnets',
        Resource: '*',
        Condition: { StringEquals: { 'aws:PrincipalTag/team': 'network' } },
      },
      {
        Effect: 'Allow',
        Action: 'ec2:DescribeAddresses',
        Resource: '*',
        Condition: { StringEquals: { 'aws:PrincipalTag/team': 'other' } },
      },
    ),
  });
  await iamSettled(cloud.endpoint);
  const { Credentials } = await assume(issuer.sign(claims()), 'session');
  const session = clientsFor(cloud.endpoint, region, {
    accessKeyId: Credentials!.AccessKeyId!,
    secretAccessKey: Credentials!.SecretAccessKey!,
    sessionToken: Credentials!.SessionToken!,
  });
  await expect(session.ec2.describeVpcs({})).resolves.toBeDefined();
  await expect(session.ec2.describeSubnets({})).resolves.toBeDefined();
  await expect(session.ec2.describeAddresses({})).rejects.toMatchObject({ name: 'UnauthorizedOperation' });
  await expect(session.ec2.createVpc({ CidrBlock: '10.0.0.0/16' })).rejects.toMatchObject({
    name: 'UnauthorizedOperation',
  });
});

test('keys are read on this machine only, and from the issuer they are said to be of', async () => {
  await expect(
    cloud.prepare({ issuers: [{ issuer: `https://${host}`, address: 'https://example.com' }] }),
  ).rejects.toThrow('https://example.com is not on this machine');
  await expect(cloud.prepare({ issuers: [{ issuer: 'https://gitlab.com', address: issuer.address }] })).rejects.toThrow(
    `publishes https://${host}, not https://gitlab.com`,
  );
});
