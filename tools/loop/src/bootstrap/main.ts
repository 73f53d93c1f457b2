import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { type LoadedEnvironment, loadEnvironments, noSuchEnvironment, printProblems, workspaceRoot } from '@nss/infra';
import { synthesise } from '../synthesise';
import { targetAccount } from '../target-account';
import { bootstrapEnvironment } from './bootstrap-environment';
import { isSubjectPrefix, subjectPrefixOf } from './subject-prefix';

const USAGE = `usage: npm run -s bootstrap -- --environment NAME [--subject-prefix repo:OWNER/REPOSITORY]

Once for each environment, with an administrator's credentials of its account. The prefix is by default that of the git
remote "origin"; newer repositories carry ids in it, as their settings for OpenID Connect show.
exit code: 0 done, 1 it failed, 2 wrong use`;

/** What the command was asked; a text is what is wrong with it. */
function asked(): { environment: string; prefix: string } | string {
  try {
    const { values } = parseArgs({ options: { environment: { type: 'string', short: 'e' }, 'subject-prefix': { type: 'string' } } });
    const { environment, 'subject-prefix': given } = values;
    if (!environment) return 'which environment?';
    const prefix = given ?? subjectPrefixOf(spawnSync('git', ['remote', 'get-url', 'origin'], { cwd: workspaceRoot(), encoding: 'utf8' }).stdout ?? '');
    if (!prefix) return 'the git remote "origin" is not on github.com: give --subject-prefix repo:OWNER/REPOSITORY';
    return isSubjectPrefix(prefix) ? { environment, prefix } : `${prefix} is no subject prefix: write repo:OWNER/REPOSITORY, without a wildcard`;
  } catch (error) {
    return (error as Error).message;
  }
}

async function main(): Promise<number> {
  const wrong = (message: string): 2 => {
    console.error(`${message}\n\n${USAGE}`);
    return 2;
  };
  const wanted = asked();
  if (typeof wanted === 'string') return wrong(wanted);
  const { environments, problems } = loadEnvironments();
  if (!environments) {
    printProblems(problems);
    return 1;
  }
  const loaded: LoadedEnvironment | undefined = environments.find(({ name }) => name === wanted.environment);
  if (!loaded) return wrong(noSuchEnvironment(wanted.environment, environments));
  const { account, region } = loaded.environment;
  const { directory } = synthesise();
  await bootstrapEnvironment({ loaded, assembly: directory, account: targetAccount(account, region), subjectPrefix: wanted.prefix, say: (line) => console.log(line) });
  console.log(`${loaded.name}: account ${account}, ${region} is ready; workflows of ${wanted.prefix} may act in it`);
  return 0;
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
