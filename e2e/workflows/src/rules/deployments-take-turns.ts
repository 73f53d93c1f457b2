import {
  concurrencyOf,
  environmentOf,
  triggerOf,
  atJob,
  jobs,
  type Broken,
  type Rule,
} from '@nss/workflow-runner/rules';
import { baseOf, callsDeployment, isApproved, isShown } from './deployment-job';

/** Two deployments into one environment would undo each other; one that is cut off leaves half of it. */
export const deploymentsTakeTurns: Rule = {
  name: 'deployments-take-turns',
  why: 'two deployments into one environment undo each other, and one that is cut off leaves half of it',
  check: (files) =>
    jobs(files)
      .filter(({ job }) => environmentOf(job) !== undefined || callsDeployment(files, job))
      .flatMap((located): Broken[] => {
        const { job, file } = located;
        const own = concurrencyOf(job.concurrency);
        const around = concurrencyOf(file.workflow.concurrency);
        const changes = isApproved(files, located) || isShown(files, located);
        const calls = callsDeployment(files, job);
        // A newer commit of a pull request makes the look at the older one worthless.
        const mayBeCutOff = triggerOf(file.workflow, 'pull_request') !== undefined && !changes && !calls;
        const cancels = (group: typeof own) => group !== undefined && group.cancelInProgress !== 'false';
        return [
          ...(cancels(own)
            ? [
                atJob(
                  located,
                  'concurrency',
                  'is cut off by a newer one while it works in an environment',
                  'cancel-in-progress: false',
                ),
              ]
            : []),
          ...(cancels(around) && !mayBeCutOff
            ? [
                atJob(
                  located,
                  calls ? 'uses' : 'environment',
                  'works in an environment while a newer run may cut it off',
                  'cancel-in-progress: false for the workflow',
                ),
              ]
            : []),
          ...(changes && own && own.queue !== 'max'
            ? [
                atJob(
                  located,
                  'concurrency',
                  'is given up as soon as two newer ones wait for the environment',
                  'queue: max',
                ),
              ]
            : []),
          ...(changes && !own?.group.includes(baseOf(environmentOf(job)!))
            ? [
                atJob(
                  located,
                  'concurrency',
                  'changes an environment without a concurrency group of that',
                  "put the environment's name into its concurrency group",
                ),
              ]
            : []),
        ];
      }),
};
