import { jobPermissions, triggerOf, atJob, jobs, jobSteps, type Broken, type Rule } from '@nss/workflow-runner/rules';

const BASE = '${{ github.event.pull_request.base.sha }}';

/** Below which what others made is put: nothing there is run, or part of a program. */
const DATA = /^dist\/delivery\/[\w${}. -]+$/;

/** What a pull request's code made is data to a job that may write: its code is the base's, whoever opened the pull request. */
export const writersRunBaseCode: Rule = {
  name: 'writers-run-base-code',
  why: 'code of a pull request, or of a package that it brings, would write with the token of the repository',
  check: (files) =>
    jobs(files)
      .filter(({ file }) => triggerOf(file.workflow, 'pull_request') !== undefined)
      .filter(({ file, id, job }) =>
        Object.entries(jobPermissions(file, id, job)).some(
          ([scope, access]) => access === 'write' && scope !== 'id-token',
        ),
      )
      .flatMap((located): Broken[] => {
        const steps = jobSteps(located);
        const checkouts = steps.filter(({ step }) => step.uses?.startsWith('actions/checkout@'));
        const runsCode = steps.some(({ step }) => step.run !== undefined || step.uses?.startsWith('./'));
        return [
          ...(runsCode && checkouts.length === 0
            ? [atJob(located, 'steps', 'may write, and runs code of nowhere', `check out ${BASE}`)]
            : []),
          ...checkouts
            .filter(({ step }) => step.with?.['ref'] !== BASE || step.with?.['repository'] !== undefined)
            .map(({ path, positionOf }) => ({
              path,
              position: positionOf('uses'),
              problem: `job ${located.id} may write, and runs the pull request's code`,
              remedy: `ref: ${BASE}`,
            })),
          ...steps
            .filter(
              ({ step }) =>
                step.uses?.startsWith('actions/download-artifact@') && !DATA.test(String(step.with?.['path'] ?? '')),
            )
            .map(({ path, positionOf }) => ({
              path,
              position: positionOf('uses'),
              problem: `job ${located.id} may write, and puts an artifact where code is`,
              remedy: 'put it into a folder below dist/delivery',
            })),
        ];
      }),
};
