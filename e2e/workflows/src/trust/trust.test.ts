import { bootstrapEnvironment, synthesise } from '@nss/operations';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { IAM } from '@aws-sdk/client-iam';
import { STS } from '@aws-sdk/client-sts';
import { administratorOf, iamSettled, startEmbeddedCloud, type EmbeddedCloud } from '@nss/embedded-aws';
import {
  DELIVERY_PURPOSES,
  deliveryRoleArn,
  githubEnvironment,
  loadEnvironments,
  type LoadedEnvironment,
} from '@nss/environment';
import { ISSUER, startGitHub, type GitHub } from '@nss/workflow-runner';
import { claimSets, mayTake, type ClaimSet, type TrustSetting } from './claim-sets';
import { TRUST_MUTANTS, mutated } from './trust-mutants';
import { trustProblems, type TrustPolicy } from './trust-policy';

jest.setTimeout(300_000);

let cloud: EmbeddedCloud;
let github: GitHub;
let folder: string;
let environments: readonly LoadedEnvironment[];
let setting: TrustSetting;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'trust-'));
  environments = loadEnvironments().environments!;
  const { directory: assembly } = synthesise(join(folder, 'assembly'));
  cloud = await startEmbeddedCloud();
  for (const [index, loaded] of environments.entries()) {
    const { account, region } = loaded.environment;
    const { endpoint } = cloud;
    Object.assign(process.env, cloud.environmentFor(account, region));
    await bootstrapEnvironment({
      loaded,
      assembly,
      account: { account, region, client: { endpoint, region, credentials: administratorOf(endpoint, account) } },
      subjectPrefixes: index === 0 ? ['repo:acme/nss-on-aws'] : ['repo:acme/nss-on-aws', 'repo:acme@42/nss-on-aws@700'],
      say: () => undefined,
    });
  }
  github = await startGitHub({ repository: { 'README.md': 'a repository\n' } });
  await cloud.prepare({ issuers: [{ issuer: ISSUER, address: github.url }] });
  setting = {
    repository: 'acme/nss-on-aws',
    withIds: 'acme@42/nss-on-aws@700',
    audience: 'sts.amazonaws.com',
    environments: environments.flatMap(({ name }) =>
      DELIVERY_PURPOSES.map((purpose) => githubEnvironment(name, purpose)),
    ),
    // GitHub may write either where it was not asked: bootstrap then trusts both forms.
    inBothForms: environments
      .slice(1)
      .flatMap(({ name }) => DELIVERY_PURPOSES.map((purpose) => githubEnvironment(name, purpose))),
  };
});
afterAll(async () => {
  await github?.stop();
  await cloud?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const roles = () =>
  environments.flatMap(({ name, environment }) =>
    DELIVERY_PURPOSES.map((purpose) => ({
      arn: deliveryRoleArn(environment, purpose),
      account: environment.account,
      githubEnvironment: githubEnvironment(name, purpose),
    })),
  );

/** Claim sets that get a role, of all there are. */
async function admitted(RoleArn: string, sets: readonly ClaimSet[]): Promise<ClaimSet[]> {
  const sts = new STS({
    endpoint: cloud.endpoint,
    region: 'eu-central-1',
    credentials: { accessKeyId: 'x', secretAccessKey: 'x' },
    maxAttempts: 1,
  });
  const results = await Promise.all(
    sets.map((set) =>
      sts
        .assumeRoleWithWebIdentity({ RoleArn, RoleSessionName: 'test', WebIdentityToken: github.issuer.sign(set) })
        .then(
          () => true,
          (error: Error) => {
            if (!['AccessDenied', 'InvalidIdentityTokenException'].includes(error.name)) throw error;
            return false;
          },
        ),
    ),
  );
  return sets.filter((_, index) => results[index]);
}

async function trustOf(arn: string, account: string): Promise<{ iam: IAM; RoleName: string; policy: TrustPolicy }> {
  const iam = new IAM({
    endpoint: cloud.endpoint,
    region: 'eu-central-1',
    credentials: administratorOf(cloud.endpoint, account),
  });
  const RoleName = arn.split('/').at(-1)!;
  const { Role } = await iam.getRole({ RoleName });
  return { iam, RoleName, policy: JSON.parse(decodeURIComponent(Role!.AssumeRolePolicyDocument!)) as TrustPolicy };
}

test('every deployed role is had with the claims of its own environment and with no others of more than 200', async () => {
  const sets = claimSets(setting);
  expect(sets.length).toBeGreaterThanOrEqual(200);
  for (const { arn, account, githubEnvironment: environment } of roles()) {
    expect([environment, await admitted(arn, sets)]).toEqual([
      environment,
      sets.filter((set) => mayTake(set, environment, setting)),
    ]);
    expect([environment, trustProblems((await trustOf(arn, account)).policy)]).toEqual([environment, []]);
  }
});

test('every mistake in a trust policy is noticed', async () => {
  const sets = claimSets(setting);
  const { arn, account, githubEnvironment: environment } = roles().at(-1)!;
  const { iam, RoleName, policy } = await trustOf(arn, account);
  const rightly = sets.filter((set) => mayTake(set, environment, setting));
  for (const mutant of TRUST_MUTANTS) {
    const wrong = mutated(policy, mutant);
    await iam.updateAssumeRolePolicy({ RoleName, PolicyDocument: JSON.stringify(wrong) });
    await iamSettled(cloud.endpoint);
    const extra = (await admitted(arn, sets)).filter((set) => !rightly.includes(set));
    const problems = trustProblems(wrong);
    const [first] = extra;
    process.stderr.write(
      `${mutant.name.padEnd(40)} ${String(extra.length).padStart(3)} too many${first ? `, ${first.sub ?? 'a token without subject'} for one` : `: ${mutant.hidden ?? 'none'}`}; ${problems.join('; ')}\n`,
    );
    expect([mutant.name, problems.length > 0, extra.length > 0]).toEqual([
      mutant.name,
      true,
      mutant.hidden === undefined,
    ]);
  }
  await iam.updateAssumeRolePolicy({ RoleName, PolicyDocument: JSON.stringify(policy) });
  await iamSettled(cloud.endpoint);
});
