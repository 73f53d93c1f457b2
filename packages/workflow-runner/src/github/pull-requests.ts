import { pullRequestEvent, type GitHubEvent } from './events';
import { type Changes } from './git-remote';
import { type WorkflowRun } from './run';
import { type GitHubState, type Issue } from './state';

/** A pull request, to open. */
export interface PullRequestOptions {
  title: string;
  body?: string;
  /** @default a branch of its own */
  branch?: string;
  changes: Changes;
  /** @default author */
  actor?: string;
  /** Whether it comes from a fork. @default false */
  fork?: boolean;
}

/** What pull requests start. */
export interface PullRequestLink {
  state: GitHubState;
  serverUrl: string;
  /** Starts what listens to an event. */
  trigger(event: GitHubEvent): WorkflowRun[];
  /** Moves a branch to a commit and starts what listens to that. */
  push(commit: string, branch: string, actor: string): WorkflowRun[];
}

/** The pull requests that people open, change and merge. */
export class PullRequests {
  constructor(private readonly link: PullRequestLink) {}

  /** Opens one. @returns it, and the runs that start */
  open({ title, body = '', branch, changes, actor = 'author', fork = false }: PullRequestOptions): {
    issue: Issue;
    runs: WorkflowRun[];
  } {
    const { state } = this.link;
    const { owner, name } = state.repository;
    const number = state.issues.length + 1;
    const head = branch ?? `change-${number}`;
    const commit = state.remote.commit(state.remote.resolve('refs/heads/main'), changes, title);
    if (!fork) state.remote.setReference(`refs/heads/${head}`, commit);
    const issue: Issue = {
      number,
      title,
      body,
      state: 'open',
      labels: [],
      user: actor,
      comments: [],
      pull: { head, headRepository: fork ? `${actor}/${name}` : `${owner}/${name}`, base: 'main', draft: false },
    };
    state.issues.push(issue);
    return { issue, runs: this.changed(issue, commit, 'opened', actor) };
  }

  /** Adds changes to one. @returns the runs that start */
  update(number: number, changes: Changes, actor = 'author'): WorkflowRun[] {
    const issue = this.named(number);
    const { remote } = this.link.state;
    const commit = remote.commit(remote.resolve(`refs/pull/${number}/head`), changes, 'update');
    const branch = `refs/heads/${issue.pull.head}`;
    if (remote.resolve(branch)) remote.setReference(branch, commit);
    return this.changed(issue, commit, 'synchronize', actor);
  }

  /** Merges one into its base. @returns the runs that start @throws Error when they conflict */
  merge(number: number, actor = 'author'): WorkflowRun[] {
    const issue = this.named(number);
    const { pull, title } = issue;
    const { remote } = this.link.state;
    const message = `Merge pull request #${number} from ${pull.headRepository.split('/')[0]}/${pull.head}\n\n${title}`;
    const commit = remote.merge(
      remote.resolve(`refs/heads/${pull.base}`)!,
      remote.resolve(`refs/pull/${number}/head`)!,
      message,
    );
    if (!commit) throw new Error(`pull request ${number} conflicts with ${pull.base}`);
    issue.state = 'closed';
    pull.mergedCommit = commit;
    return this.link.push(commit, pull.base, actor);
  }

  private named(number: number): Issue & Required<Pick<Issue, 'pull'>> {
    const issue = this.link.state.issues.find((candidate) => candidate.number === number);
    if (!issue?.pull) throw new Error(`there is no pull request ${number}`);
    return issue as Issue & Required<Pick<Issue, 'pull'>>;
  }

  /** Moves the references of one. GitHub starts nothing while it conflicts with its base. */
  private changed(issue: Issue, commit: string, action: string, actor: string): WorkflowRun[] {
    const { state, serverUrl, trigger } = this.link;
    const { remote } = state;
    const base = remote.resolve(`refs/heads/${issue.pull!.base}`)!;
    remote.setReference(`refs/pull/${issue.number}/head`, commit);
    const merged = remote.merge(base, commit, `Merge ${commit} into ${base}`);
    if (!merged) return [];
    remote.setReference(`refs/pull/${issue.number}/merge`, merged);
    return trigger(pullRequestEvent(state, serverUrl, issue, action, actor));
  }
}
