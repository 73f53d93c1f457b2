import { type ConcurrencyGroups } from './concurrency';
import { type Gate } from './gate';
import { type IdentityIssuer } from './identity/issuer';
import { type JobSession } from './job-session';
import { type WorkflowRun } from './run';
import { type GitHubState } from './state';

/** What every run of a repository shares. */
export interface RunParts {
  actBinary: string;
  state: GitHubState;
  issuer: IdentityIssuer;
  groups: ConcurrencyGroups;
  serverUrl: string;
  /** Folder for what runs leave; removed with the fake. */
  folder: string;
  runnerScript: string;
  /** The folder that stands in for a remote action. @throws Error for an action nobody stands in for */
  fakeOf(repository: string): string;
  /** What steps find in their environment besides what GitHub sets. */
  environment: Readonly<Record<string, string>>;
  sessions: Map<string, JobSession>;
  /** Told when a run waits for a review. */
  onWaiting(run: WorkflowRun, gate: Gate): void;
  /** Ends the run with that number. */
  cancelRun(id: number): void;
  onLine(run: WorkflowRun, line: string): void;
}
