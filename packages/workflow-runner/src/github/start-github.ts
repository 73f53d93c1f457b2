import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { actBinary } from '../act/build-act';
import { buildFakes } from '../fakes/build-fakes';
import { dispatchInputs, type Inputs } from '../workflow-file/dispatch-inputs';
import { startsOn, triggerOf } from '../workflow-file/triggers';
import { readWorkflow, type WorkflowFile } from '../workflow-file/workflow-file';
import { ConcurrencyGroups } from './concurrency';
import { dispatchEvent, mergeGroupEvent, pushEvent, scheduleEvent, tagEvent, type GitHubEvent } from './events';
import { type EnvironmentRules, type Gate } from './gate';
import { type Changes, GitRemote } from './git-remote';
import { IdentityIssuer } from './identity/issuer';
import { type SubjectForm } from './identity/claims';
import { type JobSession } from './job-session';
import { PullRequests, type PullRequestOptions } from './pull-requests';
import { type WorkflowRun } from './run';
import { GitHubServer } from './server';
import { type StartedRun, startRun } from './start-run';
import { type Dispatch, type GitHubState, type Issue } from './state';

/** The token of the person who owns the repository, for clients outside of runs. */
export const OWNER_TOKEN = 'ghp_owner';

/**
 * Folders that were made from lockfiles, such as `node_modules`. A checkout whose lockfiles are the very same gets links to them, so that
 * a step that installs finds nothing to do; with other lockfiles it installs, as on GitHub.
 */
export interface InstalledFolders {
  /** The checkout that has them. */
  readonly from: string;
  /** Paths below it: `package-lock.json` */
  readonly lockfiles: readonly string[];
  /** Paths below it: `node_modules` */
  readonly folders: readonly string[];
  /** Folders of files that say themselves what they were made of, and are made anew where that is another: bundles. They are copied. @default none */
  readonly made?: readonly string[];
}

/** How to start a GitHub. */
export interface GitHubOptions {
  /** A checkout that becomes main, what is not committed yet included, or files for a first commit. */
  repository: string | Changes;
  /** @default `acme/example` */
  name?: string;
  /** @default true */
  private?: boolean;
  /** @default none: jobs that name one enter it without a review, as on GitHub */
  environments?: Record<string, EnvironmentRules>;
  /** Variables of the repository. @default none */
  variables?: Record<string, string>;
  /** Branches that jobs may not push to. @default main */
  protectedBranches?: string[];
  /** The setting "Allow GitHub Actions to create and approve pull requests". @default false, as in a new repository */
  jobsMayOpenPullRequests?: boolean;
  /** How subjects name the repository. @default classic */
  subjectForm?: SubjectForm;
  /** Whether dispatches through the API start the workflow, beside being recorded. @default false */
  executeDispatches?: boolean;
  /** What steps find in their environment, the address of a cloud for example. @default nothing */
  environment?: Record<string, string>;
  /** What checkouts are given instead of installing it. @default nothing */
  installed?: InstalledFolders;
  /** Asked for every run that waits: the terminal of a person, for example. @default nobody; tests use `run.gate()` */
  onWaiting?: (run: WorkflowRun, gate: Gate) => void;
  /** Told every line a run prints. @default nobody */
  onLine?: (run: WorkflowRun, line: string) => void;
}

