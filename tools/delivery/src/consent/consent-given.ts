/** What GitHub says of an environment, as far as it decides. Source: docs.github.com/rest/deployments/environments */
export interface ConsentingEnvironment {
  readonly protection_rules?: readonly { readonly type: string; readonly reviewers?: readonly unknown[] }[];
}

/** A review of a run. Source: docs.github.com/rest/actions/workflow-runs#get-the-review-history-for-a-workflow-run */
export interface Review {
  readonly state: string;
  readonly user?: { readonly login: string } | null;
  readonly environments: readonly { readonly name: string }[];
}

/** Everything that decides whether somebody consented. */
export interface ConsentFacts {
  /** Name of the GitHub environment whose reviewers consent. */
  readonly name: string;
  /** None where there is no such environment. */
  readonly environment?: ConsentingEnvironment;
  /** Of the run, by now. */
  readonly reviews: readonly Review[];
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
  const hasReviewers = (environment?.protection_rules ?? []).some(
    ({ type, reviewers = [] }) => type === 'required_reviewers' && reviewers.length > 0,
  );
  const approvals = reviews.filter(
    ({ state, environments }) => state === 'approved' && environments.some((each) => each.name === name),
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
