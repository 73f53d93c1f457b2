import { type AnyCommand, leaf, runCommand } from '@nss/command-line';
import { telling } from './github/job';
import { withoutCommands } from './github/without-commands';

/** What a workflow's step asks for. */
type Step = (values: Readonly<Record<string, string | undefined>>) => Promise<number>;

/** What each option names. */
const OPTIONS = {
  approved: ['DIGEST', 'of the plan that was shown and approved'],
  assembly: ['DIRECTORY', 'the cloud assembly'],
  base: ['NAME', 'what it is compared with, or where it is merged'],
  branch: ['NAME', 'that deployed it'],
  change: ['DIGEST', 'what would be lost'],
  cloud: ['NAME', "a cloud of Zscaler's, such as zscaler.net"],
  consent: ['DIGESTS', 'what may be lost, separated by spaces or commas'],
  digest: ['DIGEST', 'of the manifest of the assembly'],
  environment: ['NAME', 'the environment: its file without .yaml'],
  from: ['SOURCE', "a file, or an address, that has the list instead of Zscaler's own"],
  evidence: ['FILE', 'where the record is written, or read'],
  found: ['FILE', 'what was found is written here, for the page about the environment'],
  parameters: ['TEXT', 'of the runbook, as the form of the workflow has them'],
  plan: ['FILE', 'what is planned'],
  promotion: ['FILE', 'what was prepared'],
  'pull-request': ['NUMBER', 'whose comment it is'],
  purpose: ['PURPOSE', 'of the role: prepare, deploy, diff, runbook, drift, repair'],
  report: ['FILE', 'Markdown for people'],
  run: ['NUMBER', 'the run of a workflow'],
  runbook: ['NAME', 'the runbook'],
  unchanged: ['true|false', 'whether nothing was deployed'],
} as const;

type OptionName = keyof typeof OPTIONS;

/** A step with its options; the names of those that it needs end with an exclamation mark. */
function step(
  name: string,
  summary: string,
  options: readonly (OptionName | `${OptionName}!`)[],
  load: () => Promise<Step>,
): readonly [string, AnyCommand] {
  const needed = (option: string) => option.endsWith('!');
  const names = options.map((option) => option.replace('!', '') as OptionName);
  const example = names.filter((_, i) => needed(options[i] ?? '')).map((each) => `--${each}=${OPTIONS[each][0]}`);
  return [
    name,
    leaf({
      summary,
      options: Object.fromEntries(
        names.map((each, i) => [
          each,
          { value: OPTIONS[each][0], description: OPTIONS[each][1], required: needed(options[i] ?? '') },
        ]),
      ),
      json: true,
      examples: [['npm run -s delivery --', name, ...example].join(' ')],
      // Each is imported when it is asked for: what deploys brings packages along that take longer to load than `plan` to run.
      run: async ({ options: values, out, answer }) => {
        const told = { say: out, outputs: {} };
        const run = await load();
        const code = await telling(told, () => run(values as Readonly<Record<string, string | undefined>>));
        // What a later step is given; people have read it.
        answer({ outputs: told.outputs });
        return code;
      },
    }),
  ];
}

const STEPS = Object.fromEntries([
  step(
    'plan',
    'which environments are deployed, in which waves',
    [],
    async () => (await import('./commands/plan')).plan,
  ),
  step(
    'role',
    'the role a job assumes, its account and its region',
    ['environment!', 'purpose!'],
    async () => (await import('./commands/role')).role,
  ),
  step(
    'manifest',
    'fixes what will be deployed, and gives the digest that stands for it',
    ['assembly!'],
    async () => (await import('./commands/manifest')).manifestOfAssembly,
  ),
  step(
    'digest',
    'the digest of the manifest of an assembly that was made before',
    ['assembly!'],
    async () => (await import('./commands/manifest')).digestOfAssembly,
  ),
  step(
    'origin',
    'what an environment is promoted from',
    ['environment!'],
    async () => (await import('./commands/require-origin')).origin,
  ),
  step(
    'require-origin',
    'goes on only where what it is promoted from runs this assembly',
    ['environment!', 'digest!', 'evidence!'],
    async () => (await import('./commands/require-origin')).requireOrigin,
  ),
  step(
    'prepare',
    'makes the change sets that people approve',
    ['environment!', 'assembly!', 'digest!', 'promotion!'],
    async () => (await import('./commands/prepare')).prepare,
  ),
  step(
    'consent',
    'goes on only where losses were consented to',
    ['environment!', 'change!', 'consent'],
    async () => (await import('./commands/consent')).consent,
  ),
  step(
    'execute',
    'executes exactly what was prepared',
    ['environment!', 'assembly!', 'digest!', 'promotion!', 'consent'],
    async () => (await import('./commands/execute')).execute,
  ),
  step(
    'verify',
    'reads back what was deployed, and runs what looks at it',
    ['environment!', 'assembly!', 'digest!', 'evidence!', 'found', 'unchanged'],
    async () => (await import('./commands/verify')).verify,
  ),
  step(
    'changes',
    'what would change, for a pull request',
    ['environment!', 'assembly!', 'report!', 'base'],
    async () => (await import('./commands/changes')).changes,
  ),
  step(
    'comment',
    "keeps the environment's comment on a pull request up to date",
    ['environment!', 'pull-request!', 'report!'],
    async () => (await import('./commands/comment')).comment,
  ),
  step(
    'drift',
    'compares what exists with what was deployed',
    ['environment!', 'assembly!', 'report!'],
    async () => (await import('./commands/drift')).drift,
  ),
  step(
    'drift-issue',
    "keeps the environment's issue about drift",
    ['environment!', 'report!'],
    async () => (await import('./commands/drift-issue')).driftIssue,
  ),
  step(
    'repair-plan',
    'what would bring an account back to what was deployed',
    ['environment!', 'assembly!', 'plan!', 'approved'],
    async () => (await import('./commands/repair-plan')).repairPlanned,
  ),
  step(
    'repair',
    'does exactly what was planned, and compares again',
    ['environment!', 'assembly!', 'plan!', 'approved!'],
    async () => (await import('./commands/repair')).repair,
  ),
  step(
    'ranges',
    "fetches hub ranges of Zscaler's clouds",
    ['cloud', 'base', 'from'],
    async () => (await import('./commands/ranges')).ranges,
  ),
  step(
    'deploy-run',
    'the commit of an earlier deploy run',
    ['run!', 'branch!'],
    async () => (await import('./commands/deploy-run')).deployRun,
  ),
  step(
    'runbook',
    'starts a runbook, and keeps its record',
    ['runbook!', 'environment!', 'evidence!', 'parameters'],
    async () => (await import('./commands/runbook')).runbook,
  ),
  step(
    'choices',
    'writes runbooks and environments into the forms of workflows',
    [],
    async () => (await import('./commands/choices')).choices,
  ),
]);

process.exitCode = await withoutCommands(() =>
  runCommand(
    {
      invocation: 'npm run -s delivery --',
      summary: 'the steps of the workflows in .github',
      description:
        'The steps of the workflows in .github. A value that may begin with a dash needs the equals sign. Exit code: 0 done, 1 it failed or was refused, 2 wrong use.',
      examples: ['npm run -s delivery -- ranges --cloud zscaler.net'],
      commands: STEPS,
    },
    process.argv.slice(2),
  ),
);
