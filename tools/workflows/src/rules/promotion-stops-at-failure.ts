import { callsDeployment } from './deployment-job';
import { atJob, jobs, type Broken, type Rule } from './rule';

/** A wave that fails ends the promotion. */
export const promotionStopsAtFailure: Rule = {
  name: 'promotion-stops-at-failure',
  why: 'what failed in one environment would go on to the next',
  check: (files) => jobs(files).filter(({ job }) => job.strategy?.matrix !== undefined && callsDeployment(files, job)).flatMap((located): Broken[] => {
    const { strategy } = located.job;
    return strategy?.['fail-fast'] === undefined || String(strategy['fail-fast']) === 'true' ? [] : [atJob(located, 'strategy', 'goes on with other environments after one failed', 'leave out fail-fast: false')];
  }),
};
