import { atJob, jobs, type Rule } from './rule';

/** What a job may do stands with the job. */
export const permissionsStartEmpty: Rule = {
  name: 'permissions-start-empty',
  why: 'a job that declares nothing would get what the workflow or the organisation gives',
  check: (files) => [
    ...files.workflows
      .filter(
        ({ workflow: { permissions } }) =>
          typeof permissions !== 'object' || permissions === null || Object.keys(permissions).length > 0,
      )
      .map((file) => ({
        path: file.path,
        position: file.positionOf(['permissions']),
        problem: 'the workflow has permissions of its own',
        remedy: 'write permissions: {} at the top and the least with each job',
      })),
    ...jobs(files)
      .filter(({ job }) => typeof job.permissions === 'string')
      .map((located) =>
        atJob(located, 'permissions', `has ${String(located.job.permissions)}`, 'name the scopes it needs'),
      ),
  ],
};
