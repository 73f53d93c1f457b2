import { atJob, jobs, type Rule } from './rule';

/** The longest a job on GitHub's machines may take. */
const LONGEST_MINUTES = 360;

/** A job that hangs holds its concurrency group. */
export const jobsHaveTimeouts: Rule = {
  name: 'jobs-have-timeouts',
  why: 'a job that hangs holds its concurrency group for six hours',
  check: (files) =>
    jobs(files)
      .filter(({ job }) => {
        const minutes = job['timeout-minutes'];
        return job.uses === undefined && !(typeof minutes === 'number' && minutes > 0 && minutes <= LONGEST_MINUTES);
      })
      .map((located) =>
        atJob(located, 'timeout-minutes', `has no timeout of 1 to ${LONGEST_MINUTES} minutes`, 'set timeout-minutes'),
      ),
};
