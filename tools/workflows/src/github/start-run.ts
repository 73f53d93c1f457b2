import { mkdirSync, mkdtempSync, readdirSync, existsSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { randomBytes } from 'node:crypto';
import { ActLog } from '../act/act-log';
import { runAct, type RunningAct } from '../act/run-act';
import { instrument, type Plan } from '../instrument/instrument';
import { concurrencyOf } from '../instrument/runner-steps';
import { FORK_CAP, NO_CAP } from '../workflow-file/permissions';
import { type WorkflowFile } from '../workflow-file/workflow-file';
import { usedActions } from '../workflow-file/used-actions';
import { type ConcurrencyGroups } from './concurrency';
import { type GitHubEvent } from './events';
import { Gate } from './gate';
import { groupName } from './group-name';
import { type IdentityIssuer } from './identity/issuer';
import { JobSession, type RunLink } from './job-session';
import { conclude, jobNamed, type RunResult, type WorkflowRun } from './run';
import { type Deployment, type GitHubState, type RunFacts } from './state';

/** Milliseconds between two looks at a concurrency group that is taken. */
const POLL_MILLISECONDS = 100;

/** What every run of a repository shares. */
export interface RunParts {
  actBinary: string;
  state: GitHubState;
  issuer: IdentityIssuer;
  groups: ConcurrencyGroups;
  serverUrl: string;
  /** Folder for what runs leave; removed with the stand-in. */
  folder: string;
  runnerScript: string;
  /** The folder that stands in for a remote action at a ref. @throws Error for an action nobody stands in for */
  standInFor(repository: string): string;
  /** What steps find in their environment besides what GitHub sets. */
  environment: Readonly<Record<string, string>>;
  sessions: Map<string, JobSession>;
  /** Told when a run waits for a review. */
  onWaiting(run: WorkflowRun, gate: Gate): void;
  /** Ends the run with that number. */
  cancelRun(id: number): void;
  onLine(run: WorkflowRun, line: string): void;
}

/** A run, with what the API shows of it. */
export interface StartedRun {
  run: WorkflowRun;
  facts(): RunFacts;
}

function contextOf(parts: RunParts, event: GitHubEvent, id: number, number: number, workflow: WorkflowFile): Record<string, string> {
  const { owner, name, id: repositoryId, ownerId } = parts.state.repository;
  return {
    GITHUB_REPOSITORY: `${owner}/${name}`, GITHUB_REPOSITORY_ID: String(repositoryId), GITHUB_REPOSITORY_OWNER: owner, GITHUB_REPOSITORY_OWNER_ID: String(ownerId),
    GITHUB_REF: event.ref, SHA_REF: event.sha, GITHUB_REF_NAME: event.ref.replace(/^refs\/(heads|tags|pull)\//, ''), GITHUB_REF_TYPE: event.ref.startsWith('refs/tags/') ? 'tag' : 'branch',
    GITHUB_HEAD_REF: event.headRef, GITHUB_BASE_REF: event.baseRef, GITHUB_RUN_ID: String(id), GITHUB_RUN_NUMBER: String(number), GITHUB_RUN_ATTEMPT: '1',
    GITHUB_TRIGGERING_ACTOR: event.actor, GITHUB_WORKFLOW_REF: `${owner}/${name}/${workflow.path}@${event.ref}`, GITHUB_WORKFLOW_SHA: event.sha,
    GITHUB_SERVER_URL: parts.serverUrl, GITHUB_API_URL: parts.serverUrl, GITHUB_GRAPHQL_URL: `${parts.serverUrl}/graphql`, RUNNER_ENVIRONMENT: 'github-hosted',
  };
}

/** Folders that stand in for the remote actions which the workflows and the repository's own actions use. */
function actionsOf(parts: RunParts, event: GitHubEvent, plan: Plan): Record<string, string> {
  const { remote } = parts.state;
  const own = remote.list(event.sha, '.github').filter((path) => /(^|\/)action\.ya?ml$/.test(path)).map((path) => ({ path, text: remote.read(event.sha, path)! }));
  const workflows = Object.entries(plan.files).map(([path, text]) => ({ path, text }));
  return Object.fromEntries([...workflows, ...own].flatMap(({ path, text }) => usedActions(path, text))
    .flatMap(({ uses }) => (uses?.kind === 'remote' ? [[`${uses.repository}@${uses.ref}`, parts.standInFor(uses.repository)] as const] : [])));
}

function artifactsOf(folder: string): Record<string, string> {
  return existsSync(folder) ? Object.fromEntries(readdirSync(folder).sort().map((name) => [name, join(folder, name)])) : {};
}

/**
 * Starts a workflow for an event.
 * @throws WorkflowError when GitHub would not start it, or when it cannot run faithfully here
 */
export function startRun(parts: RunParts, event: GitHubEvent, file: WorkflowFile, id: number, number: number): StartedRun {
  const { state } = parts;
  const folder = mkdtempSync(join(parts.folder, `run-${id}-`));
  const plan = instrument(file, {
    serverUrl: parts.serverUrl, runnerScript: parts.runnerScript, read: (path) => state.remote.read(event.sha, path),
    cap: event.fromFork ? FORK_CAP : NO_CAP, tokenOf: () => `ghs_${randomBytes(18).toString('hex')}`,
  });
  const log = new ActLog();
  const gates = new Map<string, Gate>();
  const deployments: { deployment: Deployment; job: string }[] = [];
  let printed = '';
  let act: RunningAct | undefined;
  let cancelled = false;
  let conclusion: RunResult['conclusion'] | undefined;

  const branch = event.ref.startsWith('refs/heads/') ? event.ref.slice('refs/heads/'.length) : undefined;
  const gate = (environment: string): Gate => {
    let found = gates.get(environment);
    if (!found) {
      found = new Gate(environment, state.environments[environment] ?? {}, event.actor, branch);
      gates.set(environment, found);
      const made = found;
      void made.reached.then(() => parts.onWaiting(run, made));
    }
    return found;
  };
  const link: RunLink = {
    id, state, issuer: parts.issuer, groups: parts.groups, tokens: [], roles: [], gate,
    identity: {
      repository: state.repository, form: state.subjectForm, event: event.trigger.name, ref: event.ref, sha: event.sha, headRef: event.headRef, baseRef: event.baseRef,
      actor: event.actor, runId: id, runNumber: number, workflowName: file.workflow.name ?? file.path, workflow: file.path,
    },
    isCancelled: () => cancelled,
    cancelHolder: (member) => parts.cancelRun(Number(member.split('/')[0])),
    onEntered: (job, environment) => {
      const deployment: Deployment = { id: state.nextId(), environment, sha: event.sha, ref: event.ref, creator: event.actor, payload: {}, statuses: [{ id: state.nextId(), state: 'in_progress', description: '', createdAt: state.now() }] };
      state.deployments.push(deployment);
      deployments.push({ deployment, job });
    },
  };
  for (const job of plan.jobs) parts.sessions.set(job.token, new JobSession(link, job));

  const onLine = (line: string) => {
    const shown = log.take(line);
    if (shown === undefined) return;
    printed += `${shown}\n`;
    parts.onLine(run, shown);
  };

  /** Waits for the workflow's own concurrency group. @returns whether the run may go on */
  async function entered(): Promise<boolean> {
    const group = concurrencyOf(file.workflow.concurrency);
    if (!group) return true;
    const contexts = { github: { workflow: file.workflow.name ?? file.path, ref: event.ref, head_ref: event.headRef, ref_name: branch, run_id: id, event_name: event.trigger.name, event: event.payload }, inputs: event.inputs };
    const name = groupName(group.group, contexts);
    const cancels = groupName(group.cancelInProgress, contexts) === 'true';
    while (!cancelled) {
      const answer = parts.groups.enter(name, `${id}/`, cancels ? link.cancelHolder : undefined);
      if (answer.state === 'go') return true;
      if (answer.state === 'stop') {
        printed += `${answer.message}\n`;
        return false;
      }
      await sleep(POLL_MILLISECONDS);
    }
    return false;
  }

  async function execute(): Promise<number> {
    const checkedOut = join(folder, 'workflows');
    for (const [path, text] of Object.entries(plan.files)) {
      mkdirSync(dirname(join(checkedOut, path)), { recursive: true });
      writeFileSync(join(checkedOut, path), text);
    }
    const home = join(folder, 'home');
    const temporary = join(folder, 'tmp');
    mkdirSync(home);
    mkdirSync(temporary);
    const eventFile = join(folder, 'event.json');
    writeFileSync(eventFile, JSON.stringify(event.payload));
    act = runAct({
      binary: parts.actBinary, folder: checkedOut, workflow: file.path, event: event.trigger.name, eventFile, actor: event.actor, labels: plan.labels,
      context: contextOf(parts, event, id, number, file), variables: state.variables, actions: actionsOf(parts, event, plan), cacheFolder: join(folder, 'act'),
      environment: { ...parts.environment, HOME: home, TMPDIR: temporary, ACT_RUNNER_URL: parts.serverUrl, ACT_ARTIFACTS: state.artifactsFolder }, onLine,
    });
    if (cancelled) act.cancel();
    return act.finished;
  }

  /** Ends the deployments the run began, as GitHub does with the job that entered the environment. */
  function endDeployments(): void {
    for (const { deployment, job } of deployments) {
      const results = Object.entries(log.jobs)
        .filter(([name, record]) => name.split(' / ').map((part) => part.split(' (')[0]).join('/') === job && record.environment === deployment.environment)
        .map(([, { result }]) => result);
      const ended = results.length > 0 && results.every((result) => result === 'success') ? 'success' : 'failure';
      deployment.statuses.push({ id: state.nextId(), state: ended, description: '', createdAt: state.now() });
    }
  }

  async function finish(): Promise<RunResult> {
    const started = Date.now();
    try {
      const mayRun = await entered();
      const exitCode = mayRun ? await execute() : 0;
      conclusion = mayRun ? conclude(log.jobs, exitCode, cancelled) : 'cancelled';
    } finally {
      conclusion ??= 'failure';
      parts.groups.leaveAll(`${id}/`);
      for (const { token } of plan.jobs) parts.sessions.delete(token);
      endDeployments();
      rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
    }
    return {
      conclusion, jobs: log.jobs, job: (name) => jobNamed(log.jobs, name), summary: Object.values(log.jobs).map(({ summary }) => summary).join(''),
      artifacts: artifactsOf(join(state.artifactsFolder, String(id))), tokens: link.tokens, rolesAssumed: link.roles,
      apiCalls: state.calls.filter(({ runId }) => runId === id), log: printed, durationMilliseconds: Date.now() - started,
    };
  }

  const run: WorkflowRun = {
    id, workflow: file.path, event: event.trigger.name, sha: event.sha, actor: event.actor, gate, finished: Promise.resolve().then(finish),
    cancel: () => {
      cancelled = true;
      act?.cancel();
    },
  };
  return { run, facts: () => {
    const waitingFor = [...gates.values()].filter(({ isWaiting }) => isWaiting).map(({ environment }) => environment);
    return {
      id, number, workflow: file.path, event: event.trigger.name, branch: branch ?? null, sha: event.sha, actor: event.actor, conclusion: conclusion ?? null, waitingFor,
      status: conclusion ? 'completed' : waitingFor.length > 0 ? 'waiting' : parts.groups.isWaiting(`${id}/`) ? 'pending' : 'in_progress',
      reviews: [...gates.values()].flatMap(({ environment, decisions }) => decisions.map((decision) => ({ environment, decision }))),
    };
  } };
}
