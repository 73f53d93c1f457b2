import { claimSets, mayTake } from './claim-sets';
import { TRUST_MUTANTS, mutated } from './trust-mutants';
import { ISSUER_HOST, trustProblems, type TrustPolicy } from './trust-policy';

const right: TrustPolicy = { Version: '2012-10-17', Statement: [{
  Effect: 'Allow', Principal: { Federated: `arn:aws:iam::1:oidc-provider/${ISSUER_HOST}` }, Action: 'sts:AssumeRoleWithWebIdentity',
  Condition: { StringEquals: { [`${ISSUER_HOST}:aud`]: 'sts.amazonaws.com', [`${ISSUER_HOST}:sub`]: 'repo:acme/nss:environment:prod' } },
}] };

test('one environment of one repository is right, with ids too', () => {
  expect(trustProblems(right)).toEqual([]);
  expect(trustProblems(JSON.parse(JSON.stringify(right).replace('acme/nss', 'acme@1/nss@2')) as TrustPolicy)).toEqual([]);
});

test.each(TRUST_MUTANTS.map((mutant) => [mutant.name, mutant] as const))('%s is told by the shape of the policy', (_name, mutant) => {
  expect(trustProblems(mutated(right, mutant))).not.toEqual([]);
});

test.each([['dev', 1], ['prod', 1], ['nowhere', 0]])('of all claim sets, %s is had with %d', (environment, count) => {
  const setting = { repository: 'acme/nss', withIds: 'acme@1/nss@2', audience: 'sts.amazonaws.com', environments: ['dev', 'prod'] };
  expect(claimSets(setting).filter((set) => mayTake(set, environment, setting))).toHaveLength(count);
});
