import {
  type Job,
  type Step,
  type WorkflowFile,
  reachedSteps,
  type GitHubFiles,
  type LocatedJob,
} from '@nss/workflow-runner/rules';

/** The command that executes prepared change sets. */
export const EXECUTES = /\bdelivery -- execute\b/;

/** The command that prepares them. */
export const PREPARES = /\bdelivery -- prepare\b/;

/** Index of the first of some steps that runs a command; -1 when none does. */
export function firstRun(steps: readonly Step[], command: RegExp): number {
  return steps.findIndex(({ run }) => run !== undefined && command.test(run));
}

function runs(files: GitHubFiles, located: LocatedJob, command: RegExp): boolean {
  return firstRun(reachedSteps(files, located), command) >= 0;
}

/** Whether a job changes an environment. */
export function isDeployment(files: GitHubFiles, located: LocatedJob): boolean {
  return runs(files, located, EXECUTES);
}

/** Whether a job prepares what a later one executes. */
export function isPreparation(files: GitHubFiles, located: LocatedJob): boolean {
  return runs(files, located, PREPARES);
}

/** Whether a job does what was approved: deploys, or repairs what somebody changed by hand. */
export function isApproved(files: GitHubFiles, located: LocatedJob): boolean {
  return isDeployment(files, located) || runs(files, located, /\bdelivery -- repair(?![-\w])/);
}

/** Whether a job shows what a later one does once it is approved. */
export function isShown(files: GitHubFiles, located: LocatedJob): boolean {
  return isPreparation(files, located) || runs(files, located, /\bdelivery -- repair-plan\b/);
}

/** The environment that a job's GitHub environment is for: those for what is shown and for repairs have a name after it. */
export function baseOf(environment: string): string {
  return environment.replace(/-(prepare|repair)$/, '');
}

/** Deepest nesting that is followed. */
const DEEPEST = 10;

/** Whether a workflow changes an environment, itself or through what it calls. */
export function workflowDeploys(files: GitHubFiles, file: WorkflowFile, depth = 0): boolean {
  return Object.entries(file.workflow.jobs).some(
    ([id, job]) => isDeployment(files, { file, id, job }) || callsDeployment(files, job, depth),
  );
}

/** Whether a job calls a workflow that does. */
export function callsDeployment(files: GitHubFiles, job: Job, depth = 0): boolean {
  const called = files.workflows.find(({ path }) => path === job.uses?.slice(2));
  return called !== undefined && depth < DEEPEST && workflowDeploys(files, called, depth + 1);
}
