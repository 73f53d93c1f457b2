import { jobPermissions } from '../workflow-file/permissions';
import { atJob, jobs, type Rule } from './rule';

/** Roles trust environments; a token without one would be for a branch, which nobody reviews. */
export const identityNeedsEnvironment: Rule = {
  name: 'identity-needs-environment',
  why: 'a token without an environment passes no reviewer, and no role trusts it',
  check: (files) =>
    jobs(files)
      .filter(
        ({ file, id, job }) =>
          job.uses === undefined &&
          jobPermissions(file, id, job)['id-token'] === 'write' &&
          job.environment === undefined,
      )
      .map((located) =>
        atJob(
          located,
          'permissions',
          'has id-token: write and no environment',
          'name the environment whose role it takes, or drop the permission',
        ),
      ),
};
