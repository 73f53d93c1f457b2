import { command } from '@nss/command-line';
import { environmentOption } from '@nss/environment/option';
import { type AccountOf } from './bootstrap';

/**
 * `npm run -s recover -- --environment NAME [--skip ID …] [--yes]`: leads a stack out of a state in which nothing can be deployed.
 * @param accountOf asked for once something is looked at. @default targetAccount
 */
export function recoverCommand(accountOf: () => Promise<AccountOf | undefined> = () => Promise.resolve(undefined)) {
  return command({
    invocation: 'npm run -s recover --',
    summary: 'leads a stack out of a state in which nothing can be deployed, as its administrator',
    description:
      "Says what state the environment's stack is in, what keeps it there and what leads out of it, asks, and does that. With an administrator's credentials of its account. What is deleted or rolled back is named before. Exit code: 0 it can be deployed, 1 refused, or it cannot yet, 2 wrong use.",
    options: {
      environment: { ...environmentOption, required: true },
      skip: {
        value: 'ID',
        multiple: true,
        description: 'a resource to leave as it is, by its logical id: one that cannot be taken back or deleted',
      },
      yes: { short: 'y', description: 'do what is said; who is not at a terminal has to say so' },
    },
    json: true,
    examples: [
      'npm run -s recover -- --environment dev',
      'npm run -s recover -- --environment dev --skip RelayWeb01InstanceC20A2319',
    ],
    run: async (given) => (await import('./run-recover')).runRecover(given, await accountOf()),
  });
}
