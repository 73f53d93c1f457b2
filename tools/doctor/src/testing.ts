import { workspaceRoot } from '@nss/workspace';
import { loadEnvironments, type LoadedEnvironment } from '@nss/environment';
import { type AwsFacts, type WantedIdentities } from './aws/facts';
import { type Clone } from './github/check-github';
import { type GitHubEnvironment, type GitHubFacts } from './github/facts';
import { wantedRulesets } from './github/ruleset';
import { known, type Line } from './line';

/** One of the reference environments. */
export function environment(name: 'dev' | 'prod'): LoadedEnvironment {
  return loadEnvironments().environments!.find((loaded) => loaded.name === name)!;
}

const trust = {
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Action: 'sts:AssumeRoleWithWebIdentity',
      Condition: { StringEquals: { 'token.actions.githubusercontent.com:sub': 'repo:a/b:environment:prod' } },
    },
  ],
} as const;
const grant = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: ['s3:GetObject', 's3:PutObject'], Resource: 'arn:x' }],
} as const;

/** One role and one policy. */
export const WANTED: WantedIdentities = {
  roles: [
    {
      name: 'deploy',
      arn: 'arn:aws:iam::222222222222:role/delivery/deploy',
      policies: [],
      boundaryArn: 'arn:edge',
      boundary: grant,
      trust,
      maxSessionSeconds: 3600,
    },
  ],
  policies: new Map([['arn:aws:iam::222222222222:policy/delivery/deploy', grant]]),
  providerArn: 'arn:aws:iam::222222222222:oidc-provider/token.actions.githubusercontent.com',
};

/** An account of prod in which nothing is missing, with changes. */
export function awsFacts(changes: Partial<AwsFacts> = {}): AwsFacts {
  return {
    account: known('222222222222'),
    bootstrapVersion: known('30'),
    provider: known(['sts.amazonaws.com']),
    roles: new Map([[WANTED.roles[0]!.arn, known({ trust, maxSessionSeconds: 3600, boundaryArn: 'arn:edge' })]]),
    // IAM keeps no order and writes a list of one as text.
    policies: new Map([
      [
        'arn:aws:iam::222222222222:policy/delivery/deploy',
        known({
          Version: '2012-10-17',
          Statement: [{ Resource: ['arn:x'], Effect: 'Allow', Action: ['s3:PutObject', 's3:GetObject'] }],
        }),
      ],
    ]),
    sessionDocument: known({ logGroup: 'sessions', isEncrypted: true }),
    sessionPreferences: known({ logGroup: 'sessions', isEncrypted: false }),
    rulesPerGroup: known({ value: 60, used: 0 }),
    groupsPerInterface: known({ value: 5, used: 0 }),
    elasticIps: known({ value: 5, used: 3 }),
    virtualInterfaces: new Map([['dxcon-fg2example', known({ value: 50, used: 49 })]]),
    images: new Map([
      ['ami-0aaaaaaaaaaaaaaa1', known('/dev/sda1')],
      ['ami-0bbbbbbbbbbbbbbb1', known('/dev/sda1')],
    ]),
    hostedInterfaces: new Map([['dxvif-fg1example', known({ state: 'confirming', vlan: 101, customerAsn: 65001 })]]),
    connections: new Map([['dxcon-fg2example', known('available')]]),
    attachedTo: known([]),
    namedEndpoints: known([]),
    secrets: new Map([['nss-prod/bgp', known(true)]]),
    approvers: new Map([['role relay-approver', known(true)]]),
    logReading: known({ groups: 6, denied: [] }),
    ...changes,
  };
}

/** An environment for main only, with reviewers who approve nothing of their own. */
export const onMain = (reviewers = 0): GitHubEnvironment => ({
  reviewers,
  preventsSelfReview: true,
  adminsMayBypass: false,
  entries: [{ name: 'main', type: 'branch' }],
});

/** A clone with the rulesets of this one and one file that somebody has to own. */
export const CLONE: Clone = {
  rulesets: wantedRulesets(workspaceRoot()),
  files: ['.github/workflows/deploy.yml', 'README.md'],
};

/** A repository in which nothing is missing, with changes. */
export function gitHubFacts(changes: Partial<GitHubFacts> = {}): GitHubFacts {
  const environments = new Map<string, GitHubEnvironment>([
    ['assembly', onMain()],
    ['prod', onMain(1)],
    ['prod-diff', { ...onMain(), entries: undefined }],
    ['prod-consent', onMain(1)],
    ['prod-prepare', onMain()],
    ['prod-runbook', onMain(1)],
    ['prod-drift', onMain()],
    ['prod-repair', onMain(1)],
  ]);
  return {
    name: 'a/b',
    repository: known('a/b'),
    isPrivate: known(false),
    subjects: known({ prefixes: ['repo:a/b'], because: 'GitHub says so' }),
    environments: known(environments),
    variables: known({ DIFF_ROLE: 'on' }),
    jobsMayApprove: known(false),
    rulesets: known(CLONE.rulesets.map(({ ruleset }, id) => ({ ...ruleset, id }))),
    codeOwners: known({ text: '* @a/security\n', errors: [] }),
    ...changes,
  };
}

/** The lines that are not a pass, as `verdict check`. */
export function troubles(lines: readonly Line[]): string[] {
  return lines.filter(({ verdict }) => verdict !== 'pass').map(({ verdict, check }) => `${verdict} ${check}`);
}
