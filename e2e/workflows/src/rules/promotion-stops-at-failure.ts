import { atJob, jobs, type Broken, type Rule } from '@nss/workflow-runner/rules';
import { callsDeployment } from './deployment-job';

/** A wave that fails ends the promotion, once what goes on beside the failure has come to its own end. */
export const promotionStopsAtFailure: Rule = {
  name: 'promotion-stops-at-failure',
  why: 'what failed in one environment would go on to the next, or cut off a deployment that is under way in another',
  check: (files) =>
    jobs(files)
      .filter(({ job }) => job.strategy?.matrix !== undefined && callsDeployment(files, job))
      .flatMap((located): Broken[] => {
        const { 'fail-fast': failFast = true, 'max-parallel': atOnce } = located.job.strategy!;
        if (String(atOnce) === '1')
          return String(failFast) === 'true'
            ? []
            : [
                atJob(
                  located,
                  'strategy',
                  'goes on with other environments after one failed',
                  'leave out fail-fast: false',
                ),
              ];
        return String(failFast) === 'false'
          ? []
          : [
              atJob(
                located,
                'strategy',
                'cuts off deployments under way when one beside them fails',
                'fail-fast: false, or max-parallel: 1',
              ),
            ];
      }),
};
