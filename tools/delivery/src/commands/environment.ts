import { type Account, type AccountPromoter, type AssemblyStack, promoterFor, stageStacks } from '@nss/deployment';
import { executionRoleArn, type LoadedEnvironment, loadEnvironments, printProblems } from '@nss/infra';
import { targetAccount } from '@nss/loop';
import { WrongUse } from '../command-line';

/** Every environment of the files. @throws Error after the problems of the files were printed */
export function environments(): readonly LoadedEnvironment[] {
  const loaded = loadEnvironments();
  if (loaded.environments) return loaded.environments;
  printProblems(loaded.problems);
  throw new Error('the environment files have problems: nothing was done');
}

/** One environment. @throws WrongUse when there is none of the name */
export function environmentNamed(name: string): LoadedEnvironment {
  const all = environments();
  const found = all.find((each) => each.name === name);
  if (!found) throw new WrongUse(`there is no environment ${name}: there are ${all.map((each) => each.name).join(', ')}`);
  return found;
}

/** One environment in its account, with the assembly it is deployed from. */
export interface Delivery extends AccountPromoter {
  readonly loaded: LoadedEnvironment;
  readonly account: Account;
  readonly stacks: readonly AssemblyStack[];
}

/** Tells the job's log. */
export const say = (line: string): void => console.log(line);

/** Everything the commands on one environment need. */
export async function delivery(name: string, assembly: string): Promise<Delivery> {
  const loaded = environmentNamed(name);
  const { account: id, region } = loaded.environment;
  const account = targetAccount(id, region);
  return { loaded, account, stacks: stageStacks(assembly, name), ...await promoterFor(account, assembly, executionRoleArn(loaded.environment), say) };
}
