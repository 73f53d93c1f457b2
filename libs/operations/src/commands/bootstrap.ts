import { command, WrongUse } from '@nss/command-line';
import { chosenEnvironment, environmentOption } from '@nss/environment';
import { workspaceRoot } from '@nss/workspace';
import { spawnSync } from 'node:child_process';
import { bootstrapEnvironment } from '../bootstrap/bootstrap-environment';
import { askSubjects, type KnownSubjects } from '../bootstrap/github-subjects';
import { isSubjectPrefix, subjectPrefixOf, subjectPrefixesOf } from '../bootstrap/subject-prefix';
import { synthesise } from '../synthesise';
import { targetAccount } from '../target-account';

/** Whose jobs are asked to be trusted. @throws WrongUse where nothing says it */
function asked(given: string | undefined): { given?: string; repository?: string } {
  if (given !== undefined) {
    if (isSubjectPrefix(given)) return { given };
    throw new WrongUse(
      `${given} is no subject prefix: write repo:OWNER/REPOSITORY or repo:OWNER@ID/REPOSITORY@ID, without a wildcard`,
    );
  }
  const origin = subjectPrefixOf(
    spawnSync('git', ['remote', 'get-url', 'origin'], { cwd: workspaceRoot(), encoding: 'utf8' }).stdout ?? '',
  );
  const repository = process.env['GITHUB_REPOSITORY'] || origin?.replace(/^repo:/, '');
  if (!repository)
    throw new WrongUse(
      'the git remote "origin" is not on github.com: give --subject-prefix repo:OWNER@ID/REPOSITORY@ID',
    );
  return { repository };
}

/** What is trusted: as given, or as GitHub says. */
async function subjects({ given, repository = '' }: { given?: string; repository?: string }): Promise<KnownSubjects> {
  if (given !== undefined) return { prefixes: subjectPrefixesOf(given), because: 'given' };
  const token = process.env['GITHUB_TOKEN'] ?? process.env['GH_TOKEN'];
  return askSubjects(repository, { api: process.env['GITHUB_API_URL'], token }).catch((error: Error) => {
    throw new Error(
      `${error.message}: how tokens of ${repository} begin is not known, and roles that trust something else could be assumed by nobody. Set GITHUB_TOKEN, or give --subject-prefix`,
    );
  });
}

/**
 * `npm run -s bootstrap -- --environment NAME`: prepares the account of an environment, once.
 * @param accountOf where, and as which administrator. @default targetAccount
 */
export function bootstrapCommand(accountOf = targetAccount) {
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
    examples: [
      'npm run -s bootstrap -- --environment dev',
      `npm run -s bootstrap -- --environment dev --subject-prefix "$(gh api repos/OWNER/REPOSITORY --jq '"repo:\\(.owner.login)@\\(.owner.id)/\\(.name)@\\(.id)"')"`,
    ],
    run: async ({ options: { environment, 'subject-prefix': given }, out }) => {
      const wanted = asked(given);
      const loaded = chosenEnvironment(environment);
      const { account, region } = loaded.environment;
      const { prefixes, because } = await subjects(wanted);
      out(`trusting ${prefixes.join(' and ')}: ${because}`);
      const { directory } = synthesise();
      await bootstrapEnvironment({
        loaded,
        assembly: directory,
        account: accountOf(account, region),
        subjectPrefixes: prefixes,
        say: out,
      });
      out(
        `${loaded.name}: account ${account}, ${region} is ready; workflows of ${prefixes.join(' and ')} may act in it`,
      );
      return 0;
    },
  });
}
