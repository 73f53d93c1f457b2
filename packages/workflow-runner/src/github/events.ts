import { shownPull } from './routes/pulls';
import { type GitHubState, type Issue } from './state';
import { type TriggeringEvent } from '../workflow-file/triggers';

/** An event, with everything a run takes from it. */
export interface GitHubEvent {
  trigger: TriggeringEvent;
  payload: Record<string, unknown>;
  /** `refs/heads/main` */
  ref: string;
  sha: string;
  headRef: string;
  baseRef: string;
  actor: string;
  /** `owner/name` of the repository that the commit is in. */
  headRepository: string;
  /** Whether a fork's pull request made it: nothing is written for it. */
  fromFork: boolean;
  inputs: Readonly<Record<string, string>>;
}

type Base = Pick<GitHubState, 'repository' | 'remote'>;

function common({ repository }: Base, actor: string): Record<string, unknown> {
  const { owner, name, id, ownerId } = repository;
  return {
    repository: {
      id,
      name,
      full_name: `${owner}/${name}`,
      private: repository.private,
      default_branch: 'main',
      owner: { login: owner, id: ownerId },
    },
    sender: { login: actor },
  };
}

function event(
  trigger: TriggeringEvent,
  ref: string,
  sha: string,
  actor: string,
  payload: Record<string, unknown>,
): GitHubEvent {
  const { full_name: headRepository } = payload.repository as { full_name: string };
  return { trigger, payload, ref, sha, headRef: '', baseRef: '', actor, headRepository, fromFork: false, inputs: {} };
}

/** A push to a branch. */
export function pushEvent(
  base: Base,
  branch: string,
  before: string | undefined,
  sha: string,
  actor: string,
): GitHubEvent {
  const message = base.remote.git(['show', '-s', '--format=%B', sha]);
  const ref = `refs/heads/${branch}`;
  return event({ name: 'push', branch, paths: base.remote.changedPaths(before, sha) }, ref, sha, actor, {
    ...common(base, actor),
    ref,
    before: before ?? '0'.repeat(40),
    after: sha,
    forced: false,
    pusher: { name: actor },
    head_commit: { id: sha, message },
    commits: [{ id: sha, message }],
  });
}

/** A push of a tag. */
export function tagEvent(base: Base, tag: string, sha: string, actor: string): GitHubEvent {
  const ref = `refs/tags/${tag}`;
  return event({ name: 'push', tag }, ref, sha, actor, {
    ...common(base, actor),
    ref,
    before: '0'.repeat(40),
    after: sha,
    created: true,
    forced: false,
    pusher: { name: actor },
    head_commit: { id: sha },
  });
}

/** Something that happened to a pull request; the run is for its merge commit. */
export function pullRequestEvent(
  state: GitHubState,
  serverUrl: string,
  issue: Issue,
  action: string,
  actor: string,
): GitHubEvent {
  const pull = issue.pull!;
  const merge = state.remote.resolve(`refs/pull/${issue.number}/merge`);
  if (!merge) throw new Error(`pull request ${issue.number} conflicts with ${pull.base}: GitHub starts no run for it`);
  const { owner, name } = state.repository;
  const shown = shownPull({ state, serverUrl }, issue as Parameters<typeof shownPull>[1]);
  return {
    ...event(
      {
        name: 'pull_request',
        branch: pull.base,
        action,
        paths: state.remote.changedPaths(state.remote.resolve(pull.base), merge),
      },
      `refs/pull/${issue.number}/merge`,
      merge,
      actor,
      { ...common(state, actor), action, number: issue.number, pull_request: shown },
    ),
    headRef: pull.head,
    baseRef: pull.base,
    headRepository: pull.headRepository,
    fromFork: pull.headRepository !== `${owner}/${name}`,
  };
}

/** A merge queue that wants to know whether a group passes. */
export function mergeGroupEvent(base: Base, branch: string, sha: string, actor: string): GitHubEvent {
  const ref = `refs/heads/gh-readonly-queue/${branch}/${sha}`;
  return event({ name: 'merge_group', branch, action: 'checks_requested' }, ref, sha, actor, {
    ...common(base, actor),
    action: 'checks_requested',
    merge_group: {
      head_sha: sha,
      head_ref: ref,
      base_ref: `refs/heads/${branch}`,
      base_sha: base.remote.resolve(branch),
    },
  });
}

/** The clock that starts a workflow on the default branch. */
export function scheduleEvent(base: Base, sha: string, cron: string): GitHubEvent {
  return event({ name: 'schedule' }, 'refs/heads/main', sha, base.repository.owner, {
    ...common(base, base.repository.owner),
    schedule: cron,
  });
}

/** Somebody who starts a workflow by hand. */
export function dispatchEvent(
  base: Base,
  workflow: string,
  branch: string,
  sha: string,
  inputs: Readonly<Record<string, string>>,
  actor: string,
): GitHubEvent {
  const ref = `refs/heads/${branch}`;
  return {
    ...event({ name: 'workflow_dispatch' }, ref, sha, actor, { ...common(base, actor), inputs, ref, workflow }),
    inputs,
  };
}
