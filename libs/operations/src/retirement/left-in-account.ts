import {
  type AccountClients,
  type AccountState,
  type DeployedStack,
  type Difference,
  differences,
  ownedResources,
  type Plan,
  plannedResources,
  readAccountState,
} from '@nss/account-state';
import { partitionOf } from '@nss/aws-partitions';
import { type Template } from '@nss/deployment';
import { type RetiredEnvironment } from './retired-environment';

/** A stack, and what of it should be in the account. */
export interface ExpectedStack {
  readonly stack: DeployedStack;
  readonly expected: Template;
}

/** What an account has of an environment beside what is expected, and what of that it has not. */
export interface LeftInAccount {
  /** There, and in no stack: nobody's. */
  readonly unmanaged: readonly Difference[];
  /** Not there, and was said to be. */
  readonly missing: readonly Difference[];
}

/**
 * Reads what there is of an environment: what its stacks have or had, whatever is in its VPC, and what has a name like its own.
 * @throws Error where something could not be read
 */
export async function leftInAccount(
  clients: AccountClients,
  { purpose, account, region }: RetiredEnvironment,
  stacks: readonly ExpectedStack[],
): Promise<LeftInAccount> {
  const place = { purpose, account, region, partition: partitionOf(region) };
  const actual = await readAccountState({ clients, place, owned: ownedResources(stacks.map(({ stack }) => stack)) });
  const found = differences(expectedOf(stacks, actual, place), actual);
  return {
    unmanaged: found.filter(({ kind }) => kind === 'added').filter(({ property }) => property === undefined),
    missing: found.filter(({ kind }) => kind === 'removed').filter(({ property }) => property === undefined),
  };
}

/** What is planned of what is expected; the rest of a template is still what its references lead to. */
function expectedOf(
  stacks: readonly ExpectedStack[],
  actual: AccountState,
  place: Parameters<typeof plannedResources>[2],
): Plan {
  const isExpected = ({ parts: [own] = [] }: Plan[string]) =>
    stacks.some(({ stack, expected }) => stack.stackName === own?.stackName && expected.Resources?.[own.logicalId]);
  const planned = plannedResources(
    stacks.map(({ stack }) => stack),
    actual,
    place,
  );
  return Object.fromEntries(Object.entries(planned).filter(([, each]) => isExpected(each)));
}
