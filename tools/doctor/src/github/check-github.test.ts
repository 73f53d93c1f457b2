import { known, unknown } from '../line';
import { environment, gitHubFacts, troubles } from '../testing';
import { checkGitHub } from './check-github';
import { type GitHubEnvironment, type GitHubFacts } from './facts';

const check = (changes: Partial<GitHubFacts> = {}) => checkGitHub([environment('prod')], gitHubFacts(changes));

function withEnvironment(name: string, changed?: GitHubEnvironment): Partial<GitHubFacts> {
  const { environments } = gitHubFacts();
  const others = environments.isKnown ? [...environments.value].filter(([each]) => each !== name) : [];
  return { environments: known(new Map([...others, ...(changed ? [[name, changed] as const] : [])])) };
}

test('a repository with everything has no trouble', () => {
  expect(troubles(check())).toEqual([]);
});

test.each<[string, Partial<GitHubFacts>, string, string]>([
  ['no token', { repository: unknown('no token') }, 'unknown repository', 'gh auth token'],
  ...['assembly', 'prod', 'prod-diff', 'prod-prepare', 'prod-runbook', 'prod-drift'].map((name): [string, Partial<GitHubFacts>, string, string] => [`no environment ${name}`, withEnvironment(name), `fail environment ${name}`, `gh api --method PUT repos/a/b/environments/${name}`]),
  ['every branch may deploy', withEnvironment('prod', { reviewers: 1 }), 'fail environment prod', 'deployment-branch-policies -f name=main'],
  ['another branch may deploy', withEnvironment('prod', { reviewers: 1, branches: ['main', 'release/*'] }), 'fail environment prod', '--method DELETE'],
  ['no branch may deploy', withEnvironment('prod', { reviewers: 1, branches: [] }), 'fail environment prod', 'name=main'],
  ['nobody approves', withEnvironment('prod', { reviewers: 0, branches: ['main'] }), 'fail environment prod', 'reviewers[][id]'],
  ['pull requests cannot show their changes', withEnvironment('prod-diff', { reviewers: 0, branches: ['main'] }), 'fail environment prod-diff', 'deployment_branch_policy=null'],
  ['a review where nothing is to be read', withEnvironment('prod-prepare', { reviewers: 1, branches: ['main'] }), 'warn environment prod-prepare', 'reviewers=null'],
  ['templates are compared', { variables: known({}) }, 'warn variable DIFF_ROLE', 'gh variable set DIFF_ROLE --body on --repo a/b'],
  ['no attestations', { variables: known({ DIFF_ROLE: 'on', ATTESTATIONS: 'off' }) }, 'warn variable ATTESTATIONS', 'gh variable delete ATTESTATIONS'],
  ['a private repository', { isPrivate: known(true) }, 'warn variable ATTESTATIONS', 'gh variable set ATTESTATIONS --body off'],
  ['workflows may not open pull requests', { jobsMayOpenPullRequests: known(false) }, 'fail pull requests of workflows', 'can_approve_pull_request_reviews=true'],
  ['everybody pushes to main', { mainIsProtected: known(false) }, 'fail main', 'branches/main/protection'],
  ['protection that may not be read', { mainIsProtected: unknown('403') }, 'unknown main', 'gh api repos/a/b/branches/main/protection'],
])('%s', (_name, changes, trouble, command) => {
  const lines = check(changes);
  expect(troubles(lines)).toEqual([trouble]);
  expect(lines.find(({ verdict }) => verdict !== 'pass')?.command).toContain(command);
});

test('subjects that the roles do not trust are told, whatever was given', () => {
  const subjects = known({ prefixes: ['repo:a@1/b@2'], because: 'GitHub says so' });
  const lines = (prefixes: readonly string[]) => troubles(checkGitHub([environment('prod')], gitHubFacts({ subjects }), known({ prefixes, because: 'given' })));
  expect(lines(['repo:a/b'])).toEqual(['fail subjects of tokens']);
  expect(lines(['repo:a/b', 'repo:a@1/b@2'])).toEqual([]);
  expect(troubles(checkGitHub([environment('prod')], gitHubFacts({ subjects: unknown('no token') })))).toEqual(['unknown subjects of tokens']);
});

test('an environment that is promoted from none needs no reviewer', () => {
  const { environments } = gitHubFacts();
  const named = new Map(environments.isKnown ? [...environments.value].map(([name, rules]) => [name.replace('prod', 'dev'), name === 'prod' ? { ...rules, reviewers: 0 } : rules]) : []);
  expect(troubles(checkGitHub([environment('dev')], gitHubFacts({ environments: known(named) })))).toEqual([]);
});
