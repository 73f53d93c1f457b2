import { jobPermissions, reachedSteps, atJob, jobs, type Rule } from '@nss/workflow-runner/rules';
import { workflowDeploys } from './deployment-job';

/** Takes an assembly, with the data of an earlier commit beside it. */
const TAKES_ASSEMBLY = /\bgh attestation verify\b/;

/**
 * A job that can act in AWS, decides about one that does, or tells people what was deployed, runs the code that its run is of. For workflows that only main may start with an identity, that is reviewed
 * code; a commit that somebody names in an input may be anything.
 */
export const identityRunsOwnCode: Rule = {
  name: 'identity-runs-own-code',
  why: 'code of a commit that somebody chose would act with a role',
  check: (files) =>
    jobs(files)
      .filter(
        (located) =>
          jobPermissions(located.file, located.id, located.job)['id-token'] === 'write' ||
          workflowDeploys(files, located.file) ||
          reachedSteps(files, located).some(({ run }) => TAKES_ASSEMBLY.test(run ?? '')),
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
              'has an identity, decides about one or takes an assembly, and checks out another commit',
              'drop ref and repository; bring data of another commit as an artifact with its manifest',
            ),
          ),
      ),
};
