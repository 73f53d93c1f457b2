import { jobPermissions, atJob, jobs, type Broken, type Rule } from '@nss/workflow-runner/rules';
import { EXPECTED_WRITES } from './expected-writes';

/** What jobs may write is written down a second time, so that nobody widens it in passing. */
export const writesAreExpected: Rule = {
  name: 'writes-are-expected',
  why: 'a permission that was widened in passing looks like any other line',
  check: (files) =>
    jobs(files).flatMap((located): Broken[] => {
      const { file, id, job } = located;
      const name = `${file.path
        .split('/')
        .at(-1)!
        .replace(/\.ya?ml$/, '')} / ${id}`;
      const written = Object.entries(jobPermissions(file, id, job))
        .filter(([, access]) => access === 'write')
        .map(([scope]) => scope);
      const expected: readonly string[] = EXPECTED_WRITES[name] ?? [];
      return [
        ...written
          .filter((scope) => !expected.includes(scope))
          .map((scope) =>
            atJob(
              located,
              'permissions',
              `writes ${scope}, which is not expected of ${name}`,
              'drop it, or add it to e2e/workflows/src/rules/expected-writes.ts',
            ),
          ),
        ...expected
          .filter((scope) => !written.includes(scope))
          .map((scope) =>
            atJob(
              located,
              'permissions',
              `is expected to write ${scope} and does not`,
              'take it out of e2e/workflows/src/rules/expected-writes.ts',
            ),
          ),
      ];
    }),
};
