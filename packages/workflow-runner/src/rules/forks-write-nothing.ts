import { jobPermissions } from '../workflow-file/permissions';
import { triggerOf } from '../workflow-file/triggers';
import { atJob, jobs, type Broken, type Rule } from './rule';

/** Events that run with the base's rights on what somebody else wrote. */
const WITH_RIGHTS_OF_THE_BASE = ['pull_request_target', 'workflow_run', 'issue_comment'];

/** What lets a job run for branches of the repository only. */
const OWN_BRANCHES_ONLY = 'github.event.pull_request.head.repo.full_name == github.repository';

/** Whoever can open a pull request must not be able to write. */
export const forksWriteNothing: Rule = {
  name: 'forks-write-nothing',
  why: 'anybody can open a pull request from a fork',
  check: (files) => [
    ...files.workflows.flatMap((file): Broken[] =>
      WITH_RIGHTS_OF_THE_BASE.filter((event) => triggerOf(file.workflow, event)).map((event) => ({
        path: file.path,
        position: file.positionOf(['on', event]),
        problem: `starts on ${event}, with rights of the base on what a fork wrote`,
        remedy: 'use pull_request',
      })),
    ),
    ...jobs(files)
      .filter(({ file }) => triggerOf(file.workflow, 'pull_request'))
      .flatMap((located): Broken[] => {
        const { file, id, job } = located;
        // A fork's pull request never gets an identity token (docs.github.com, permissions for the GITHUB_TOKEN).
        const written = Object.entries(jobPermissions(file, id, job))
          .filter(([scope, access]) => access === 'write' && scope !== 'id-token')
          .map(([scope]) => scope);
        if (written.length === 0 || String(job.if ?? '').includes(OWN_BRANCHES_ONLY)) return [];
        return [
          atJob(
            located,
            'permissions',
            `writes ${written.join(', ')} for pull requests of forks too`,
            `if: ${OWN_BRANCHES_ONLY}`,
          ),
        ];
      }),
  ],
};
