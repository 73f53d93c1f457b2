import { command } from '@nss/command-line';
import { environmentOption } from '@nss/environment/option';
import { type AccountOf } from './bootstrap';

/**
 * `npm run -s repair -- --environment NAME [--yes DIGEST]`: brings an account back to what was deployed, by a plan that is shown and approved.
 * @param accountOf asked for once something is looked at. @default targetAccount
 */
export function repairCommand(accountOf: () => Promise<AccountOf | undefined> = () => Promise.resolve(undefined)) {
  return command({
    invocation: 'npm run -s repair --',
    summary: 'brings an account back to what was deployed, by a plan that is shown and approved',
    description:
      "Compares an environment's account with what was deployed, says exactly what would repair it (a change set that reverts drift, and calls for what no template has), asks, does that and nothing else, and compares again. With an administrator's credentials of its account. Records and what keeps them readable are never touched. Exit code: 0 as planned, 1 refused, or something stays, 2 wrong use.",
    options: {
      environment: { ...environmentOption, required: true },
      yes: { value: 'DIGEST', description: 'approve the plan with this digest, which was shown before, and no other' },
    },
    json: true,
    examples: [
      'npm run -s repair -- --environment dev',
      'npm run -s repair -- --environment dev --yes 0123456789abcdef',
    ],
    run: async (given) => (await import('./run-repair')).runRepair(given, await accountOf()),
  });
}
