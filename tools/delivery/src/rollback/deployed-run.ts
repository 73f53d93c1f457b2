import { type Schema } from '@nss/github-api';

/**
 * A run of a workflow, as far as it decides whether its assembly may be deployed again: what it ran (`.github/workflows/deploy.yml`, with `@REF`
 * behind it where GitHub gives it), on what (the name of a tag stands where that of a branch does), and what came of it.
 */
export type Run = Pick<
  Schema<'workflow-run'>,
  'path' | 'head_branch' | 'head_sha' | 'event' | 'status' | 'conclusion'
> & {
  /** None where the fork is gone. */
  readonly head_repository: Pick<Schema<'minimal-repository'>, 'full_name'> | null;
};

/** Everything about a run that decides. */
export interface RunFacts {
  readonly run: Run;
  /** How the branch stands to the run's commit: `ahead` or `identical` where the commit is part of it. Source: docs.github.com/rest/commits/commits#compare-two-commits */
  readonly branchIs: string;
  /** The artifact with the assembly; none where the run made none. */
  readonly assembly?: { readonly expired: boolean };
}

/** What was asked for. */
export interface WantedRun {
  /** `owner/name` */
  readonly repository: string;
  readonly branch: string;
}

/** The workflow whose assemblies are deployed. */
const DEPLOY_WORKFLOW = '.github/workflows/deploy.yml';

/** What starts it when a branch is deployed. A tag that is pushed is a push, too: its commit has to be part of the branch. */
const DEPLOY_EVENTS = ['push', 'workflow_dispatch'];

/** Everything that speaks against deploying a run's assembly again; nothing where the branch once deployed it to its end. */
export function againstDeploying({ run, branchIs, assembly }: RunFacts, { repository, branch }: WantedRun): string[] {
  const [path, ref] = run.path.split('@');
  const from = run.head_repository?.full_name;
  const against: [boolean, string][] = [
    [path !== DEPLOY_WORKFLOW, `it is of ${path} and not of ${DEPLOY_WORKFLOW}`],
    [ref !== undefined && ref !== branch && ref !== `refs/heads/${branch}`, `its workflow is that of ${ref}`],
    [!DEPLOY_EVENTS.includes(run.event), `it was started by ${run.event} and not by ${DEPLOY_EVENTS.join(' or ')}`],
    [from !== repository, `its commit is of ${from ?? 'a repository that is gone'}`],
    [run.head_branch !== branch, `it deployed ${run.head_branch ?? 'no branch'} and not ${branch}`],
    [run.status !== 'completed' || run.conclusion !== 'success', `it did not succeed: ${run.conclusion ?? run.status}`],
    [branchIs !== 'ahead' && branchIs !== 'identical', `its commit ${run.head_sha} is not part of ${branch}`],
    [assembly === undefined, 'it made no assembly'],
    [assembly?.expired === true, 'its assembly is kept no longer: revert the commit instead, and merge'],
  ];
  return against.filter(([applies]) => applies).map(([, reason]) => reason);
}
