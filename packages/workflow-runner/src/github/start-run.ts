import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { randomBytes } from 'node:crypto';
import { ActLog } from '../act/act-log';
import { runAct, type RunningAct } from '../act/run-act';
import { instrument, type Plan } from '../instrument/instrument';
import { concurrencyOf } from '../instrument/runner-steps';
import { FORK_CAP, NO_CAP } from '../workflow-file/permissions';
import { type WorkflowFile } from '../workflow-file/workflow-file';
import { type GitHubEvent } from './events';
import { groupName } from './group-name';
import { JobSession, type RunLink } from './job-session';
import { conclude, jobNamed, type RunResult, type WorkflowRun } from './run';
import { RunEnvironments } from './run-environments';
import { runActions, runArtifacts, runContext, writeRunFiles } from './run-files';
import { type RunParts } from './run-parts';
import { type RunFacts } from './state';

/** Milliseconds between two looks at a concurrency group that is taken. */
const POLL_MILLISECONDS = 100;

/** A run, with what the API shows of it. */
export interface StartedRun {
  run: WorkflowRun;
  facts(): RunFacts;
}

/** One run of one workflow, from its event to its result. */
class Run {
  readonly run: WorkflowRun;
  private readonly folder: string;
  private readonly plan: Plan;
  private readonly log = new ActLog();
  private readonly environments: RunEnvironments;
  private readonly link: RunLink;
  private printed = '';
  private act: RunningAct | undefined;
  private cancelled = false;
  private conclusion: RunResult['conclusion'] | undefined;

  constructor(
    private readonly parts: RunParts,
    private readonly event: GitHubEvent,
    private readonly file: WorkflowFile,
    readonly id: number,
    readonly number: number,
  ) {
    const { state } = parts;
    this.plan = instrument(file, {
      serverUrl: parts.serverUrl,
      runnerScript: parts.runnerScript,
      read: (path) => state.remote.read(event.sha, path),
      cap: event.fromFork ? FORK_CAP : NO_CAP,
      tokenOf: () => `ghs_${randomBytes(18).toString('hex')}`,
    });
    this.folder = mkdtempSync(join(parts.folder, `run-${id}-`));
    this.environments = new RunEnvironments(state, event, (gate) => parts.onWaiting(this.run, gate));
    this.link = {
      id,
      state,
      issuer: parts.issuer,
      groups: parts.groups,
      tokens: [],
      roles: [],
      gate: (environment) => this.environments.gate(environment),
      identity: {
        repository: state.repository,
        form: state.subjectForm,
        event: event.trigger.name,
        ref: event.ref,
        sha: event.sha,
        headRef: event.headRef,
        baseRef: event.baseRef,
        actor: event.actor,
        runId: id,
        runNumber: number,
        workflowName: this.workflowName,
        workflow: file.path,
      },
      isCancelled: () => this.cancelled,
      cancelHolder: (member) => parts.cancelRun(Number(member.split('/')[0])),
      onEntered: (job, environment) => this.environments.enter(job, environment),
    };
    for (const job of this.plan.jobs) parts.sessions.set(job.token, new JobSession(this.link, job));
    this.run = {
      id,
      workflow: file.path,
      event: event.trigger.name,
      sha: event.sha,
      actor: event.actor,
      jobs: this.log.jobs,
      gate: (environment) => this.environments.gate(environment),
      finished: Promise.resolve().then(() => this.finish()),
      cancel: () => {
        this.cancelled = true;
        this.act?.cancel();
      },
    };
  }

