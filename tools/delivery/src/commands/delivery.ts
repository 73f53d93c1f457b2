import { say } from '../github/job';
import { clientsFor, serversInService, targetAccount } from '@nss/operations';
import { type Account, type AccountPromoter, type AssemblyStack, promoterFor, stageStacks } from '@nss/deployment';
import { chosenEnvironment, executionRoleArn, type LoadedEnvironment } from '@nss/environment';

/** One environment in its account, with the assembly it is deployed from. */
export interface Delivery extends AccountPromoter {
  readonly loaded: LoadedEnvironment;
  readonly account: Account;
  readonly stacks: readonly AssemblyStack[];
}

/** Everything the commands on one environment need. */
export async function delivery(name: string, assembly: string): Promise<Delivery> {
  const loaded = chosenEnvironment(name);
  const { account: id, region } = loaded.environment;
  const account = targetAccount(id, region);
  return {
    loaded,
    account,
    stacks: stageStacks(assembly, name),
    ...promoterFor(account, executionRoleArn(loaded.environment), say, serversInService(loaded, clientsFor(account))),
  };
}
