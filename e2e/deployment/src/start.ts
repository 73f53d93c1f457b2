import { command, runCommand } from '@nss/command-line';
import { type Progress, type Promotion } from '@nss/deployment';
import { PreparationError, prepareFixtures } from '@nss/embedded-aws';
import { type LoadedEnvironment, environmentsDirectory, EnvironmentProblems, everyEnvironment } from '@nss/environment';
import { approval, changeTable, promote, promotionOrder, readBackTable, seconds, synthesise } from '@nss/operations';
import { cloudFolder } from './cloud/running-cloud';
import { reachCloud, UnusableCloudError } from './cloud/reach';
import { lockStart, StartUnderWayError } from './cloud/start-lock';
import { insteadOfUsual } from './cloud/usual-port';
import { actingByRole } from './acting-by-role';
import { IN_EMBEDDED_CLOUD } from './commands/is-embedded';
import { actIn } from './embedded-account';
import { operate } from './operate';
import { prerequisites } from './prerequisites';

const say: Progress = (line) => console.log(line);

async function deployAll(yes: boolean): Promise<number> {
  const began = Date.now();
  const environments = everyEnvironment();
  lockStart();
  say(`environments  ${environments.map(({ name }) => name).join(', ')}  (${environmentsDirectory()})`);
  const { directory, took } = synthesise();
  say(`synthesised   one assembly in ${took}`);
  const cloud = await reachCloud();
  say(
    `cloud         ${cloud.endpoint}  (embedded, ${cloud.started ? 'started' : 'still running from an earlier start'}${insteadOfUsual(cloud.port)})`,
  );
  try {
    await prepareFixtures(cloud.endpoint, prerequisites(environments));
  } catch (error) {
    // Nothing was deployed, so nobody wants to look at it.
    if (cloud.started) process.kill(cloud.pid, 'SIGTERM');
    throw error;
  }
  for (const loaded of promotionOrder(environments)) {
    if (!(await deploy(loaded, directory, cloud.port, yes))) {
      say(
        `\nnot done: stopped at ${loaded.name} after ${seconds(began)}. The cloud keeps running at ${cloud.endpoint}; \`npm stop\` ends it.`,
      );
      return 1;
    }
  }
  say(`\ndone in ${seconds(began)}. The cloud keeps running at ${cloud.endpoint}; \`npm stop\` ends it.`);
  return 0;
}

/** Deploys one environment, shows what was read back and runs its first runbooks; true when everything is as planned and well. */
async function deploy(loaded: LoadedEnvironment, assembly: string, port: number, yes: boolean): Promise<boolean> {
  const {
    name,
    environment: { account, region, promotedFrom },
  } = loaded;
  const began = Date.now();
  say(`\n${name}: account ${account}, ${region}`);
  // The first environment of a chain needs no approval; every later one does.
  const approve = async (promotion: Promotion) => !promotedFrom || askFor(name, promotion, yes);
  const administrator = actIn(account, region, port, cloudFolder());
  const as = await actingByRole(loaded, assembly, administrator, say);
  const { outcome, changes, facts } = await promote({ loaded, assembly, as, say, approve });
  if (outcome === 'refused') return false;
  say(changes === 0 ? 'nothing to change' : `deployed in ${seconds(began)}`);
  say(`read back through the AWS SDK:\n${readBackTable(facts)}`);
  if (outcome !== 'as planned') return false;
  return operate({ loaded, administrator, say });
}

async function askFor(name: string, promotion: Promotion, yes: boolean): Promise<boolean> {
  say(`what will change in ${name}:\n${changeTable(promotion).join('\n')}`);
  const { approved, how } = await approval(`deploy exactly this to ${name}?`, { yes, unattended: IN_EMBEDDED_CLOUD });
  say(approved ? `approved ${how}` : `refused ${how}: ${name} stays as it is`);
  return approved;
}

const start = command({
  invocation: 'npm start --',
  summary: 'deploys every environment to an embedded cloud on this machine, and reads it back',
  description:
    'Deploys the first environment to an embedded cloud on this machine, shows what will change in the next, asks, deploys exactly that, and reads both back. The cloud keeps running; npm stop ends it. Exit code: 0 done, 1 refused or failed, 2 wrong use.',
  options: { yes: { short: 'y', description: 'approve what will change' } },
  examples: ['npm start', 'npm start -- --yes'],
  run: async ({ options: { yes } }) => {
    try {
      return await deployAll(yes);
    } catch (error) {
      const isPlain = [StartUnderWayError, UnusableCloudError, PreparationError, EnvironmentProblems].some(
        (kind) => error instanceof kind,
      );
      if (isPlain) throw error;
      throw new Error(
        `${error instanceof Error ? error.message : String(error)}\nThe cloud's own log is ${cloudFolder()}/cloud.log`,
        { cause: error },
      );
    }
  },
});

process.exitCode = await runCommand(start, process.argv.slice(2));
