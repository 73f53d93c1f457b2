import { command } from '@nss/command-line';
import { environmentOption } from '@nss/environment/option';
import { type AccountOf } from './bootstrap';

/**
 * `npm run -s logs -- [QUESTION] [--environment NAME] [--since 1h]`: asks the logs of an environment.
 * @param accountOf asked for once something is looked at. @default targetAccount
 */
export function logsCommand(accountOf: () => Promise<AccountOf | undefined> = () => Promise.resolve(undefined)) {
  return command({
    invocation: 'npm run -s logs --',
    summary: 'asks the logs of an environment, by questions in plain words',
    description:
      'With a question, asks it. With an environment alone, says which of its logs arrive. With neither, lists the questions. Only looks; AWS charges for what a query reads. Exit code: 0 answered, and every log that should arrive does; 1 one does not, or it failed; 2 wrong use.',
    arguments: [
      {
        name: 'QUESTION',
        description: 'what to ask',
        optional: true,
        choices: async () => (await import('@nss/observability/logs')).LOG_QUESTIONS.map(({ name }) => name),
      },
    ],
    options: {
      environment: environmentOption,
      since: { value: 'TIME', description: 'how far back a question looks: 30m, 1h, 2d', default: '1h' },
    },
    json: true,
    examples: [
      'npm run -s logs',
      'npm run -s logs -- --environment dev',
      'npm run -s logs -- packets-dropped --environment dev --since 30m',
    ],
    run: async (given) => (await import('./run-logs')).runLogs(given, await accountOf()),
  });
}
