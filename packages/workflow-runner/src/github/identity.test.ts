import { IAM } from '@aws-sdk/client-iam';
import { administratorOf, iamSettled, startEmbeddedCloud, type EmbeddedCloud } from '@nss/embedded-aws';
import { ISSUER } from './identity/issuer';
import { type RunResult } from './run';
import { startGitHub, type GitHub, type GitHubOptions } from './start-github';

jest.setTimeout(300_000);

const ACCOUNT = '111111111111';
const HOST = ISSUER.slice('https://'.length);
const ACTION = 'aws-actions/configure-aws-credentials@bcd4089080cf41e4db9dad11fce2a9397e670bbd';
let cloud: EmbeddedCloud;
let github: GitHub;

beforeAll(async () => {
  cloud = await startEmbeddedCloud();
  const iam = new IAM({
    endpoint: cloud.endpoint,
    region: 'eu-central-1',
    credentials: administratorOf(cloud.endpoint, ACCOUNT),
  });
  await iam.createOpenIDConnectProvider({ Url: ISSUER, ClientIDList: ['sts.amazonaws.com'] });
  const trust = {
    StringEquals: {
      [`${HOST}:aud`]: 'sts.amazonaws.com',
      [`${HOST}:sub`]: ['repo:acme/example:environment:prod', 'repo:acme@42/example@700:environment:prod'],
    },
  };
  await iam.createRole({
    RoleName: 'deploy',
    AssumeRolePolicyDocument: JSON.stringify({
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Principal: { Federated: `arn:aws:iam::${ACCOUNT}:oidc-provider/${HOST}` },
          Action: 'sts:AssumeRoleWithWebIdentity',
          Condition: trust,
        },
      ],
    }),
  });
  await iamSettled(cloud.endpoint);
});
afterEach(() => github?.stop());
afterAll(() => cloud?.stop());

const take = (more = '') => `
      - { uses: "${ACTION}", with: { role-to-assume: "arn:aws:iam::${ACCOUNT}:role/deploy", aws-region: eu-central-1, role-session-name: "run-\${{ github.run_id }}"${more} } }
      - run: echo "$AWS_ACCESS_KEY_ID $AWS_REGION secret=$AWS_SECRET_ACCESS_KEY"
`;

async function run(
  jobs: string,
  options: Partial<GitHubOptions> = {},
  event: (github: GitHub) => Promise<RunResult> = (it) => it.push({ a: 'a' })[0]!.finished,
): Promise<RunResult> {
  github = await startGitHub({
    repository: { '.github/workflows/w.yml': `on: [push, pull_request]\npermissions: {}\njobs:\n${jobs}` },
    environment: { ...cloud.environmentFor('', 'eu-central-1'), AWS_ACCESS_KEY_ID: '', AWS_SECRET_ACCESS_KEY: '' },
    ...options,
  });
  await cloud.prepare({ issuers: [{ issuer: ISSUER, address: github.url }] });
  return event(github);
}
const job = (head: string, more?: string) => `  a:\n    runs-on: ubuntu-24.04\n    ${head}\n    steps:${take(more)}`;

test('a job of the environment takes the role; its secrets are hidden', async () => {
  const result = await run(job('{ }').replace('{ }', 'environment: prod\n    permissions: { id-token: write }'));
  expect(result.job('a').result).toBe('success');
  expect(result.tokens).toEqual([
    { job: 'a', subject: 'repo:acme/example:environment:prod', audience: 'sts.amazonaws.com' },
  ]);
  expect(result.rolesAssumed).toEqual([
    { job: 'a', arn: expect.stringMatching(/^arn:aws:sts::111111111111:assumed-role\/deploy\/run-\d+$/) as string },
  ]);
  expect(result.job('a').output).toMatch(/ASIA\w+ eu-central-1 secret=\*\*\*/);
});

test('subjects with ids', async () => {
  const result = await run(job('environment: prod\n    permissions: { id-token: write }'), { subjectForm: 'with ids' });
  expect(result.tokens[0]!.subject).toBe('repo:acme@42/example@700:environment:prod');
  expect(result.job('a').result).toBe('success');
});

test.each([
  [
    'without an environment',
    'permissions: { id-token: write }',
    '',
    'Not authorized to perform sts:AssumeRoleWithWebIdentity',
  ],
  [
    'of another environment',
    'environment: dev\n    permissions: { id-token: write }',
    '',
    'Not authorized to perform sts:AssumeRoleWithWebIdentity',
  ],
  ['without the permission', 'environment: prod', '', 'did the job declare id-token: write?'],
  [
    'for another audience',
    'environment: prod\n    permissions: { id-token: write }',
    ', audience: other',
    'Incorrect token audience',
  ],
  [
    'in an account that is not expected',
    'environment: prod\n    permissions: { id-token: write }',
    ', allowed-account-ids: "222222222222"',
    'does not match any of the expected account IDs: 222222222222',
  ],
])('a job %s does not get it', async (_case, head, more, message) => {
  const result = await run(job(head, more));
  expect(result.job('a')).toMatchObject({ result: 'failure', output: expect.stringContaining(message) as string });
  expect(result.rolesAssumed).toEqual([]);
});

test('a job that asks for the token of an environment it did not enter gets none', async () => {
  const result = await run(
    `  a:\n    runs-on: ubuntu-24.04\n    environment: dev\n    permissions: { id-token: write }\n    steps:\n      - run: 'curl -s -H "Authorization: bearer $ACTIONS_ID_TOKEN_REQUEST_TOKEN" "\${ACTIONS_ID_TOKEN_REQUEST_URL/dev/prod}"'\n`,
  );
  expect(result.job('a').output).toContain('the job has not entered prod');
  expect(result.tokens).toEqual([]);
});

test('a pull request from a fork has no token at all, whatever its workflow says', async () => {
  const result = await run(
    job('environment: prod\n    permissions: { id-token: write }'),
    {},
    (it) => it.pullRequest({ title: 'evil', changes: { b: 'b' }, fork: true, actor: 'mallory' }).runs[0]!.finished,
  );
  expect(result.job('a').output).toContain('did the job declare id-token: write?');
  expect(result.tokens).toEqual([]);
});