/** A running GitHub with one repository. */
export interface GitHub {
  /** `http://127.0.0.1:PORT`, also that of the API. */
  url: string;
  state: GitHubState;
  issuer: IdentityIssuer;
  remote: GitRemote;
  /** Commits changes on top of a branch without pushing them. @returns the commit */
  commit(changes: Changes, message?: string, branch?: string): string;
  /** Pushes a commit, or changes as one. @returns the runs that start */
  push(what: string | Changes, options?: { branch?: string; actor?: string; message?: string }): WorkflowRun[];
  /** Pushes a tag. @returns the runs that start */
  pushTag(tag: string, commit: string, actor?: string): WorkflowRun[];
  /** Opens a pull request. @returns it, and the runs that start */
  pullRequest(options: PullRequestOptions): { issue: Issue; runs: WorkflowRun[] };
  /** Adds changes to a pull request. @returns the runs that start */
  updatePullRequest(number: number, changes: Changes, actor?: string): WorkflowRun[];
  /** Merges a pull request into its base. @returns the runs that start */
  merge(number: number, actor?: string): WorkflowRun[];
  /** Puts a commit into the merge queue. @returns the runs that start */
  mergeGroup(commit: string, actor?: string): WorkflowRun[];
  /** Starts a workflow by hand. @throws WorkflowError for inputs it does not take */
  dispatch(workflow: string, inputs?: Inputs, options?: { branch?: string; actor?: string }): WorkflowRun;
  /** Lets the clock start a workflow. @throws Error when it has no schedule */
  schedule(workflow: string): WorkflowRun;
  /** Ends every run and removes everything. */
  stop(): Promise<void>;
}

