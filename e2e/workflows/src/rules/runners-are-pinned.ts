import { atJob, jobs, type Rule } from '@nss/workflow-runner/rules';

/** GitHub's own machine, by version: a clean one for each job, that changes when we say so. */
const RUNNER = 'ubuntu-24.04';

/** Jobs with rights in AWS run on machines nobody else keeps. */
export const runnersArePinned: Rule = {
  name: 'runners-are-pinned',
  why: 'a machine that is kept between jobs keeps what an earlier job left on it',
  check: (files) =>
    jobs(files)
      .filter(({ job }) => job.uses === undefined && job['runs-on'] !== RUNNER)
      .map((located) => atJob(located, 'runs-on', `runs on ${String(located.job['runs-on'])}`, `runs-on: ${RUNNER}`)),
};
