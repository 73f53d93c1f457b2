import { workspaceRoot } from '@nss/workspace';
import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { type LoadedEnvironment, loadEnvironments, noSuchEnvironment, printProblems } from '@nss/environment';
import { synthesise } from '../synthesise';
import { targetAccount } from '../target-account';
import { bootstrapEnvironment } from '../bootstrap/bootstrap-environment';
import { askSubjects, type KnownSubjects } from '../bootstrap/github-subjects';
import { isSubjectPrefix, subjectPrefixOf, subjectPrefixesOf } from '../bootstrap/subject-prefix';

const USAGE = `usage: npm run -s bootstrap -- --environment NAME [--subject-prefix repo:OWNER[@ID]/REPOSITORY[@ID]]

Once for each environment, with an administrator's credentials of its account. Tokens of the jobs of the git remote "origin" are
trusted, in the form that GitHub says they have; GITHUB_TOKEN or GH_TOKEN asks it, public repositories may be asked without. Where
GitHub cannot be asked, give the prefix: with ids (gh api repos/OWNER/REPOSITORY --jq '"repo:\\(.owner.login)@\\(.owner.id)/\\(.name)@\\(.id)"'),
and both forms of it are trusted.
exit code: 0 done, 1 it failed, 2 wrong use`;

/** What the command was asked; a text is what is wrong with it. */
function asked(args: readonly string[]): { environment: string; given?: string; repository?: string } | string {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { environment: { type: 'string', short: 'e' }, 'subject-prefix': { type: 'string' } },
    });
    const { environment, 'subject-prefix': given } = values;
    if (!environment) return 'which environment?';
    if (given !== undefined)
      return isSubjectPrefix(given)
        ? { environment, given }
        : `${given} is no subject prefix: write repo:OWNER/REPOSITORY or repo:OWNER@ID/REPOSITORY@ID, without a wildcard`;
    const origin = subjectPrefixOf(
      spawnSync('git', ['remote', 'get-url', 'origin'], { cwd: workspaceRoot(), encoding: 'utf8' }).stdout ?? '',
    );
    const repository = process.env['GITHUB_REPOSITORY'] || origin?.replace(/^repo:/, '');
    if (!repository)
      return 'the git remote "origin" is not on github.com: give --subject-prefix repo:OWNER@ID/REPOSITORY@ID';
    return { environment, repository };
  } catch (error) {
    return (error as Error).message;
  }
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
 * @returns the exit code: 0, 1 for files with problems, 2 for wrong use
 */
export async function bootstrap(args: readonly string[], accountOf = targetAccount): Promise<number> {
  const wrong = (message: string): 2 => {
    console.error(`${message}\n\n${USAGE}`);
    return 2;
  };
  const wanted = asked(args);
  if (typeof wanted === 'string') return wrong(wanted);
  const { environments, problems } = loadEnvironments();
  if (!environments) {
    printProblems(problems);
    return 1;
  }
  const loaded: LoadedEnvironment | undefined = environments.find(({ name }) => name === wanted.environment);
  if (!loaded) return wrong(noSuchEnvironment(wanted.environment, environments));
  const { account, region } = loaded.environment;
  const { prefixes, because } = await subjects(wanted);
  console.log(`trusting ${prefixes.join(' and ')}: ${because}`);
  const { directory } = synthesise();
  await bootstrapEnvironment({
    loaded,
    assembly: directory,
    account: accountOf(account, region),
    subjectPrefixes: prefixes,
    say: (line) => console.log(line),
  });
  console.log(
    `${loaded.name}: account ${account}, ${region} is ready; workflows of ${prefixes.join(' and ')} may act in it`,
  );
  return 0;
}
