import { DELIVERY_PURPOSES, githubEnvironment, type LoadedEnvironment } from '@nss/infra';
import { type KnownSubjects } from '@nss/loop';
import { type Answer, type Judgement, judged, type Line } from '../line';
import { type GitHubEnvironment, type GitHubFacts } from './facts';

/** What the workflows expect of an environment of GitHub. */
interface Expected {
  readonly name: string;
  /** Whether only main may enter. A pull request's job comes from a branch of its own. */
  readonly onlyMain: boolean;
  /** `needed`: a person approves here. `hindering`: nobody reads anything before it, so that a review only holds up. */
  readonly reviewers: 'needed' | 'hindering' | 'as you like';
}

/**
 * What the repository on GitHub lacks for these environments.
 * @param trusted what the roles are meant to trust. @default - what GitHub says
 */
export function checkGitHub(environments: readonly LoadedEnvironment[], facts: GitHubFacts, trusted: Answer<KnownSubjects> = facts.subjects): Line[] {
  const { name = 'OWNER/REPOSITORY' } = facts;
  const expected: Expected[] = [
    { name: 'assembly', onlyMain: true, reviewers: 'hindering' },
    ...environments.flatMap(({ name: environment, environment: { promotedFrom } }) => DELIVERY_PURPOSES.map((purpose): Expected => ({
      name: githubEnvironment(environment, purpose),
      onlyMain: purpose !== 'diff',
      reviewers: purpose === 'deploy' ? (promotedFrom ? 'needed' : 'as you like') : purpose === 'runbook' ? 'as you like' : 'hindering',
    }))),
  ];
  const where = 'GitHub';
  return [
    judged({ where, check: 'repository', wanted: 'a repository that can be asked', askWith: 'GITHUB_TOKEN=$(gh auth token) npm run -s doctor' }, facts.repository, (found) => ({ verdict: 'pass', found })),
    judged({ where, check: 'subjects of tokens', wanted: 'those that the roles trust', askWith: `gh api repos/${name}/actions/oidc/customization/sub` }, facts.subjects, ({ prefixes, because }) => {
      const text = `${prefixes.join(' or ')}: ${because}`;
      const isTrusted = !trusted.isKnown || prefixes.every((prefix) => trusted.value.prefixes.includes(prefix));
      return isTrusted ? { verdict: 'pass', found: text } : { verdict: 'fail', found: text, command: 'npm run -s doctor   # without --subject-prefix, and bootstrap likewise' };
    }),
    ...expected.map((each) => judged({ where, check: `environment ${each.name}`, wanted: wantedText(each), askWith: `gh api repos/${name}/environments/${each.name}` }, facts.environments, (found) => environmentJudgement(each, found.get(each.name), name))),
    judged({ where, check: 'variable DIFF_ROLE', wanted: 'on: pull requests show what CloudFormation would change', askWith: `gh variable list --repo ${name}` }, facts.variables, ({ DIFF_ROLE: value }) =>
      (value === 'on' ? { verdict: 'pass', found: 'on' } : { verdict: 'warn', found: value ? `${value}` : 'not set: templates are compared', command: `gh variable set DIFF_ROLE --body on --repo ${name}` })),
    attestations(facts, name),
    judged({ where, check: 'pull requests of workflows', wanted: 'allowed: zscaler-ranges opens one', askWith: `gh api repos/${name}/actions/permissions/workflow` }, facts.jobsMayOpenPullRequests, (mayOpen) =>
      (mayOpen ? { verdict: 'pass', found: 'allowed' } : { verdict: 'fail', found: 'not allowed: new hub ranges could not be proposed', command: allowPullRequests(name) })),
    judged({ where, check: 'main', wanted: 'changes through pull requests only', askWith: `gh api repos/${name}/branches/main/protection` }, facts.mainIsProtected, (isProtected) =>
      (isProtected ? { verdict: 'pass', found: 'protected' } : { verdict: 'fail', found: 'anybody who may write may push: what is merged is deployed', command: protectMain(name) })),
  ];
}

