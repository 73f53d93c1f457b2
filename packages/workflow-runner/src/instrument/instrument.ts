import { stringify } from 'yaml';
import { jobPermissions, NO_CAP, capped, type Permissions } from '../workflow-file/permissions';
import {
  type Concurrency,
  type Job,
  type Workflow,
  type WorkflowFile,
  WorkflowError,
} from '../workflow-file/workflow-file';
import { calledWorkflow, type FileReader } from './called-workflow';
import { taggedName } from './job-name';
import { runnerSteps, type RunnerLink } from './runner-steps';

/** A job of a run, before it runs. Legs of a matrix are one. */
export interface PlannedJob {
  /** ids of the calling jobs and its own: `environments/prepare` */
  path: string;
  /** `.github/workflows/environment.yml` */
  file: string;
  id: string;
  token: string;
  permissions: Permissions;
}

/** A run, before it runs. */
export interface PlannedRun {
  /** Instrumented copies, by path. */
  workflows: Record<string, Workflow>;
  jobs: PlannedJob[];
  /** `runs-on` of every job. */
  labels: string[];
}

/** A run, before it runs: what act is given. */
export interface Plan extends Omit<PlannedRun, 'workflows'> {
  /** Instrumented copies, by path. */
  files: Record<string, string>;
}

/** How to instrument. */
export interface InstrumentOptions extends RunnerLink {
  /** Reads the commit that runs. */
  read: FileReader;
  /** @default no limit; a pull request from a fork has one */
  cap?: Permissions;
  /** A token for a job, unique in the run. */
  tokenOf(path: string): string;
}

interface Call {
  file: WorkflowFile;
  /** Path of the copy. */
  copy: string;
  /** ids of the calling jobs */
  callers: readonly string[];
  /** Paths of the workflows, this one last. */
  chain: readonly string[];
  permissions?: Permissions;
}

/** Refuses what would silently do something else here than on GitHub. */
function refuse(file: WorkflowFile, id: string, job: Job, callers: readonly string[]): void {
  const fail = (key: string, problem: string) =>
    new WorkflowError(file.path, file.positionOf(['jobs', id, key]), `job ${id}: ${problem}`);
  if (job.container !== undefined) throw fail('container', 'containers do not run offline');
  if (job.services !== undefined) throw fail('services', 'services do not run offline');
  if (job.uses !== undefined && job.concurrency !== undefined)
    throw fail(
      'concurrency',
      'concurrency of a calling job is not kept offline: give it to the jobs of the called workflow',
    );
  if (callers.length > 0 && file.workflow.concurrency !== undefined) {
    throw new WorkflowError(
      file.path,
      file.positionOf(['concurrency']),
      'concurrency of a called workflow is not kept offline: give it to its jobs',
    );
  }
  if (job.steps !== undefined && (typeof job['runs-on'] !== 'string' || job['runs-on'].includes('${{')))
    throw fail('runs-on', 'needs one runner label, written out');
}

/**
 * Copies of a workflow and of everything it calls, each call a copy of its own, changed only where act lacks what GitHub does: a token
 * and, where the job may have it, an identity for each job; a first step that waits at the environment and for the concurrency
 * group, a last one that leaves the group; names that tell legs apart in the log. A called workflow carries its caller's name, as in
 * `github.workflow`.
 * @throws WorkflowError where GitHub would not start the run, or where it cannot be executed faithfully
 */
export function instrument(entry: WorkflowFile, options: InstrumentOptions): Plan {
  const { workflows, ...plan } = planRun(entry, options);
  const files = Object.entries(workflows).map(([path, workflow]) => [path, stringify(workflow, { lineWidth: 0 })]);
  return { ...plan, files: Object.fromEntries(files) as Plan['files'] };
}

/** {@link instrument}, before the copies are written: what asks only whether a run can be executed saves that. */
export function planRun(entry: WorkflowFile, options: InstrumentOptions): PlannedRun {
  const plan: PlannedRun = { workflows: {}, jobs: [], labels: [] };
  const labels = new Set<string>();
  const workflowName = entry.workflow.name ?? entry.path;

  function visit({ file, copy, callers, chain, permissions: cap }: Call): void {
    const jobs = Object.fromEntries(
      Object.entries(file.workflow.jobs).map(([id, job]) => {
        refuse(file, id, job, callers);
        const permissions = jobPermissions(file, id, job, cap);
        const name = taggedName(id, job.strategy?.matrix !== undefined);
        if (job.uses !== undefined) {
          const called = calledWorkflow(file, id, job, options.read, chain);
          const calledCopy = `.github/workflows/${[...callers, id].join('.')}.called.yml`;
          visit({
            file: called,
            copy: calledCopy,
            callers: [...callers, id],
            chain: [...chain, called.path],
            permissions,
          });
          return [id, { ...job, name, uses: `./${calledCopy}` }];
        }
        labels.add(String(job['runs-on']));
        const path = [...callers, id].join('/');
        const planned: PlannedJob = {
          path,
          file: file.path,
          id,
          token: options.tokenOf(path),
          permissions: capped(permissions, options.cap ?? NO_CAP),
        };
        plan.jobs.push(planned);
        return [id, { ...withoutConcurrency(job), name, ...runnerSteps(job, planned, options) }];
      }),
    );
    plan.workflows[copy] = { ...withoutConcurrency(file.workflow), name: workflowName, jobs };
  }

  visit({ file: entry, copy: entry.path, callers: [], chain: [entry.path] });
  plan.labels = [...labels].sort();
  return plan;
}

/** act ignores concurrency, and refuses what its schema does not know of it yet. */
function withoutConcurrency<T extends { concurrency?: Concurrency }>({
  concurrency: _,
  ...rest
}: T): Omit<T, 'concurrency'> {
  return rest;
}
