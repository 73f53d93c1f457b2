import { command } from '@nss/command-line';
import { environmentOption } from '@nss/environment/option';
import { type AccountOf } from './bootstrap';

/**
 * `npm run -s retire -- --environment NAME [--confirm NAME]`: removes a whole environment but for its records.
 * @param accountOf asked for once something is looked at. @default targetAccount
 */
export function retireCommand(accountOf: () => Promise<AccountOf | undefined> = () => Promise.resolve(undefined)) {
  return command({
    invocation: 'npm run -s retire --',
    summary: 'removes a whole environment but for its records, as its administrator',
    description:
      "Says what goes, what stays and what that costs, what is lost and what stands in the way; asks for the environment's whole name; lifts the protection of its stacks and machines, deletes them, and reads back what is left. With an administrator's credentials of its account. Interrupted, it is called again. Remove the environment's file before, so that nothing deploys it again, and say what it said. Exit code: 0 it is gone, 1 refused, or something is left, 2 wrong use.",
    options: {
      environment: { ...environmentOption, required: true },
      purpose: { value: 'PURPOSE', description: 'purpose of the environment, where its file is removed' },
      account: { value: 'ID', description: 'its account, where its file is removed' },
      region: { value: 'REGION', description: 'its region, where its file is removed' },
      skip: {
        value: 'ID',
        multiple: true,
        description: 'a resource that could not be deleted, by its logical id: it is left in the account',
      },
      confirm: { value: 'NAME', description: 'consent, by the whole name; who is not at a terminal has to give it' },
    },
    json: true,
    examples: [
      'npm run -s retire -- --environment dev --purpose nss-dev --account 111111111111 --region eu-west-1',
      'npm run -s retire -- --environment dev --skip NetworkVpcVpc01A1B2C3D4',
    ],
    run: async (given) => (await import('./run-retire')).runRetire(given, await accountOf()),
  });
}
