import { type Step } from '../workflow-file/workflow-file';
import { reachedSteps, type DeliveryFiles, type LocatedJob } from './rule';

/** The command that executes prepared change sets. */
export const EXECUTES = /\bdelivery -- execute\b/;

/** The command that prepares them. */
export const PREPARES = /\bdelivery -- prepare\b/;

/** Index of the first of some steps that runs a command; -1 when none does. */
export function firstRun(steps: readonly Step[], command: RegExp): number {
  return steps.findIndex(({ run }) => run !== undefined && command.test(run));
}

function runs(files: DeliveryFiles, located: LocatedJob, command: RegExp): boolean {
  return firstRun(reachedSteps(files, located), command) >= 0;
}

/** Whether a job changes an environment. */
export function isDeployment(files: DeliveryFiles, located: LocatedJob): boolean {
  return runs(files, located, EXECUTES);
}

/** Whether a job prepares what a later one executes. */
export function isPreparation(files: DeliveryFiles, located: LocatedJob): boolean {
  return runs(files, located, PREPARES);
}
