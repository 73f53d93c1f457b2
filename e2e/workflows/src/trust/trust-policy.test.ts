import { claimSets, mayTake } from './claim-sets';
import { TRUST_MUTANTS, mutated } from './trust-mutants';
import { ISSUER_HOST, trustProblems, type TrustPolicy } from './trust-policy';

const right: TrustPolicy = {
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Principal: { Federated: `arn:aws:iam::1:oidc-provider/${ISSUER_HOST}` },
      Action: 'sts:AssumeRoleWithWebIdentity',
      Condition: {
        StringEquals: {
          [`${ISSUER_HOST}:aud`]: 'sts.amazonaws.com',
          [`${ISSUER_HOST}:sub`]: 'repo:acme/nss:environment:prod',
        },
      },
    },
  ],
};

test('one environment of one repository is right, with ids too', () => {
  expect(trustProblems(right)).toEqual([]);
  expect(trustProblems(JSON.parse(JSON.stringify(right).replace('acme/nss', 'acme@1/nss@2')) as TrustPolicy)).toEqual(
    [],
  );
});

const trusting = (...subjects: string[]): TrustPolicy =>
  JSON.parse(
    JSON.stringify(right).replace('"repo:acme/nss:environment:prod"', JSON.stringify(subjects)),
  ) as TrustPolicy;
const CLASSIC = 'repo:acme/nss:environment:prod';
const WITH_IDS = 'repo:acme@1/nss@2:environment:prod';

// https://github.blog/changelog/2026-04-23-immutable-subject-claims-for-github-actions-oidc-tokens/
test('the two forms of one subject are right, in either order', () => {
  expect(trustProblems(trusting(CLASSIC, WITH_IDS))).toEqual([]);
  expect(trustProblems(trusting(WITH_IDS, CLASSIC))).toEqual([]);
});

test.each([
  ['another owner', CLASSIC, 'repo:acne@1/nss@2:environment:prod'],
  ['another repository', CLASSIC, 'repo:acme@1/nsss@2:environment:prod'],
  ['another environment', CLASSIC, 'repo:acme@1/nss@2:environment:dev'],
  ['no environment', CLASSIC, 'repo:acme@1/nss@2:pull_request'],
  ['other letters', CLASSIC, 'repo:Acme@1/nss@2:environment:prod'],
  ['one id', CLASSIC, 'repo:acme@1/nss:environment:prod'],
  ['ids that are none', CLASSIC, 'repo:acme@x/nss@2:environment:prod'],
  ['a pattern', CLASSIC, 'repo:acme@*/nss@*:environment:prod'],
  ['two without ids', CLASSIC, CLASSIC],
  ['two with ids', WITH_IDS, 'repo:acme@1/nss@3:environment:prod'],
  ['three', CLASSIC, WITH_IDS, 'repo:acme@1/nss@3:environment:prod'],
  ['one id alone', 'repo:acme/nss@2:environment:prod'],
  ['none'],
])('%s: not one subject', (_what, ...subjects) => {
  expect(trustProblems(trusting(...subjects))).not.toEqual([]);
});

test.each(TRUST_MUTANTS.map((mutant) => [mutant.name, mutant] as const))(
  '%s is told by the shape of the policy',
  (_name, mutant) => {
    expect(trustProblems(mutated(right, mutant))).not.toEqual([]);
    expect(trustProblems(mutated(trusting(CLASSIC, WITH_IDS), mutant))).not.toEqual([]);
  },
);

test.each([
  ['dev', 1],
  ['prod', 1],
  ['nowhere', 0],
])('of all claim sets, %s is had with %d', (environment, count) => {
  const setting = {
    repository: 'acme/nss',
    withIds: 'acme@1/nss@2',
    audience: 'sts.amazonaws.com',
    environments: ['dev', 'prod'],
  };
  expect(claimSets(setting).filter((set) => mayTake(set, environment, setting))).toHaveLength(count);
});
