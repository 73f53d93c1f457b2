import { command } from '@nss/command-line';
import { type Account } from '@nss/deployment';
import { environmentOption } from '@nss/environment/option';

/**
 * `npm run -s doctor`: says what machine, accounts and repository still lack.
 * @param accountOf gives where, and as whom, an account is looked at; asked for once something is. @default targetAccount
 */
export function doctorCommand(
  accountOf: () => Promise<((account: string, region: string) => Account) | undefined> = () =>
    Promise.resolve(undefined),
) {
  return command({
    invocation: 'npm run -s doctor --',
    summary: 'says what machine, accounts and repository still lack, with the command for each',
    description:
      'Looks at this machine, at the account of each environment (or of one), and at the repository on GitHub; prints what is missing and the command that fixes it. Changes nothing. AWS is asked with the credentials the AWS CLI would find, at the endpoint that AWS_ENDPOINT_URL names where it does; GitHub with GITHUB_TOKEN or GH_TOKEN. Exit code: 0 nothing fails, 1 something fails, 2 wrong use.',
    options: {
      environment: environmentOption,
      'subject-prefix': { value: 'PREFIX', description: 'repo:OWNER/REPOSITORY, where GitHub cannot be asked' },
    },
    json: true,
    examples: ['npm run -s doctor', 'npm run -s doctor -- --environment dev'],
    // What asks AWS takes longer to load than help to print.
    run: async (given) => (await import('./run-doctor')).runDoctor(given, await accountOf()),
  });
}
