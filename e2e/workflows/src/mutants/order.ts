import { needs } from '@nss/workflow-runner/rules';
import { EXECUTES } from '../rules/deployment-job';
import { eachMatch, edited, jobsOf, onJobs, stepsOf, type Mutation, type Operator } from './operator';

/** Removes the steps that run a command, in jobs that pass. */
function withoutStep(name: string, command: RegExp, inJobs: (runs: string) => boolean = () => true): Operator {
  return {
    name,
    mutate: (path, text) => {
      const all = stepsOf(path, text);
      const around = (at: readonly (string | number)[]) =>
        all
          .filter(({ at: other }) => other.slice(0, -1).join() === at.slice(0, -1).join())
          .map(({ step }) => step.run ?? '')
          .join('\n');
      return all
        .filter(({ step, at }) => step.run !== undefined && command.test(step.run) && inJobs(around(at)))
        .map(({ place, at }) => ({ place, text: edited(text, (document) => document.deleteIn(at)) }));
    },
  };
}

/** Ways to do things in another order, or to leave some out. */
export const ORDER_OPERATORS: readonly Operator[] = [
  {
    name: 'needs cut',
    mutate: (path, text) =>
      jobsOf(path, text).flatMap(([id, job]): Mutation[] =>
        needs(job).map((needed) => {
          const rest = needs(job).filter((other) => other !== needed);
          return {
            place: `${id} without ${needed}`,
            text: edited(text, (document) =>
              rest.length > 0 ? document.setIn(['jobs', id, 'needs'], rest) : document.deleteIn(['jobs', id, 'needs']),
            ),
          };
        }),
      ),
  },
  onJobs(
    'whatever happened before',
    (job) => (job.steps ?? []).some(({ run }) => run !== undefined && EXECUTES.test(run)),
    (document, id) => document.setIn(['jobs', id, 'if'], 'always()'),
  ),
  onJobs(
    'promotion goes on after a failure',
    (job) => job.uses !== undefined && job.strategy?.['max-parallel'] === 1,
    (document, id) => document.setIn(['jobs', id, 'strategy', 'fail-fast'], false),
  ),
  onJobs(
    'deployments cut off by a failure beside them',
    (job) => job.uses !== undefined && job.strategy?.['fail-fast'] === false,
    (document, id) => document.deleteIn(['jobs', id, 'strategy', 'fail-fast']),
  ),
  withoutStep('proof of origin dropped', /\bgh attestation verify\b/),
  withoutStep('order of environments not checked', /\bdelivery -- require-origin\b/),
  withoutStep('consent dropped', /\bdelivery -- consent\b/),
  {
    name: 'consent not handed on',
    mutate: (_path, text) => eachMatch(text, /(delivery -- execute\b.*) --consent="\$CONSENT"/g, '$1'),
  },
  withoutStep('read-back dropped', /\bdelivery -- verify\b/, (runs) => EXECUTES.test(runs)),
  onJobs(
    'cut off by a newer run',
    (job) => job.concurrency !== undefined,
    (document, id, job) => {
      const group = typeof job.concurrency === 'string' ? job.concurrency : job.concurrency!.group;
      document.setIn(['jobs', id, 'concurrency'], { group, 'cancel-in-progress': true });
    },
  ),
  onJobs(
    'given up for newer ones',
    (job) => typeof job.concurrency === 'object' && job.concurrency.queue === 'max',
    (document, id) => document.deleteIn(['jobs', id, 'concurrency', 'queue']),
  ),
  {
    name: 'workflow cut off by a newer run',
    mutate: (path, text) => {
      const works = jobsOf(path, text).some(
        ([, job]) => job.environment !== undefined || (job.strategy !== undefined && job.uses !== undefined),
      );
      return works && /^ {2}cancel-in-progress: false$/m.test(text)
        ? [
            {
              place: 'concurrency',
              text: edited(text, (document) => document.setIn(['concurrency', 'cancel-in-progress'], true)),
            },
          ]
        : [];
    },
  },
  onJobs(
    'no turns',
    (job) => job.concurrency !== undefined,
    (document, id) => document.deleteIn(['jobs', id, 'concurrency']),
  ),
];
