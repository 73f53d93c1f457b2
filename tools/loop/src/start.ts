import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { type Account, AccountToolkit, type Progress, Promoter, type Promotion, StackReader, stageStacks } from '@nss/deployment';
import { clientEnvironment, prepareWorld, withoutForeign } from '@nss/embedded-cloud';
import { type LoadedEnvironment, environmentsDirectory, loadEnvironments, printProblems } from '@nss/infra';
import { parseArgs } from 'node:util';
import { approval } from './approval';
import { changeTable } from './change-table';
import { cloudFolder } from './cloud/running-cloud';
import { reachCloud } from './cloud/reach';
import { prerequisites } from './prerequisites';
import { promotionOrder } from './promotion-order';
import { clientsFor } from './read-back/clients';
import { agrees } from './read-back/fact';
import { readBack } from './read-back/read-back';
import { readBackTable } from './read-back/table';
import { seconds, synthesise } from './synthesise';

const say: Progress = (line) => console.log(line);

/** What became of one environment. */
type Outcome = 'as planned' | 'differs' | 'refused';

async function main(): Promise<number> {
  const { values: { yes = false } } = parseArgs({ options: { yes: { type: 'boolean', short: 'y' } } });
  const began = Date.now();
  const { environments, problems } = loadEnvironments();
  if (!environments) {
    printProblems(problems);
    return 1;
  }
  say(`environments  ${environments.map(({ name }) => name).join(', ')}  (${environmentsDirectory()})`);
  const assembly = synthesise();
  say(`synthesised   ${environments.length} environments in ${assembly.took}`);
  const cloud = await reachCloud();
  say(`cloud         ${cloud.endpoint}  (embedded, ${cloud.started ? 'started' : 'still running from an earlier start'})`);
  await prepareWorld(cloud.endpoint, prerequisites(environments));
  let exitCode = 0;
  for (const loaded of promotionOrder(environments)) {
    const outcome = await promote(loaded, assembly.directory, cloud.port, yes);
    if (outcome !== 'as planned') exitCode = 1;
    if (outcome === 'refused') break;
  }
  say(`\n${exitCode === 0 ? 'done' : 'not done'} in ${seconds(began)}. The cloud keeps running at ${cloud.endpoint}; \`npm stop\` ends it.`);
  return exitCode;
}

/** Brings one environment to what its file says: prepare, show, approve where it was promoted, execute, read back. */
async function promote(loaded: LoadedEnvironment, directory: string, port: number, yes: boolean): Promise<Outcome> {
  const { name, environment: { account: accountId, region, promotedFrom } } = loaded;
  const began = Date.now();
  Object.assign(process.env, withoutForeign({ ...clientEnvironment(port, cloudFolder(), accountId, region) }));
  const account: Account = {
    account: accountId, region,
    client: { endpoint: `http://localhost:${port}`, region, credentials: { accessKeyId: accountId, secretAccessKey: 'embedded' } },
  };
  const toolkit = new AccountToolkit(account, say);
  const clients = clientsFor(account);
  say(`\n${name}  account ${accountId}, ${region}`);
  await toolkit.bootstrap();
  const stacks = stageStacks(directory, name);
  const promoter = new Promoter(toolkit, new StackReader(new CloudFormationClient(account.client ?? {})), await toolkit.assembly(directory), say);
  const promotion = await promoter.prepare(stacks, `approve-${Date.now()}`);
  if (promotion.stacks.every(({ state }) => state === 'unchanged')) say('nothing to change');
  else if (!await approved(promotion, name, promotedFrom, yes)) {
    await promoter.discard(promotion);
    return 'refused';
  } else {
    await promoter.execute(promotion);
    say(`deployed ${stacks.length} stacks in ${seconds(began)}`);
  }
  const facts = await readBack({ loaded, stacks, clients });
  say(`read back through the AWS SDK:\n${readBackTable(facts)}`);
  return facts.every(agrees) ? 'as planned' : 'differs';
}

/** The first environment of a chain needs no approval; every later one does. */
async function approved(promotion: Promotion, name: string, promotedFrom: string | undefined, yes: boolean): Promise<boolean> {
  if (!promotedFrom) return true;
  say(`what will change in ${name}:\n${changeTable(promotion).join('\n')}`);
  const { approved: granted, how } = await approval(`deploy exactly this to ${name}?`, yes);
  say(granted ? `approved ${how}` : `refused ${how}: ${name} stays as it is`);
  return granted;
}

process.exitCode = await main();
