import { type Job, type WorkflowFile } from '../workflow-file/workflow-file';
import { isDeployment } from './deployment-job';
import { atJob, jobs, type Broken, type DeliveryFiles, type Rule } from './rule';

/** Whether a workflow deploys, itself or through what it calls. */
function deploys(files: DeliveryFiles, file: WorkflowFile, depth = 0): boolean {
  return Object.entries(file.workflow.jobs).some(([id, job]) => isDeployment(files, { file, id, job }) || (depth < 10 && calledDeploys(files, job, depth)));
}

function calledDeploys(files: DeliveryFiles, job: Job, depth: number): boolean {
  const called = files.workflows.find(({ path }) => path === job.uses?.slice(2));
  return called !== undefined && deploys(files, called, depth + 1);
}

/** A wave that fails ends the promotion. */
export const promotionStopsAtFailure: Rule = {
  name: 'promotion-stops-at-failure',
  why: 'what failed in one environment would go on to the next',
  check: (files) => jobs(files).filter(({ job }) => job.strategy?.matrix !== undefined && calledDeploys(files, job, 0)).flatMap((located): Broken[] => {
    const { strategy } = located.job;
    return strategy?.['fail-fast'] === undefined || String(strategy['fail-fast']) === 'true' ? [] : [atJob(located, 'strategy', 'goes on with other environments after one failed', 'leave out fail-fast: false')];
  }),
};
