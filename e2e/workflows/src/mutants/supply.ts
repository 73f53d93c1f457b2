import { parseUses } from '@nss/workflow-runner/rules';
import { eachMatch, edited, jobsOf, onJobs, onSteps, stepsOf, type Operator } from './operator';

const isRemote = (uses: string | undefined) => parseUses(uses ?? '')?.kind === 'remote';

/** Ways to let in code, keys or names that were not meant. */
export const SUPPLY_OPERATORS: readonly Operator[] = [
  { name: 'action unpinned', mutate: (_path, text) => eachMatch(text, /@[0-9a-f]{40}/g, '@v4') },
  {
    name: 'version of an action dropped',
    mutate: (_path, text) => eachMatch(text, /(@[0-9a-f]{40}) # v[\d.]+/g, '$1'),
  },
  {
    name: 'input misspelt',
    mutate: (path, text) =>
      stepsOf(path, text).flatMap(({ place, at, step }) =>
        Object.entries(step.with ?? {}).map(([key, value]) => ({
          place: `${place} ${key}`,
          text: edited(text, (document) => {
            document.deleteIn([...at, 'with', key]);
            document.setIn([...at, 'with', `${key}s`], value);
          }),
        })),
      ),
  },
  {
    // Of options of long names, which stand in scripts only.
    name: 'value of an option set apart',
    mutate: (path, text) =>
      stepsOf(path, text).flatMap(({ place, at, step }) =>
        [...(step.run ?? '').matchAll(/(--[a-z][a-z-]*)="\$/g)].map((match) => ({
          place: `${place} ${match[1]}`,
          text: edited(text, (document) =>
            document.setIn(
              [...at, 'run'],
              `${step.run!.slice(0, match.index)}${match[1]} "$${step.run!.slice(match.index + match[0].length)}`,
            ),
          ),
        })),
      ),
  },
  {
    name: 'packages of tools installed',
    mutate: (path, text) =>
      jobsOf(path, text)
        .filter(([, { permissions }]) => typeof permissions === 'object' && permissions?.['id-token'] === 'write')
        .flatMap(([id, { steps = [] }]) =>
          steps.flatMap(({ uses }, index) =>
            uses === './.github/actions/set-up'
              ? [
                  {
                    place: `${id} step ${index + 1}`,
                    text: edited(text, (document) =>
                      document.setIn(['jobs', id, 'steps', index, 'with', 'packages'], 'all'),
                    ),
                  },
                ]
              : [],
          ),
        ),
  },
  onSteps(
    'code of another commit',
    ({ uses, with: given }) => uses?.startsWith('actions/checkout@') === true && given?.['fetch-depth'] === undefined,
    (document, at) => document.setIn([...at, 'with', 'ref'], '${{ inputs.commit }}'),
  ),
  {
    name: 'proof held against less',
    mutate: (path, text) =>
      stepsOf(path, text)
        .filter(({ step }) => /\bgh attestation verify\b/.test(step.run ?? ''))
        .flatMap(({ place, at, step }) =>
          [...step.run!.matchAll(/ (--[a-z-]+)(?:=\S+)?/g)].map((match) => ({
            place: `${place} ${match[1]}`,
            text: edited(text, (document) => document.setIn([...at, 'run'], step.run!.replace(match[0], ''))),
          })),
        ),
  },
  onSteps(
    'checkout keeps credentials',
    ({ uses }) => uses?.startsWith('actions/checkout@') === true,
    (document, at) => document.deleteIn([...at, 'with', 'persist-credentials']),
  ),
  onSteps(
    'secret used',
    ({ uses }) => isRemote(uses),
    (document, at) => document.setIn([...at, 'env'], { KEY: '${{ secrets.DEPLOY_KEY }}' }),
  ),
  onJobs(
    'secrets inherited',
    (job) => job.uses !== undefined,
    (document, id) => document.setIn(['jobs', id, 'secrets'], 'inherit'),
  ),
  {
    name: 'artifact renamed',
    mutate: (path, text) =>
      stepsOf(path, text)
        .filter(
          ({ step }) => /^actions\/(up|down)load-artifact@/.test(step.uses ?? '') && step.with?.name !== undefined,
        )
        .map(({ place, at, step }) => ({
          place,
          text: edited(text, (document) => document.setIn([...at, 'with', 'name'], `${String(step.with!.name)}-new`)),
        })),
  },
  onJobs(
    'another machine',
    (job) => job['runs-on'] !== undefined,
    (document, id) => document.setIn(['jobs', id, 'runs-on'], 'self-hosted'),
  ),
  onJobs(
    'timeout dropped',
    (job) => job['timeout-minutes'] !== undefined,
    (document, id) => document.deleteIn(['jobs', id, 'timeout-minutes']),
  ),
  {
    name: 'choice missing',
    mutate: (path, text) =>
      jobsOf(path, text).length === 0 ? [] : eachMatch(text, /options: \[[^,\]]+, /g, 'options: ['),
  },
];
