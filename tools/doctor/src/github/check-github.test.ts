import { known, unknown } from '../line';
import { CLONE, environment, gitHubFacts, onMain, troubles } from '../testing';
import { checkGitHub } from './check-github';
import { type GitHubEnvironment, type GitHubFacts } from './facts';

const check = (changes: Partial<GitHubFacts> = {}) => checkGitHub([environment('prod')], gitHubFacts(changes), CLONE);

function withEnvironment(name: string, changed?: GitHubEnvironment): Partial<GitHubFacts> {
  const { environments } = gitHubFacts();
  const others = environments.isKnown ? [...environments.value].filter(([each]) => each !== name) : [];
  return { environments: known(new Map([...others, ...(changed ? [[name, changed] as const] : [])])) };
}

test('a repository with everything has no trouble', () => {
  expect(troubles(check())).toEqual([]);
});

test.each<[string, Partial<GitHubFacts>, string, string]>([
  ['no token', { repository: unknown('no token') }, 'fail repository', 'gh auth token'],
  ...['assembly', 'prod', 'prod-consent', 'prod-diff', 'prod-prepare', 'prod-runbook', 'prod-drift', 'prod-repair'].map(
    (name): [string, Partial<GitHubFacts>, string, string] => [
      `no environment ${name}`,
      withEnvironment(name),
      `fail environment ${name}`,
      `gh api --method PUT repos/a/b/environments/${name}`,
    ],
  ),
  [
    'every branch may deploy',
    withEnvironment('prod', { ...onMain(1), entries: undefined }),
    'fail environment prod',
    'deployment-branch-policies -f name=main',
  ],
  [
    'another branch may deploy',
    withEnvironment('prod', {
      ...onMain(1),
      entries: [
        { name: 'main', type: 'branch' },
        { name: 'release/*', type: 'branch' },
      ],
    }),
    'fail environment prod',
    '--method DELETE',
  ],
  [
    'no branch may deploy',
    withEnvironment('prod', { ...onMain(1), entries: [] }),
    'fail environment prod',
    'name=main',
  ],
  ['nobody approves', withEnvironment('prod', onMain()), 'fail environment prod', 'reviewers[][id]'],
  [
    'pull requests cannot show their changes',
    withEnvironment('prod-diff', onMain()),
    'fail environment prod-diff',
    'deployment_branch_policy=null',
  ],
  [
    'a review where nothing is to be read',
    withEnvironment('prod-prepare', onMain(1)),
    'warn environment prod-prepare',
    'reviewers=null',
  ],
  [
    'templates are compared',
    { variables: known({}) },
    'warn variable DIFF_ROLE',
    'gh variable set DIFF_ROLE --body on --repo a/b',
  ],
  [
    'no attestations',
    { variables: known({ DIFF_ROLE: 'on', ATTESTATIONS: 'off' }) },
    'warn variable ATTESTATIONS',
    'gh variable delete ATTESTATIONS',
  ],
  [
    'a private repository',
    { isPrivate: known(true) },
    'warn variable ATTESTATIONS',
    'gh variable set ATTESTATIONS --body off',
  ],
  [
    'a tag called main may deploy',
    withEnvironment('prod', { ...onMain(1), entries: [{ name: 'main', type: 'tag' }] }),
    'fail environment prod',
    'or .type == "tag"',
  ],
  [
    'a tag called main may deploy beside the branch',
    withEnvironment('prod', {
      ...onMain(1),
      entries: [
        { name: 'main', type: 'branch' },
        { name: 'main', type: 'tag' },
      ],
    }),
    'fail environment prod',
    '--method DELETE',
  ],
  [
    'one person starts a fail-over by a job and approves it',
    withEnvironment('prod-runbook', onMain()),
    'fail environment prod-runbook',
    'prevent_self_review=true',
  ],
  [
    'one person starts a fail-over by a job, lets it run, and approves it',
    withEnvironment('prod-runbook', { ...onMain(1), preventsSelfReview: false }),
    'fail environment prod-runbook',
    'prevent_self_review=true',
  ],
  [
    'people approve their own runs',
    withEnvironment('prod', { ...onMain(1), preventsSelfReview: false }),
    'fail environment prod',
    'prevent_self_review=true',
  ],
  [
    'administrators pass by',
    withEnvironment('prod', { ...onMain(1), adminsMayBypass: true }),
    'fail environment prod',
    'can_admins_bypass=false',
  ],
  [
    'nobody is asked before records are lost',
    withEnvironment('prod-consent', onMain()),
    'fail environment prod-consent',
    'reviewers[][id]',
  ],
  [
    'people consent to their own changes',
    withEnvironment('prod-consent', { ...onMain(1), preventsSelfReview: false }),
    'fail environment prod-consent',
    'prevent_self_review=true',
  ],
  [
    'workflows may approve pull requests',
    { jobsMayApprove: known(true) },
    'fail pull requests of workflows',
    'can_approve_pull_request_reviews=false',
  ],
  [
    'nobody owns what delivers',
    { codeOwners: known({ text: '/docs/ @a/b\n', errors: [] }) },
    'fail code owners',
    'CODEOWNERS',
  ],
  [
    'an owner that GitHub does not know',
    { codeOwners: known({ text: '* @a/b\n', errors: ['line 1: Unknown owner'] }) },
    'fail code owners',
    'codeowners/errors',
  ],
  [
    'rulesets that may not be read',
    { rulesets: unknown('403') },
    'unknown ruleset main,unknown ruleset no tag like a branch',
    'gh api repos/a/b/rulesets',
  ],
])('%s', (_name, changes, trouble, command) => {
  const lines = check(changes);
  expect(troubles(lines).join()).toBe(trouble);
  expect(lines.find(({ verdict }) => verdict !== 'pass')?.command).toContain(command);
});

test('subjects that the roles do not trust are told, whatever was given', () => {
  const subjects = known({ prefixes: ['repo:a@1/b@2'], because: 'GitHub says so' });
  const lines = (prefixes: readonly string[]) =>
    troubles(
      checkGitHub([environment('prod')], gitHubFacts({ subjects }), CLONE, known({ prefixes, because: 'given' })),
    );
  expect(lines(['repo:a/b'])).toEqual(['fail subjects of tokens']);
  expect(lines(['repo:a/b', 'repo:a@1/b@2'])).toEqual([]);
  expect(troubles(checkGitHub([environment('prod')], gitHubFacts({ subjects: unknown('no token') }), CLONE))).toEqual([
    'unknown subjects of tokens',
  ]);
});

test('where one person may do both, the environment that starts runbooks needs no reviewer', () => {
  const { environment: file, ...prod } = environment('prod');
  const may = { ...prod, environment: { ...file, operations: { ...file.operations, fourEyes: false } } };
  expect(troubles(checkGitHub([may], gitHubFacts(withEnvironment('prod-runbook', onMain())), CLONE))).toEqual([]);
});

test('an environment that is promoted from none needs no reviewer', () => {
  const { environments } = gitHubFacts();
  const named = new Map(
    environments.isKnown
      ? [...environments.value].map(([name, rules]) => [
          name.replace('prod', 'dev'),
          name === 'prod' ? { ...rules, reviewers: 0 } : rules,
        ])
      : [],
  );
  expect(troubles(checkGitHub([environment('dev')], gitHubFacts({ environments: known(named) }), CLONE))).toEqual([]);
});
