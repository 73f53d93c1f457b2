import { environmentOf, atJob, jobs, needs, type Broken, type Rule } from '@nss/workflow-runner/rules';
import { baseOf, isApproved, isShown } from './deployment-job';

/** What is approved is what was prepared and shown: the preparation comes first, in another environment than the one with the reviewers. */
export const deploymentsArePrepared: Rule = {
  name: 'deployments-are-prepared',
  why: 'reviewers approve what was prepared and shown to them, nothing else',
  check: (files) =>
    jobs(files)
      .filter((located) => isApproved(files, located))
      .flatMap((located): Broken[] => {
        const { file, job, id } = located;
        const environment = environmentOf(job);
        if (environment === undefined)
          return [
            atJob(
              located,
              'environment',
              'deploys without an environment',
              'name the environment; its reviewers approve there',
            ),
          ];
        const prepared = needs(job)
          .map((needed) => ({ file, id: needed, job: file.workflow.jobs[needed]! }))
          .filter(({ job: needed }) => needed !== undefined)
          .find((needed) => isShown(files, needed));
        if (!prepared)
          return [atJob(located, 'needs', 'deploys without needing a job that prepares', 'needs: prepare')];
        if (isShown(files, located))
          return [
            atJob(
              located,
              'steps',
              'prepares and deploys in one job, so nobody can look in between',
              'prepare in a job before it',
            ),
          ];
        const before = environmentOf(prepared.job);
        if (before === environment)
          return [
            atJob(
              prepared,
              'environment',
              `waits for the reviewers of ${id} before there is anything to review`,
              `give it an environment of its own: ${environment}-prepare`,
            ),
          ];
        if (before === undefined || baseOf(before) !== baseOf(environment) || !before.endsWith('-prepare'))
          return [
            atJob(
              prepared,
              'environment',
              `prepares in ${before ?? 'no environment'} what ${id} executes in ${environment}`,
              `prepare in an environment named after it: ${environment}-prepare`,
            ),
          ];
        if (/\balways\(\)|\bfailure\(\)|!\s*cancelled\(\)/.test(String(job.if ?? '')))
          return [
            atJob(
              located,
              'if',
              'deploys although the preparation may have failed',
              'leave status functions out of its condition',
            ),
          ];
        return [];
      }),
};