function wantedText({ onlyMain, reviewers }: Expected): string {
  const who = reviewers === 'needed' ? ', with reviewers' : reviewers === 'hindering' ? ', without reviewers' : '';
  return `${onlyMain ? 'for main only' : 'for every branch'}${who}`;
}

function environmentJudgement({ name, onlyMain, reviewers }: Expected, found: GitHubEnvironment | undefined, repository: string): Judgement {
  const noReviewers = reviewers === 'hindering' && found && found.reviewers > 0 ? ' -F reviewers=null' : '';
  const withReviewers = reviewers === 'needed' ? ` -F 'reviewers[][type]=User' -F "reviewers[][id]=$(gh api users/LOGIN --jq .id)"` : '';
  const make = onlyMain
    ? `gh api --method PUT repos/${repository}/environments/${name} -F 'deployment_branch_policy[protected_branches]=false' -F 'deployment_branch_policy[custom_branch_policies]=true'${withReviewers}${noReviewers} && gh api --method POST repos/${repository}/environments/${name}/deployment-branch-policies -f name=main`
    : `gh api --method PUT repos/${repository}/environments/${name} -F deployment_branch_policy=null${noReviewers}`;
  if (!found) return { verdict: 'fail', found: 'not there: a job would make it, open to every branch', command: make };
  const text = `${found.branches ? `for ${found.branches.join(', ') || 'no branch'}` : 'for every branch'}, ${found.reviewers === 0 ? 'no reviewers' : `${found.reviewers} reviewers`}`;
  const isRightBranch = onlyMain ? found.branches?.length === 1 && found.branches[0] === 'main' : found.branches === undefined;
  if (!isRightBranch) return { verdict: 'fail', found: text, command: onlyMain ? `${deleteOthers(found.branches, name, repository)}${make}` : make };
  if (reviewers === 'needed' && found.reviewers === 0) return { verdict: 'fail', found: `${text}: nobody is asked before it is deployed`, command: make };
  if (reviewers === 'hindering' && found.reviewers > 0) return { verdict: 'warn', found: `${text}: every run waits here`, command: make };
  return { verdict: 'pass', found: text };
}

function deleteOthers(branches: readonly string[] | undefined, name: string, repository: string): string {
  const others = branches?.filter((branch) => branch !== 'main') ?? [];
  return others.length === 0 ? '' : `gh api repos/${repository}/environments/${name}/deployment-branch-policies --jq '.branch_policies[] | select(.name != "main") | .id' | xargs -I ID gh api --method DELETE repos/${repository}/environments/${name}/deployment-branch-policies/ID && `;
}

function attestations({ variables, isPrivate }: GitHubFacts, name: string): Line {
  const subject = { where: 'GitHub', check: 'variable ATTESTATIONS', wanted: 'not off: what is deployed is proven to come from the deploy workflow', askWith: `gh variable list --repo ${name}` };
  const answer = variables.isKnown ? (isPrivate.isKnown ? { isKnown: true as const, value: { off: variables.value['ATTESTATIONS'] === 'off', isHidden: isPrivate.value } } : isPrivate) : variables;
  return judged(subject, answer, ({ off, isHidden }) => {
    if (off) return { verdict: 'warn', found: isHidden ? 'off: digests are compared, nothing proves where it was made' : 'off, though public repositories have attestations', command: `gh variable delete ATTESTATIONS --repo ${name}` };
    if (isHidden) return { verdict: 'warn', found: 'not off, in a private repository: attestations need a plan that has them', command: `gh variable set ATTESTATIONS --body off --repo ${name}   # where the plan has none` };
    return { verdict: 'pass', found: 'not off' };
  });
}

/** Workflows say what their jobs may do; the default for those that do not say it stays the least. */
function allowPullRequests(name: string): string {
  return `gh api --method PUT repos/${name}/actions/permissions/workflow -f default_workflow_permissions=read -F can_approve_pull_request_reviews=true`;
}

function protectMain(name: string): string {
  return `gh api --method PUT repos/${name}/branches/main/protection -F required_status_checks=null -F enforce_admins=true -F 'required_pull_request_reviews[required_approving_review_count]=1' -F restrictions=null`;
}
