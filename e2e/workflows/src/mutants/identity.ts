import { environmentOf, needs } from '@nss/workflow-runner/rules';
import { edited, jobsOf, onJobs, onSteps, type Mutation, type Operator } from './operator';

const takesRole = (uses: string | undefined) => uses?.startsWith('aws-actions/configure-aws-credentials@') === true;

/** Ways to get more identity, or to pass a reviewer by. */
export const IDENTITY_OPERATORS: readonly Operator[] = [
  onJobs(
    'environment dropped',
    (job) => job.environment !== undefined,
    (document, id) => document.deleteIn(['jobs', id, 'environment']),
  ),
  onJobs(
    'id-token added',
    (job) => job.uses === undefined && job.environment === undefined,
    (document, id) => document.setIn(['jobs', id, 'permissions', 'id-token'], 'write'),
  ),
  {
    name: 'gates swapped',
    mutate: (path, text) =>
      jobsOf(path, text).flatMap(([id, job], _, all): Mutation[] =>
        needs(job).flatMap((needed) => {
          const other = all.find(([name]) => name === needed)?.[1];
          const [ours, theirs] = [environmentOf(job), other && environmentOf(other)];
          return ours !== undefined && theirs !== undefined
            ? [
                {
                  place: `${needed} and ${id}`,
                  text: edited(text, (document) => {
                    document.setIn(['jobs', id, 'environment'], theirs);
                    document.setIn(['jobs', needed, 'environment'], ours);
                  }),
                },
              ]
            : [];
        }),
      ),
  },
  onSteps(
    'account not pinned',
    ({ uses }) => takesRole(uses),
    (document, at) => document.deleteIn([...at, 'with', 'allowed-account-ids']),
  ),
  onSteps(
    'session without the run',
    ({ uses }) => takesRole(uses),
    (document, at) => document.setIn([...at, 'with', 'role-session-name'], 'deploy'),
  ),
  onSteps(
    'another audience',
    ({ uses }) => takesRole(uses),
    (document, at) => document.setIn([...at, 'with', 'audience'], 'https://github.com'),
  ),
];
