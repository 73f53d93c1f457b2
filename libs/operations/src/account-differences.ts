import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import {
  accountClients,
  type AccountState,
  type DeployedStack,
  deployedStacks,
  type Difference,
  differences,
  ownedResources,
  type Plan,
  plannedResources,
  readAccountState,
} from '@nss/account-state';
import { partitionOf } from '@nss/aws-partitions';
import { type Account, stageStacks } from '@nss/deployment';
import { activeServerParameterName, identityStageName, type LoadedEnvironment } from '@nss/environment';

/** Which environment is compared, with whose rights. */
export interface ComparedEnvironment {
  readonly loaded: LoadedEnvironment;
  /** The cloud assembly, which names the environment's stacks. */
  readonly assembly: string;
  readonly account: Account;
}

/** What an account holds of an environment, and in what that is not what was deployed. */
export interface ComparedAccount {
  /** Empty where nothing is deployed. */
  readonly stacks: readonly DeployedStack[];
  readonly plan: Plan;
  readonly actual: AccountState;
  readonly found: readonly Difference[];
}

/**
 * Reads an environment's account and compares it with the stacks as they were last deployed.
 * @throws Error where something could not be read
 */
export async function compareAccount({ loaded, assembly, account }: ComparedEnvironment): Promise<ComparedAccount> {
  const { purpose, account: id, region } = loaded.environment;
  const names = [loaded.name, identityStageName(loaded.name)]
    .flatMap((stage) => stageStacks(assembly, stage))
    .map(({ stackName }) => stackName);
  const stacks = await deployedStacks(new CloudFormationClient(account.client ?? { region }), names);
  if (!stacks.some(({ stackName }) => stackName === names[0])) return { stacks: [], plan: {}, actual: {}, found: [] };
  const place = { purpose, account: id, region, partition: partitionOf(region) };
  const actual = await readAccountState({ clients: accountClients(account), place, owned: ownedResources(stacks) });
  const plan = plannedResources(stacks, actual, place);
  const found = differences(plan, actual);
  return { stacks, plan, actual, found: found.filter((each) => !isOperated(loaded, each)) };
}

/** What runbooks change in the course of operations: which server of a pair relays. */
function isOperated(
  { environment: { purpose, relay } }: LoadedEnvironment,
  { physicalId, property }: Difference,
): boolean {
  return relay.logs.some((log) => activeServerParameterName(purpose, log) === physicalId) && property === 'Value';
}
