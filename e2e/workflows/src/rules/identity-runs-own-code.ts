import { jobPermissions, reachedSteps, atJob, jobs, type Rule } from '@nss/workflow-runner/rules';
import { workflowDeploys } from './deployment-job';

/**
 * A job that can act in AWS, or decides about one that does, runs the code that its run is of. For workflows that only main may start with an identity, that is reviewed
 * code; a commit that somebody names in an input may be anything.
 */
export const identityRunsOwnCode: Rule = {
  name: 'identity-runs-own-code',
  why: 'code of a commit that somebody chose would act with a role',
  check: (files) =>
    jobs(files)
      .filter(
        ({ file, id, job }) => jobPermissions(file, id, job)['id-token'] === 'write' || workflowDeploys(files, file),
      )
      .flatMap((located) =>
        reachedSteps(files, located)
          .filter(
            (step) =>
              step.uses?.startsWith('actions/checkout@') === true &&
              (step.with?.['ref'] !== undefined || step.with?.['repository'] !== undefined),
          )
          .map(() =>
            atJob(
              located,
              'steps',
              'has an identity, or decides about one, and checks out another commit',
              'drop ref and repository; bring data of another commit as an artifact with its manifest',
            ),
          ),
      ),
};
