import { type ActLog, type Conclusion, type JobRecord } from '../act/act-log';
import { type Gate } from './gate';
import { type AssumedRole, type IssuedToken } from './job-session';
import { type ApiCall } from './state';

/** A finished run. */
export interface RunResult {
  conclusion: Conclusion;
  /** By the names GitHub shows: `environments (dev) / prepare`. */
  jobs: Readonly<Record<string, JobRecord>>;
  /** One job. @throws Error that names the jobs there are */
  job(name: string): JobRecord;
  /** The summaries of all jobs, in the order the jobs ended. */
  summary: string;
  /** Folders of the artifacts, by name. */
  artifacts: Readonly<Record<string, string>>;
  tokens: readonly IssuedToken[];
  rolesAssumed: readonly AssumedRole[];
  apiCalls: readonly ApiCall[];
  /** Everything that was printed. */
  log: string;
  durationMilliseconds: number;
}

/** A run of a workflow. */
export interface WorkflowRun {
  id: number;
  /** `.github/workflows/deploy.yml` */
  workflow: string;
  event: string;
  sha: string;
  actor: string;
  /** Its jobs so far, by the names GitHub shows. */
  readonly jobs: Readonly<Record<string, JobRecord>>;
  /** The gate of an environment for this run: `run.gate('prod').approve()`. */
  gate(environment: string): Gate;
  /** Ends once act does: never while a job waits at a gate. Rejects only when act could not be started. */
  finished: Promise<RunResult>;
  /** Ends it as a person would on GitHub. */
  cancel(): void;
}

/** How a run went, from its jobs. */
export function conclude(jobs: Readonly<Record<string, JobRecord>>, exitCode: number, cancelled: boolean): Conclusion {
  if (cancelled) return 'cancelled';
  const results = Object.values(jobs).map(({ result }) => result);
  if (results.includes('failure') || (exitCode !== 0 && !results.includes('cancelled'))) return 'failure';
  if (results.includes('cancelled')) return 'cancelled';
  return results.some((result) => result === 'success') ? 'success' : 'skipped';
}

/** The job of that name. @throws Error that names the jobs there are */
export function jobNamed(jobs: ActLog['jobs'], name: string): JobRecord {
  const job = jobs[name];
  if (!job) throw new Error(`no job ${name} in this run: ${Object.keys(jobs).join(', ') || 'no job started'}`);
  return job;
}
