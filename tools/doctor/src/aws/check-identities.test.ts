import { known, unknown } from '../line';
import { awsFacts, environment, troubles, WANTED } from '../testing';
import { checkIdentities } from './check-identities';
import { type AwsFacts } from './facts';

const check = (changes: Partial<AwsFacts> = {}) => checkIdentities(environment('prod'), awsFacts(changes), WANTED);
const arn = WANTED.roles[0]!.arn;
const role = { trust: WANTED.roles[0]!.trust, maxSessionSeconds: 3600, boundaryArn: 'arn:edge' };
const asRole = (changes: object) => ({ roles: new Map([[arn, known({ ...role, ...changes })]]) });
const subject = (text: string) => ({
  Version: '2012-10-17',
  Statement: [
    { ...role.trust.Statement[0]!, Condition: { StringEquals: { 'token.actions.githubusercontent.com:sub': text } } },
  ],
});

test('an account with everything has no trouble', () => {
  expect(troubles(check())).toEqual([]);
});

test.each<[string, Partial<AwsFacts>, string, string]>([
  [
    'another account',
    { account: known('111111111111') },
    'fail credentials',
    'npm run -s doctor -- --environment prod',
  ],
  [
    'no bootstrap',
    { bootstrapVersion: known(undefined) },
    'fail CDK bootstrap',
    'npm run -s bootstrap -- --environment prod',
  ],
  ['an old bootstrap', { bootstrapVersion: known('5') }, 'fail CDK bootstrap', 'npm run -s bootstrap'],
  ['no provider', { provider: known(undefined) }, "fail GitHub's identity provider", 'npm run -s bootstrap'],
  [
    'a provider without the audience',
    { provider: known(['https://github.com/a']) },
    "fail GitHub's identity provider",
    'aws iam add-client-id-to-open-id-connect-provider',
  ],
  [
    'a provider with another audience too',
    { provider: known(['sts.amazonaws.com', 'other']) },
    "warn GitHub's identity provider",
    '--client-id other',
  ],
  ['no role', { roles: new Map([[arn, known(undefined)]]) }, 'fail role deploy', 'npm run -s bootstrap'],
  [
    'a role that trusts another environment',
    asRole({ trust: subject('repo:a/b:environment:dev') }),
    'fail role deploy',
    'npm run -s bootstrap',
  ],
  ['a role without a boundary', asRole({ boundaryArn: undefined }), 'fail role deploy', 'npm run -s bootstrap'],
  ['a role with long sessions', asRole({ maxSessionSeconds: 43200 }), 'fail role deploy', 'npm run -s bootstrap'],
  [
    'no policy',
    { policies: new Map([['arn:aws:iam::222222222222:policy/delivery/deploy', known(undefined)]]) },
    'fail policy deploy',
    'npm run -s bootstrap',
  ],
  [
    'a policy that says something else',
    {
      policies: new Map([
        [
          'arn:aws:iam::222222222222:policy/delivery/deploy',
          known({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] }),
        ],
      ]),
    },
    'fail policy deploy',
    'npm run -s bootstrap',
  ],
  ['a policy that was not read', { policies: new Map() }, 'unknown policy deploy', 'aws iam get-policy'],
  [
    'no session document yet',
    { sessionDocument: known(undefined) },
    'warn session document',
    'gh workflow run deploy.yml',
  ],
  [
    'sessions that are not recorded',
    { sessionDocument: known({ isEncrypted: true }) },
    'fail session document',
    'gh workflow run deploy.yml',
  ],
  [
    'no preferences',
    { sessionPreferences: known(undefined) },
    'warn Session Manager preferences',
    'aws ssm create-document',
  ],
  [
    'preferences without recording',
    { sessionPreferences: known({ isEncrypted: true }) },
    'warn Session Manager preferences',
    'aws ssm update-document',
  ],
  ['no credentials', { account: unknown('none') }, 'fail credentials', 'aws sts get-caller-identity'],
])('%s', (_name, changes, trouble, command) => {
  const lines = check(changes);
  expect(troubles(lines)).toEqual([trouble]);
  expect(lines.find(({ verdict }) => verdict !== 'pass')?.command).toContain(command);
});

test('what differs is said', () => {
  const found = check(asRole({ trust: subject('repo:a/*'), boundaryArn: undefined })).find(
    ({ verdict }) => verdict === 'fail',
  )?.found;
  expect(found).toBe(
    'trusts repo:a/* instead of repo:a/b:environment:prod; its boundary is missing instead of arn:edge',
  );
});