  /** What the API shows. */
  facts(): RunFacts {
    const {
      id,
      number,
      file,
      event,
      conclusion,
      environments: { waitingFor, reviews },
    } = this;
    const open = waitingFor.length > 0 ? 'waiting' : this.parts.groups.isWaiting(`${id}/`) ? 'pending' : 'in_progress';
    return {
      id,
      number,
      workflow: file.path,
      event: event.trigger.name,
      branch: event.trigger.name === 'pull_request' ? event.headRef : event.ref.replace(/^refs\/(heads|tags)\//, ''),
      headRepository: event.headRepository,
      sha: event.sha,
      actor: event.actor,
      status: conclusion ? 'completed' : open,
      conclusion: conclusion ?? null,
      reviews,
      waitingFor,
    };
  }

  private get workflowName(): string {
    return this.file.workflow.name ?? this.file.path;
  }

  private async finish(): Promise<RunResult> {
    const {
      id,
      parts: { state, groups, sessions },
      log,
      link,
    } = this;
    const started = Date.now();
    try {
      const mayRun = await this.entered();
      const exitCode = mayRun ? await this.execute() : 0;
      this.conclusion = mayRun ? conclude(log.jobs, exitCode, this.cancelled) : 'cancelled';
    } finally {
      this.conclusion ??= 'failure';
      groups.leaveAll(`${id}/`);
      for (const { token } of this.plan.jobs) sessions.delete(token);
      this.environments.end(log.jobs, this.ending());
      rmSync(this.folder, { recursive: true, force: true, maxRetries: 3 });
    }
    return {
      conclusion: this.conclusion,
      jobs: log.jobs,
      job: (name) => jobNamed(log.jobs, name),
      summary: Object.values(log.jobs)
        .map(({ summary }) => summary)
        .join(''),
      artifacts: runArtifacts(state.artifactsFolder, id),
      tokens: link.tokens,
      rolesAssumed: link.roles,
      apiCalls: state.calls.filter(({ runId }) => runId === id),
      log: this.printed,
      durationMilliseconds: Date.now() - started,
    };
  }

  /** The conclusion, with the jobs that failed and what each said last. */
  private ending(): string {
    const failed = Object.entries(this.log.jobs)
      .filter(([, { result }]) => result === 'failure')
      .map(([name, { output }]) => `${name}: ${output.trim().split('\n').slice(-2).join(' ')}`);
    return [this.conclusion, ...failed].join('; ');
  }

  /** Waits for the workflow's own concurrency group. @returns whether the run may go on */
  private async entered(): Promise<boolean> {
    const {
      event,
      id,
      parts: { groups },
    } = this;
    const group = concurrencyOf(this.file.workflow.concurrency);
    if (!group) return true;
    const github = {
      workflow: this.workflowName,
      ref: event.ref,
      sha: event.sha,
      head_ref: event.headRef,
      ref_name: event.ref.replace('refs/heads/', ''),
      run_id: id,
      event_name: event.trigger.name,
      actor: event.actor,
      event: event.payload,
    };
    const contexts = { github, inputs: event.inputs };
    const name = groupName(group.group, contexts);
    const cancels = groupName(group.cancelInProgress, contexts) === 'true';
    while (!this.cancelled) {
      const answer = groups.enter(name, `${id}/`, {
        queue: group.queue,
        ...(cancels && { cancel: this.link.cancelHolder }),
      });
      if (answer.state === 'go') return true;
      if (answer.state === 'stop') {
        this.print(answer.message);
        return false;
      }
      await sleep(POLL_MILLISECONDS);
    }
    return false;
  }

  private execute(): Promise<number> {
    const { parts, event, plan, file } = this;
    const folders = writeRunFiles(this.folder, plan, event);
    this.act = runAct({
      binary: parts.actBinary,
      folder: folders.workflows,
      workflow: file.path,
      event: event.trigger.name,
      eventFile: folders.eventFile,
      actor: event.actor,
      labels: plan.labels,
      context: runContext(parts, event, this, file),
      variables: parts.state.variables,
      actions: runActions(parts, event, plan),
      cacheFolder: folders.act,
      environment: {
        ...parts.environment,
        HOME: folders.home,
        TMPDIR: folders.temporary,
        ACT_RUNNER_URL: parts.serverUrl,
        ACT_ARTIFACTS: parts.state.artifactsFolder,
      },
      onLine: (line) => {
        const shown = this.log.take(line);
        if (shown !== undefined) this.print(shown);
      },
    });
    if (this.cancelled) this.act.cancel();
    return this.act.finished;
  }

  private print(line: string): void {
    this.printed += `${line}\n`;
    this.parts.onLine(this.run, line);
  }
}

/**
 * Starts a workflow for an event.
 * @throws WorkflowError when GitHub would not start it, or when it cannot run faithfully here
 */
export function startRun(
  parts: RunParts,
  event: GitHubEvent,
  file: WorkflowFile,
  id: number,
  number: number,
): StartedRun {
  const started = new Run(parts, event, file, id, number);
  return { run: started.run, facts: () => started.facts() };
}
