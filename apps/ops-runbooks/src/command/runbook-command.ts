import { leaf, type RootCommand } from '@nss/command-line';
import { environmentOption } from '@nss/environment/option';
import { runbookNames } from './runbook-names';
import { type StartOptions } from './start';

/** Where and how the command starts runbooks. */
export type RunbookCommandOptions = StartOptions;

const runbookArgument = {
  name: 'NAME',
  description: 'the runbook',
  choices: runbookNames,
} as const;

/**
 * `npm run -s runbook -- …`: lists, shows, validates and starts runbooks.
 * @param options asked for once one is started. @default - in AWS, or where AWS_ENDPOINT_URL says
 */
export function runbookCommand(
  options: () => Promise<RunbookCommandOptions | undefined> = () => Promise.resolve(undefined),
): RootCommand {
  return {
    invocation: 'npm run -s runbook --',
    summary: 'lists, shows, validates and starts runbooks',
    description:
      'Lists, shows, validates and starts runbooks: in AWS with your credentials, or at the endpoint that AWS_ENDPOINT_URL names. Exit code: 0 success, 1 the runbook failed or a document has findings, 2 wrong use.',
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
        json: true,
        examples: ['npm run -s runbook -- validate document.yaml'],
        run: async ({ arguments: files, answer }) => (await import('./validate')).validate(files, answer),
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
    },
  };
}