/** Starts a fake of GitHub on loopback, with a copy of a repository, that executes its workflows. */
export async function startGitHub(options: GitHubOptions): Promise<GitHub> {
  const folder = mkdtempSync(join(tmpdir(), 'github-'));
  const [owner = '', name = ''] = (options.name ?? 'acme/example').split('/');
  const remoteFolder = join(folder, 'repository.git');
  const [binary, fakes] = await Promise.all([actBinary(), buildFakes(join(folder, 'fakes'))]);
  const remote =
    typeof options.repository === 'string'
      ? GitRemote.copyOf(options.repository, remoteFolder)
      : GitRemote.empty(remoteFolder);
  if (typeof options.repository !== 'string')
    remote.setReference('refs/heads/main', remote.commit(undefined, options.repository, 'first commit'));

  const started: StartedRun[] = [];
  let identifier = 1000;
  const state: GitHubState = {
    repository: { owner, name, id: 700, ownerId: 42, private: options.private ?? true },
    remote,
    environments: options.environments ?? {},
    variables: options.variables ?? {},
    protectedBranches: options.protectedBranches ?? ['main'],
    rulesets: [],
    codeOwnersErrors: [],
    jobsMayOpenPullRequests: options.jobsMayOpenPullRequests ?? false,
    subjectForm: options.subjectForm ?? 'classic',
    issues: [],
    deployments: [],
    attestations: [],
    dispatches: [],
    calls: [],
    artifactsFolder: join(folder, 'artifacts'),
    expiredArtifacts: new Set(),
    runs: () => started.map(({ facts }) => facts()),
    nextId: () => ++identifier,
    now: () => new Date().toISOString(),
    onDispatch: (made: Dispatch) => {
      if (options.executeDispatches) dispatch(made.workflow, made.inputs, { branch: made.ref, actor: made.by });
    },
  };
  mkdirSync(state.artifactsFolder);
  const issuer = new IdentityIssuer();
  const sessions = new Map<string, JobSession>();
  const server = await GitHubServer.start({
    state,
    issuer,
    session: (token) => sessions.get(token),
    people: new Map([[OWNER_TOKEN, owner]]),
  });
  const environment = stepEnvironment(fakes.programs, join(folder, 'caches'), options);
  const parts = {
    actBinary: binary,
    state,
    issuer,
    groups: new ConcurrencyGroups(),
    serverUrl: server.url,
    folder,
    runnerScript: fakes.runnerScript,
    fakeOf: fakes.fakeOf,
    environment,
    sessions,
    onWaiting: options.onWaiting ?? (() => undefined),
    onLine: options.onLine ?? (() => undefined),
    cancelRun: (id: number) => started.find(({ run }) => run.id === id)?.run.cancel(),
  };

  function start(event: GitHubEvent, file: WorkflowFile): WorkflowRun {
    const number = started.filter(({ run }) => run.workflow === file.path).length + 1;
    const made = startRun(parts, event, file, ++identifier, number);
    // Whoever waits for the run gets the error; nobody has to wait.
    made.run.finished.catch(() => undefined);
    started.push(made);
    return made.run;
  }

  function workflows(commit: string): WorkflowFile[] {
    return remote
      .list(commit, '.github/workflows')
      .filter((path) => /\.ya?ml$/.test(path))
      .map((path) => readWorkflow(path, remote.read(commit, path)!));
  }

  function trigger(event: GitHubEvent): WorkflowRun[] {
    return workflows(event.sha)
      .filter(({ workflow }) => startsOn(workflow, event.trigger))
      .map((file) => start(event, file));
  }

  function fileOf(workflow: string, branch: string): { file: WorkflowFile; sha: string } {
    const path = workflow.includes('/') ? workflow : `.github/workflows/${workflow}`;
    const sha = remote.resolve(`refs/heads/${branch}`);
    const text = sha && remote.read(sha, path);
    if (!sha || text === undefined) throw new Error(`there is no ${path} on ${branch}`);
    return { file: readWorkflow(path, text), sha };
  }

  function head(branch: string): string | undefined {
    return remote.resolve(`refs/heads/${branch}`);
  }

  function commit(changes: Changes, message = 'change', branch = 'main'): string {
    return remote.commit(head(branch) ?? head('main'), changes, message);
  }

  function push(what: string | Changes, { branch = 'main', actor = 'author', message = 'change' } = {}): WorkflowRun[] {
    const before = head(branch);
    const sha = typeof what === 'string' ? what : commit(what, message, branch);
    remote.setReference(`refs/heads/${branch}`, sha);
    return trigger(pushEvent(state, branch, before, sha, actor));
  }

  function pushTag(tag: string, commit: string, actor = 'author'): WorkflowRun[] {
    remote.setReference(`refs/tags/${tag}`, commit);
    return trigger(tagEvent(state, tag, commit, actor));
  }

  const pullRequests = new PullRequests({
    state,
    serverUrl: server.url,
    trigger,
    push: (sha, branch, actor) => push(sha, { branch, actor }),
  });

  function dispatch(workflow: string, inputs: Inputs = {}, { branch = 'main', actor = 'author' } = {}): WorkflowRun {
    const { file, sha } = fileOf(workflow, branch);
    return start(
      dispatchEvent(
        state,
        file.path,
        branch,
        sha,
        dispatchInputs(file, inputs, Object.keys(state.environments)),
        actor,
      ),
      file,
    );
  }

  function schedule(workflow: string): WorkflowRun {
    const { file, sha } = fileOf(workflow, 'main');
    if (!triggerOf(file.workflow, 'schedule')) throw new Error(`${file.path} has no schedule`);
    const [first] = (file.workflow.on as unknown as { schedule: { cron: string }[] }).schedule;
    return start(scheduleEvent(state, sha, first!.cron), file);
  }

  return {
    url: server.url,
    state,
    issuer,
    remote,
    commit,
    push,
    pushTag,
    dispatch,
    schedule,
    pullRequest: (wanted) => pullRequests.open(wanted),
    updatePullRequest: (number, changes, actor) => pullRequests.update(number, changes, actor),
    merge: (number, actor) => pullRequests.merge(number, actor),
    mergeGroup: (sha, actor = 'author') => trigger(mergeGroupEvent(state, 'main', sha, actor)),
    stop: async () => {
      started.forEach(({ run, facts }) => {
        if (facts().status !== 'completed') run.cancel();
      });
      await Promise.allSettled(started.map(({ run }) => run.finished));
      await server.stop();
      rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}

/** What act and the steps find: programs, a language, the fakes; nothing of this shell that would lead elsewhere. */
function stepEnvironment(
  programs: string,
  caches: string,
  { environment, installed }: GitHubOptions,
): Record<string, string> {
  const { PATH = '', PYTHON } = process.env;
  return {
    PATH: `${programs}:${PATH}`,
    LANG: 'C.UTF-8',
    GIT_CONFIG_NOSYSTEM: '1',
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
    ACT_CACHES: caches,
    ...(installed ? { ACT_INSTALLED: JSON.stringify(installed) } : {}),
    ...(PYTHON ? { PYTHON } : {}),
    ...environment,
  };
}
