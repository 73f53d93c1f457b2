import { type Answer, type Phases, WrongUse } from '@nss/command-line';
import { chosenEnvironment } from '@nss/environment';
import { workspaceRoot } from '@nss/workspace';
import { spawnSync } from 'node:child_process';
import { bootstrapEnvironment } from '../bootstrap/bootstrap-environment';
import { askSubjects, type KnownSubjects } from '../bootstrap/github-subjects';
import { isSubjectPrefix, subjectPrefixOf, subjectPrefixesOf } from '../bootstrap/subject-prefix';
import { synthesising } from '../synthesise';
import { targetAccount } from '../target-account';
import { type AccountOf } from './bootstrap';

/** What was asked for. */
interface Given extends Phases {
  readonly options: { readonly environment: string; readonly 'subject-prefix': string | undefined };
  readonly answer: Answer;
}

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
 * Prepares the account of an environment.
 * @returns the exit code: 0
 * @throws WrongUse where nothing says whose jobs are trusted
 */
export async function runBootstrap(
  { options: { environment, 'subject-prefix': given }, out, phase, answer }: Given,
  accountOf: AccountOf = targetAccount,
): Promise<number> {
  const wanted = asked(given);
  const loaded = chosenEnvironment(environment);
  const { account, region } = loaded.environment;
  const { prefixes, because } = await phase('asking GitHub how tokens of the jobs begin', () => subjects(wanted));
  out(`trusting ${prefixes.join(' and ')}: ${because}`);
  const { directory } = await phase('synthesising', () => synthesising());
  await phase(`preparing account ${account}`, () =>
    bootstrapEnvironment({
      loaded,
      assembly: directory,
      account: accountOf(account, region),
      subjectPrefixes: prefixes,
      say: out,
    }),
  );
  answer(
    { environment: loaded.name, account, region, subjectPrefixes: prefixes, because },
    () =>
      `${loaded.name}: account ${account}, ${region} is ready; workflows of ${prefixes.join(' and ')} may act in it`,
  );
  return 0;
}
