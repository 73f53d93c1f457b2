import {
  approvalOf,
  consentEnvironment,
  DELIVERY_PURPOSES,
  githubEnvironment,
  type LoadedEnvironment,
} from '@nss/environment';
import { type Judgement, judged, type Line } from '../line';
import { type GitHubEnvironment, type GitHubFacts } from './facts';

/** What the workflows expect of an environment of GitHub. */
interface Expected {
  readonly name: string;
  /** Whether only the branch main may enter. A pull request's job comes from a branch of its own. */
  readonly onlyMain: boolean;
  /** `needed`: a person approves here. `hindering`: nobody reads anything before it, so that a review only holds up. */
  readonly reviewers: 'needed' | 'hindering' | 'as you like';
}

/** What the environments of GitHub lack. */
export function checkEnvironments(
  environments: readonly LoadedEnvironment[],
  { environments: found }: GitHubFacts,
  repository: string,
): Line[] {
  return expectedOf(environments).map((expected) =>
    judged(
      {
        where: 'GitHub',
        check: `environment ${expected.name}`,
        wanted: wantedText(expected),
        askWith: `gh api repos/${repository}/environments/${expected.name}`,
      },
      found,
      (all) => judgement(expected, all.get(expected.name), repository),
    ),
  );
}

function expectedOf(environments: readonly LoadedEnvironment[]): Expected[] {
  return [
    { name: 'assembly', onlyMain: true, reviewers: 'hindering' },
    ...environments.flatMap(({ name, environment }): Expected[] => [
      ...DELIVERY_PURPOSES.map(
        (purpose): Expected => ({
          name: githubEnvironment(name, purpose),
          onlyMain: purpose !== 'diff',
          reviewers:
            purpose === 'deploy'
              ? neededIf(environment.promotedFrom !== undefined)
              : purpose === 'runbook'
                ? neededIf(fourEyes(environment))
                : purpose === 'repair'
                  ? 'needed'
                  : 'hindering',
        }),
      ),
      { name: consentEnvironment(name), onlyMain: true, reviewers: 'needed' },
    ]),
  ];
}

const neededIf = (isNeeded: boolean) => (isNeeded ? 'needed' : 'as you like');

/**
 * Whether one person must not start and approve a fail-over. AWS sees a job where somebody started it on GitHub, so that a reviewer there
 * has to be the other one.
 */
function fourEyes(environment: LoadedEnvironment['environment']): boolean {
  const approval = approvalOf(environment);
  return typeof approval === 'object' && approval.fourEyes;
}

function wantedText({ onlyMain, reviewers }: Expected): string {
  const who =
    reviewers === 'needed'
      ? ', with reviewers who approve nothing of their own'
      : reviewers === 'hindering'
        ? ', without reviewers'
        : '';
  return `${onlyMain ? 'for main only' : 'for every branch'}${who}`;
}

function judgement(
  { name, onlyMain, reviewers }: Expected,
  found: GitHubEnvironment | undefined,
  repository: string,
): Judgement {
  const noReviewers = reviewers === 'hindering' && found && found.reviewers > 0 ? ' -F reviewers=null' : '';
  const withReviewers =
    reviewers === 'needed'
      ? ` -F 'reviewers[][type]=User' -F "reviewers[][id]=$(gh api users/LOGIN --jq .id)" -F prevent_self_review=true -F can_admins_bypass=false`
      : '';
  const make = onlyMain
    ? `gh api --method PUT repos/${repository}/environments/${name} -F 'deployment_branch_policy[protected_branches]=false' -F 'deployment_branch_policy[custom_branch_policies]=true'${withReviewers}${noReviewers} && gh api --method POST repos/${repository}/environments/${name}/deployment-branch-policies -f name=main`
    : `gh api --method PUT repos/${repository}/environments/${name} -F deployment_branch_policy=null${noReviewers}`;
  if (!found) return { verdict: 'fail', found: 'not there: a job would make it, open to every branch', command: make };
  const entries = found.entries?.map((entry) => (entry.type === 'tag' ? `tag ${entry.name}` : entry.name));
  const text = `${entries ? `for ${entries.join(', ') || 'no branch'}` : 'for every branch'}, ${found.reviewers === 0 ? 'no reviewers' : `${found.reviewers} reviewers`}`;
  const isRightBranch = onlyMain ? entries?.length === 1 && entries[0] === 'main' : entries === undefined;
  if (!isRightBranch)
    return {
      verdict: 'fail',
      found: text,
      command: onlyMain ? `${deleteOthers(entries, name, repository)}${make}` : make,
    };
  if (reviewers === 'needed' && found.reviewers === 0)
    return { verdict: 'fail', found: `${text}: nobody is asked before its jobs run`, command: make };
  if (reviewers === 'hindering' && found.reviewers > 0)
    return { verdict: 'warn', found: `${text}: every run waits here`, command: make };
  if (found.reviewers > 0 && reviewers === 'needed' && !found.preventsSelfReview)
    return { verdict: 'fail', found: `${text}: whoever starts a run may approve it`, command: make };
  if (found.reviewers > 0 && reviewers === 'needed' && found.adminsMayBypass)
    return { verdict: 'fail', found: `${text}: administrators may pass by them`, command: make };
  return { verdict: 'pass', found: text };
}

function deleteOthers(entries: readonly string[] | undefined, name: string, repository: string): string {
  if (!entries?.some((entry) => entry !== 'main')) return '';
  const all = `repos/${repository}/environments/${name}/deployment-branch-policies`;
  return `gh api ${all} --jq '.branch_policies[] | select(.name != "main" or .type == "tag") | .id' | xargs -I ID gh api --method DELETE ${all}/ID && `;
}
