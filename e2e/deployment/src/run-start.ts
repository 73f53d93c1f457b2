import { type Answer, type Phases } from '@nss/command-line';
import { type ChangeImpact } from '@nss/change-impact';
import { type Promotion } from '@nss/deployment';
import { PreparationError, prepareFixtures } from '@nss/embedded-aws';
import { type LoadedEnvironment, environmentsDirectory, EnvironmentProblems, everyEnvironment } from '@nss/environment';
import {
  approval,
  changeSummary,
  promote,
  promotionOrder,
  readBackTable,
  seconds,
  synthesising,
} from '@nss/operations';
import { cloudFolder } from './cloud/running-cloud';
import { reachCloud, UnusableCloudError } from './cloud/reach';
import { lockStart, StartUnderWayError } from './cloud/start-lock';
import { insteadOfUsual } from './cloud/usual-port';
import { actingByRole } from './acting-by-role';
import { IN_EMBEDDED_CLOUD } from './commands/is-embedded';
import { actIn } from './embedded-account';
import { operate } from './operate';
import { prerequisites } from './prerequisites';

/** What was asked for. */
interface Given extends Phases {
  readonly options: { readonly yes: boolean };
  readonly answer: Answer;
}

/** What became of one environment. */
interface Started {
  readonly environment: string;
  readonly outcome: 'as planned' | 'differs' | 'refused';
  readonly changes: number;
  /** Whether the runbooks that run after a deployment succeeded; they run where all is as planned. */
  readonly operated: boolean;
}

/**
 * Deploys every environment to an embedded cloud, which goes on running.
 * @returns the exit code: 0 done, 1 refused, or something is not as planned
 */
export async function runStart(given: Given): Promise<number> {
  try {
    return await deployAll(given);
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
}

async function deployAll(given: Given): Promise<number> {
  const { out: say, phase, answer } = given;
  const began = Date.now();
  const environments = everyEnvironment();
  lockStart();
  say(`environments  ${environments.map(({ name }) => name).join(', ')}  (${environmentsDirectory()})`);
  const { directory, took } = await phase('synthesising', () => synthesising());
  say(`synthesised   one assembly in ${took}`);
  const cloud = await phase('starting the embedded cloud', () => reachCloud());
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
  const environmentsStarted: Started[] = [];
  let isWell = true;
  for (const loaded of promotionOrder(environments)) {
    const started = await deploy(loaded, directory, cloud.port, given);
    environmentsStarted.push(started);
    isWell = started.outcome === 'as planned' && started.operated;
    if (!isWell) break;
  }
  const last = environments.find(({ name }) => name === environmentsStarted.at(-1)?.environment);
  if (isWell && last) await showNight(last, directory, given);
  const stopped = isWell ? 'done in' : `not done: stopped at ${environmentsStarted.at(-1)?.environment} after`;
  answer(
    { endpoint: cloud.endpoint, done: isWell, environments: environmentsStarted },
    () => `\n${stopped} ${seconds(began)}. The cloud keeps running at ${cloud.endpoint}; \`npm stop\` ends it.`,
  );
  return isWell ? 0 : 1;
}

/** A night in what was deployed: what it is for. */
async function showNight(
  loaded: LoadedEnvironment,
  assembly: string,
  { out: say, phase, columns }: Given,
): Promise<void> {
  const { drillNight } = await import('@nss/e2e-drills');
  say(`\n${await phase('drill siem-down', () => drillNight('siem-down', loaded, assembly, columns))}`);
}

/** Deploys one environment, shows what was read back and runs its first runbooks. */
async function deploy(loaded: LoadedEnvironment, assembly: string, port: number, given: Given): Promise<Started> {
  const { out: say, phase, columns } = given;
  const {
    name,
    environment: { account, region, promotedFrom },
  } = loaded;
  const began = Date.now();
  say(`\n${name}: account ${account}, ${region}`);
  // The first environment of a chain needs no approval; every later one does.
  const approve = async (promotion: Promotion, impact: ChangeImpact) =>
    !promotedFrom || askFor(name, promotion, impact, given);
  const administrator = actIn(account, region, port, cloudFolder());
  const as = await phase(`preparing account ${account}`, () => actingByRole(loaded, assembly, administrator, say));
  const { outcome, changes, facts } = await promote({ loaded, assembly, as, say, phase, approve });
  const started = { environment: name, outcome, changes, operated: false };
  if (outcome === 'refused') return started;
  say(changes === 0 ? 'nothing to change' : `deployed in ${seconds(began)}`);
  say(`read back through the AWS SDK:\n${readBackTable(facts, columns)}`);
  if (outcome !== 'as planned') return started;
  return { ...started, operated: await operate({ loaded, administrator, say, phase, columns }) };
}

async function askFor(
  name: string,
  promotion: Promotion,
  impact: ChangeImpact,
  { options: { yes }, out: say, columns }: Given,
): Promise<boolean> {
  say(`what will change in ${name}:\n${changeSummary(promotion, impact, columns)}`);
  const { approved, how } = await approval(`deploy exactly this to ${name}?`, { yes, unattended: IN_EMBEDDED_CLOUD });
  say(approved ? `approved ${how}` : `refused ${how}: ${name} stays as it is`);
  return approved;
}
