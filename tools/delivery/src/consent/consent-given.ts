import { type GitHubEnvironment, type Part, reviewersRule, type Schema } from '@nss/github-api';

/** Everything that decides whether somebody consented. */
export interface ConsentFacts {
  /** Name of the GitHub environment whose reviewers consent. */
  readonly name: string;
  /** None where there is no such environment. */
  readonly environment?: Part<GitHubEnvironment>;
  /** Of the run, by now. */
  readonly reviews: readonly Part<Schema<'environment-approvals'>>[];
  /** Digest of the change. */
  readonly change: string;
  /** Digests that whoever started the run gave; they count where no reviewers can be asked. */
  readonly given: readonly string[];
  /** Who started the run. */
  readonly actor: string;
}

/**
 * Who consented to a change.
 * @throws Error when nobody did, with the way out
 */
export function consentGivenBy({ name, environment, reviews, change, given, actor }: ConsentFacts): string {
  const hasReviewers = ((environment && reviewersRule(environment)?.reviewers?.length) ?? 0) > 0;
  const approvals = reviews.filter(
    ({ state, environments = [] }) => state === 'approved' && environments.some((each) => each.name === name),
  );
  if (hasReviewers && approvals.length > 0)
    return approvals.map(({ user }) => user?.login ?? 'a person who is gone').at(-1)!;
  if (hasReviewers) throw new Error(`no reviewer of ${name} approved: nothing was deployed`);
  if (given.includes(change)) return `${actor}, who started this run with it`;
  throw new Error(
    [
      `nobody was asked: ${environment ? `the GitHub environment ${name} has no reviewers` : `there is no GitHub environment ${name}`}. Nothing was deployed.`,
      'Give it reviewers (npm run -s doctor prints the command), and run the failed jobs again. Where the plan has none:',
      `gh workflow run deploy.yml -f consent=${change}`,
    ].join('\n'),
  );
}
