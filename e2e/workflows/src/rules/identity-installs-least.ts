import { jobPermissions, atJob, jobs, jobSteps, type Rule } from '@nss/workflow-runner/rules';

/** A job that can act in AWS installs what it needs and no package of a tool: other people's code, and other people's licences. */
export const identityInstallsLeast: Rule = {
  name: 'identity-installs-least',
  why: 'packages that only tests need would run beside a role',
  check: (files) =>
    jobs(files)
      .filter(({ file, id, job }) => jobPermissions(file, id, job)['id-token'] === 'write')
      .flatMap((located) =>
        jobSteps(located)
          .filter(
            ({ step }) =>
              step.uses === './.github/actions/set-up' &&
              step.with?.['packages'] !== undefined &&
              step.with['packages'] !== 'delivery',
          )
          .map(() =>
            atJob(
              located,
              'steps',
              'has an identity and installs the packages of tools',
              'drop packages from the step that sets up',
            ),
          ),
      ),
};
