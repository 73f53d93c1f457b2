import { leaf, type RootCommand } from '@nss/command-line';
import { environmentOption } from '@nss/environment/option';
import { runbookNames } from './runbook-names';
import { type ConnectionOptions } from './connection';

/** Where and how the command starts, watches and answers executions. */
export type RunbookCommandOptions = ConnectionOptions;

const runbookArgument = {
  name: 'NAME',
  description: 'the runbook',
  choices: runbookNames,
} as const;

const executionArgument = { name: 'EXECUTION', description: 'its id; see executions' } as const;
const inEnvironment = { environment: { ...environmentOption, required: true } } as const;
const EXAMPLE_ID = '0a1b2c3d-0000-4000-8000-000000000000';

/**
 * `npm run -s runbook -- …`: lists, shows, validates and starts runbooks, and takes up what was started elsewhere.
 * @param options asked for once one is started. @default - in AWS, or where AWS_ENDPOINT_URL says
 */
export function runbookCommand(
  options: () => Promise<RunbookCommandOptions | undefined> = () => Promise.resolve(undefined),
): RootCommand {
  return {
    invocation: 'npm run -s runbook --',
    summary: 'lists, shows, validates and starts runbooks, and takes up executions',
    description:
      'Lists, shows, validates and starts runbooks, and watches, answers and cancels executions whoever started them: in AWS with your credentials, or at the endpoint that AWS_ENDPOINT_URL names. Exit code: 0 success, 1 the runbook failed or a document has errors, 2 wrong use.',
    examples: ['npm run -s runbook -- list', 'npm run -s runbook -- start nss-health-check --environment dev'],
    commands: {
      list: leaf({
        summary: 'every runbook',
        json: true,
        examples: ['npm run -s runbook -- list'],
        run: async ({ answer, columns }) => {
          const [{ listedRunbooks }, { listText }] = await Promise.all([import('./listed-runbooks'), import('./list')]);
          const runbooks = listedRunbooks();
          answer(runbooks, () => listText(runbooks, columns));
          return 0;
        },
      }),
      show: leaf({
        summary: 'what one does and takes',
        arguments: [runbookArgument],
        json: true,
        examples: ['npm run -s runbook -- show nss-failover'],
        run: async ({ arguments: [name = ''], answer, columns }) => {
          const [{ namedRunbook }, { listed }, { showText }] = await Promise.all([
            import('./named-runbook'),
            import('./listed-runbooks'),
            import('./list'),
          ]);
          const found = listed(namedRunbook(name));
          answer(found, () => showText(found, columns));
          return 0;
        },
      }),
      validate: leaf({
        summary: 'what is wrong with Automation documents, these or any',
        arguments: [{ name: 'FILE', description: 'a document, as JSON or YAML', variadic: true }],
        options: {
          strict: { description: 'exit code 1 for warnings too' },
          sarif: { description: 'the answer in SARIF 2.1.0, for code hosts' },
        },
        json: true,
        examples: ['npm run -s runbook -- validate document.yaml', 'npm run -s runbook -- validate --strict *.yaml'],
        run: async ({ arguments: files, options: choices, answer }) =>
          (await import('./validate')).validate(files, choices, answer),
      }),
      synth: leaf({
        summary: 'the documents as an environment has them',
        arguments: [{ name: 'DIRECTORY', description: 'where they are written' }],
        options: { environment: { ...environmentOption, required: true } },
        json: true,
        examples: ['npm run -s runbook -- synth documents --environment prod'],
        run: async ({ arguments: [directory = ''], options: { environment }, answer }) => {
          const files = (await import('./synth')).synth(directory, environment);
          answer(files, () => files.join('\n'));
          return 0;
        },
      }),
      start: leaf({
        summary: 'start one, and watch it to its end',
        arguments: [runbookArgument],
        options: {
          environment: { ...environmentOption, required: true },
          parameter: { value: 'NAME=VALUE', short: 'p', description: 'what it takes; see show', multiple: true },
        },
        json: true,
        examples: [
          'npm run -s runbook -- start nss-health-check --environment dev',
          'npm run -s runbook -- start nss-failover --environment prod --parameter Log=web',
        ],
        run: async (given) => (await import('./start')).start(given, await options()),
      }),
      executions: leaf({
        summary: 'what runs and ran in an environment, whoever started it',
        options: {
          ...inEnvironment,
          days: { value: 'DAYS', description: 'started in the last so many days', default: '1' },
          open: { description: 'only those that have not ended' },
        },
        json: true,
        examples: ['npm run -s runbook -- executions --environment prod --open'],
        run: async (given) => (await import('./executions')).executions(given, await options()),
      }),
      watch: leaf({
        summary: 'take up an execution, and watch it to its end',
        arguments: [executionArgument],
        options: inEnvironment,
        json: true,
        examples: [`npm run -s runbook -- watch ${EXAMPLE_ID} --environment prod`],
        run: async (given) => (await import('./watch')).watch(given, await options()),
      }),
      approve: answering('approve', 'Approve', options),
      reject: answering('reject', 'Reject', options),
      cancel: leaf({
        summary: 'cancel an execution, and watch it undo what it did',
        arguments: [executionArgument],
        options: { ...inEnvironment, yes: { description: 'without asking' } },
        json: true,
        examples: [`npm run -s runbook -- cancel ${EXAMPLE_ID} --environment prod`],
        run: async (given) => (await import('./cancel')).cancel(given, await options()),
      }),
    },
  };
}

/** `approve` and `reject`. */
function answering(
  word: string,
  decision: 'Approve' | 'Reject',
  options: () => Promise<RunbookCommandOptions | undefined>,
) {
  return leaf({
    summary: `${word} what an execution waits for`,
    arguments: [executionArgument],
    options: inEnvironment,
    json: true,
    examples: [`npm run -s runbook -- ${word} ${EXAMPLE_ID} --environment prod`],
    run: async (given) => (await import('./decide')).decide(decision, given, await options()),
  });
}
