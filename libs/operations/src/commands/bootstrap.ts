import { command } from '@nss/command-line';
import { type Account } from '@nss/deployment';
import { environmentOption } from '@nss/environment/option';

/** Where, and as which administrator, a command acts. */
export type AccountOf = (account: string, region: string) => Account;

/**
 * `npm run -s bootstrap -- --environment NAME`: prepares the account of an environment, once.
 * @param accountOf asked for once something is prepared. @default targetAccount
 */
export function bootstrapCommand(accountOf: () => Promise<AccountOf | undefined> = () => Promise.resolve(undefined)) {
  return command({
    invocation: 'npm run -s bootstrap --',
    summary: "prepares an environment's account, once, as its administrator",
    description: `Once for each environment, with an administrator's credentials of its account. Tokens of the jobs of the git remote "origin" are trusted, in the form that GitHub says they have; GITHUB_TOKEN or GH_TOKEN asks it, public repositories may be asked without. Where GitHub cannot be asked, give the prefix: with ids, and both forms of it are trusted. Exit code: 0 done, 1 it failed, 2 wrong use.`,
    options: {
      environment: { ...environmentOption, required: true },
      'subject-prefix': {
        value: 'PREFIX',
        description: 'repo:OWNER[@ID]/REPOSITORY[@ID], where GitHub cannot be asked',
      },
    },
    json: true,
    examples: [
      'npm run -s bootstrap -- --environment dev',
      `npm run -s bootstrap -- --environment dev --subject-prefix "$(gh api repos/OWNER/REPOSITORY --jq '"repo:\\(.owner.login)@\\(.owner.id)/\\(.name)@\\(.id)"')"`,
    ],
    run: async (given) => (await import('./run-bootstrap')).runBootstrap(given, await accountOf()),
  });
}
