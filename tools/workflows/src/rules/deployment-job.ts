import { reachedSteps, type DeliveryFiles, type LocatedJob } from './rule';

/** The command that executes prepared change sets. */
const EXECUTES = /\bdelivery -- execute\b/;

/** The command that prepares them. */
const PREPARES = /\bdelivery -- prepare\b/;

function runs(files: DeliveryFiles, located: LocatedJob, command: RegExp): boolean {
  return reachedSteps(files, located).some(({ run }) => run !== undefined && command.test(run));
}

/** Whether a job changes an environment. */
export function isDeployment(files: DeliveryFiles, located: LocatedJob): boolean {
  return runs(files, located, EXECUTES);
}

/** Whether a job prepares what a later one executes. */
export function isPreparation(files: DeliveryFiles, located: LocatedJob): boolean {
  return runs(files, located, PREPARES);
}
