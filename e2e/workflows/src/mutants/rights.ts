import { triggerOf, readWorkflow } from '@nss/workflow-runner/rules';
import { edited, jobsOf, onJobs, stepsOf, type Mutation, type Operator } from './operator';

const isWorkflow = (path: string) => path.startsWith('.github/workflows/');

/** Ways to give a job, or whoever writes into it, more than it needs. */
export const RIGHTS_OPERATORS: readonly Operator[] = [
  {
    name: 'permissions opened at the top',
    mutate: (path, text) =>
      isWorkflow(path)
        ? [{ place: 'permissions', text: edited(text, (document) => document.setIn(['permissions'], 'write-all')) }]
        : [],
  },
  {
    name: 'permission widened',
    mutate: (path, text) =>
      jobsOf(path, text).flatMap(([id, job]): Mutation[] =>
        typeof job.permissions === 'object' && job.permissions !== null
          ? Object.entries(job.permissions)
              .filter(([, access]) => access === 'read')
              .map(([scope]) => ({
                place: `${id} ${scope}`,
                text: edited(text, (document) => document.setIn(['jobs', id, 'permissions', scope], 'write')),
              }))
          : [],
      ),
  },
  onJobs(
    'permission added',
    () => true,
    (document, id) => document.setIn(['jobs', id, 'permissions', 'packages'], 'write'),
  ),
  onJobs(
    'forks may write',
    (job, id, text) =>
      String(job.if ?? '').includes('head.repo.full_name') &&
      triggerOf(readWorkflow('w', text).workflow, 'pull_request') !== undefined &&
      id !== '',
    (document, id) => document.setIn(['jobs', id, 'if'], "github.event_name == 'pull_request'"),
  ),
  {
    name: 'pull_request_target',
    mutate: (path, text) =>
      isWorkflow(path) && /^ {2}pull_request:/m.test(text)
        ? [{ place: 'on', text: text.replace(/^ {2}pull_request:/m, '  pull_request_target:') }]
        : [],
  },
  {
    name: "writer runs the pull request's code",
    mutate: (path, text) =>
      stepsOf(path, text)
        .filter(({ step }) => String(step.with?.['ref'] ?? '').includes('pull_request.base.sha'))
        .map(
          ({ place, at }): Mutation => ({
            place,
            text: edited(text, (document) => document.deleteIn([...at, 'with', 'ref'])),
          }),
        ),
  },
  {
    name: 'runner file written by hand',
    mutate: (path, text) =>
      stepsOf(path, text)
        .filter(({ step }) => step.run !== undefined)
        .map(
          ({ place, at, step }): Mutation => ({
            place,
            text: edited(text, (document) =>
              document.setIn([...at, 'run'], `${step.run!}\necho "a=1" >> "$GITHUB_OUTPUT"`),
            ),
          }),
        ),
  },
  {
    name: 'injection',
    mutate: (path, text) =>
      stepsOf(path, text).flatMap(({ place, at, step }): Mutation[] =>
        Object.entries(step.env ?? {})
          .filter(([name, value]) => String(value).includes('${{') && step.run?.includes(`"$${name}"`))
          .map(([name, value]) => ({
            place: `${place} ${name}`,
            text: edited(text, (document) =>
              document.setIn([...at, 'run'], step.run!.replaceAll(`"$${name}"`, `"${String(value)}"`)),
            ),
          })),
      ),
  },
];
