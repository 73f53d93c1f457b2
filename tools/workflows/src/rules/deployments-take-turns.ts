import { concurrencyOf, environmentOf } from '../instrument/runner-steps';
import { isDeployment } from './deployment-job';
import { atJob, jobs, type Broken, type Rule } from './rule';

/** Two deployments into one environment would undo each other; one that is cut off leaves half of it. */
export const deploymentsTakeTurns: Rule = {
  name: 'deployments-take-turns',
  why: 'two deployments into one environment undo each other, and one that is cut off leaves half of it',
  check: (files) => jobs(files).filter(({ job }) => environmentOf(job) !== undefined).flatMap((located): Broken[] => {
    const { job, file } = located;
    const own = concurrencyOf(job.concurrency);
    const around = concurrencyOf(file.workflow.concurrency);
    const deploys = isDeployment(files, located);
    const cancels = (group: typeof own) => group !== undefined && group.cancelInProgress !== 'false';
    return [
      ...(cancels(own) ? [atJob(located, 'concurrency', 'is cut off by a newer one while it works in an environment', 'cancel-in-progress: false')] : []),
      ...(deploys && cancels(around) ? [atJob(located, 'environment', 'deploys in a workflow that a newer run cuts off', 'cancel-in-progress: false for the workflow')] : []),
      ...(deploys && !own?.group.includes(environmentOf(job)!) ? [atJob(located, 'concurrency', 'deploys without a concurrency group of its environment', 'put the environment\'s name into its concurrency group')] : []),
    ];
  }),
};
