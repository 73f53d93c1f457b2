import { type Answer, leaf, type RootCommand, type Streams, table } from '@nss/command-line';
import { workspaceRoot } from '@nss/workspace';
import { generateAlarm, SEVERITIES, STATISTICS } from './alarm/generate-alarm';
import { ALARM_SUBJECTS } from './alarm/subjects';
import { type Addition, apply, plannedFiles } from './apply';
import { Changes } from './changes';
import { GENERATED } from './generated-files';
import { generateKey, SECTIONS } from './key/generate-key';
import { KEY_TYPES } from './key/key-types';
import { generateRunbook } from './runbook/generate-runbook';

const dryRun = { 'dry-run': { description: 'lists the files that may be written, and writes none' } } as const;

/** Writes an addition, and says which files; each command ends with it. */
function add(make: (root: string) => Addition, next: string, given: Streams & Told): number {
  const root = workspaceRoot();
  const addition = make(root);
  const files = given.options['dry-run'] ? plannedFiles(root, addition) : apply(root, addition);
  given.answer(files, () =>
    table(
      files.map(({ path, change }) => [change, path]),
      { columns: given.columns },
    ),
  );
  if (!given.options['dry-run']) given.error(next);
  return 0;
}

interface Told {
  readonly answer: Answer;
  readonly options: { readonly 'dry-run': boolean };
}

const runbook = leaf({
  summary: 'adds a runbook that reads what should be there, and says it',
  description:
    'Makes the folder with its definition, script and page, its test, and its place in the list of runbooks, in docs/runbooks, in the workflow and in the snapshot. All of it works as it is: change it into what you need.',
  arguments: [{ name: 'NAME', description: 'two or more lower-case words, joined by hyphens' }],
  options: {
    summary: { value: 'TEXT', required: true, description: 'what it does, in one line without a full stop' },
    ...dryRun,
  },
  json: true,
  examples: ["npm run -s generate -- runbook show-machines --summary 'Says which machines should be there'"],
  run: (given) =>
    add(
      (root) => generateRunbook(root, given.arguments[0] ?? '', given.options.summary),
      `next: npx nx run-many -t typecheck lint test -p ops-runbooks docs, then npx nx run e2e-runbooks:test`,
      given,
    ),
});

const alarm = leaf({
  summary: 'adds an alarm on a metric that is above a limit',
  description:
    "Makes its kind, the rule that has it placed, its section in docs/operations.md and in docs/ja, its test, and its place in the snapshot. Metrics: AWS's pages on NAT gateways and EC2 in CloudWatch.",
  arguments: [{ name: 'NAME', description: 'two or more lower-case words, joined by hyphens' }],
  options: {
    watches: {
      value: 'WHAT',
      required: true,
      description: 'what it is about',
      choices: () => Object.keys(ALARM_SUBJECTS),
    },
    metric: { value: 'NAME', required: true, description: 'name of the metric, as AWS has it' },
    above: { value: 'NUMBER', required: true, description: "limit, in the metric's unit" },
    statistic: { value: 'NAME', default: 'Maximum', description: 'of each minute', choices: () => STATISTICS },
    minutes: { value: 'NUMBER', default: '5', description: 'in a row above the limit' },
    severity: { value: 'WORD', default: 'warning', description: 'how bad it is', choices: () => SEVERITIES },
    title: { value: 'TEXT', description: 'a few words without a full stop' },
    meaning: { value: 'TEXT', description: 'what is wrong, in a sentence' },
    'first-step': { value: 'TEXT', description: 'what to do first, in a sentence' },
    ...dryRun,
  },
  json: true,
  examples: [
    'npm run -s generate -- alarm nat-connections-high --watches nat-gateway --metric ActiveConnectionCount --above 50000',
  ],
  run: (given) =>
    add(
      (root) =>
        generateAlarm(root, given.arguments[0] ?? '', { ...given.options, firstStep: given.options['first-step'] }),
      'next: npx nx run-many -t typecheck lint test -p observability docs',
      given,
    ),
});

const key = leaf({
  summary: 'adds a key that an environment file may have',
  description:
    'Makes its place in the schema, in the JSON Schema and in the reference, and its test. What reads it is yours to write.',
  arguments: [{ name: 'KEY', description: `SECTION.name, with a section of ${SECTIONS.join(', ')}` }],
  options: {
    type: { value: 'TYPE', required: true, description: 'what it takes', choices: () => KEY_TYPES },
    description: { value: 'TEXT', required: true, description: 'what it means, without a full stop' },
    without: { value: 'TEXT', default: 'none', description: 'what holds where a file has none' },
    least: { value: 'NUMBER', description: 'of a count' },
    most: { value: 'NUMBER', description: 'of a count' },
    choices: { value: 'WORDS', description: 'of a choice, joined by commas' },
    ...dryRun,
  },
  json: true,
  examples: ["npm run -s generate -- key relay.keyName --type slug --description 'EC2 key pair of the servers'"],
  run: (given) =>
    add(
      (root) => generateKey(root, given.arguments[0] ?? '', given.options),
      'next: read it where it is needed, then npx nx run-many -t typecheck lint test -p environment docs',
      given,
    ),
});

const update = leaf({
  summary: 'writes anew what is made from the code',
  description: `Writes ${Object.values(GENERATED)
    .map(({ what }) => what)
    .join('; ')}.`,
  options: dryRun,
  json: true,
  examples: ['npm run -s generate -- update'],
  run: (given) =>
    add(
      (root) => ({ changes: new Changes(root), generated: Object.values(GENERATED) }),
      'next: look at the difference before you commit it',
      given,
    ),
});

/** `npm run -s generate -- …` */
export const generateCommand: RootCommand = {
  invocation: 'npm run -s generate --',
  summary: 'adds a runbook, an alarm or a key of the environment file, with everything that belongs to it',
  description:
    'Wrong names and values are refused before anything is written. Where a step fails, every file is as it was.',
  examples: ['npm run -s generate -- update'],
  commands: { runbook, alarm, key, update },
};
