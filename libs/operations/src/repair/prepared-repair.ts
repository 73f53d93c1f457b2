import { createHash } from 'node:crypto';
import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { type RepairCall, type RepairPlan, repairPlan, saidOf } from '@nss/account-state';
import { partitionOf } from '@nss/aws-partitions';
import {
  type Account,
  DriftReverts,
  pollMilliseconds,
  type PreparedRevert,
  type Progress,
  stageStacks,
} from '@nss/deployment';
import { executionRoleArn, identityStageName, REPAIR_CHANGE_SETS } from '@nss/environment';
import { compareAccount, type ComparedEnvironment } from '../account-differences';

/** What is planned for an environment, with the change sets it would execute. */
export interface PreparedRepair {
  readonly plan: RepairPlan;
  readonly changeSets: readonly PreparedRevert[];
  /** Stands for exactly what would be done and what would be left. */
  readonly digest: string;
}

/** Whose rights carry a plan out, and the name of its change sets. */
export interface RepairOptions {
  readonly by: RepairCall['by'];
  /** Made unique by whoever asks. @default - the time */
  readonly run?: string;
}

/** Change sets that revert drift, in an account. */
export function driftReverts(account: Account, progress: Progress = () => undefined): DriftReverts {
  return new DriftReverts({
    cloudFormation: new CloudFormationClient(account.client ?? { region: account.region }),
    pollMilliseconds: pollMilliseconds(account),
    progress,
  });
}

/**
 * Compares an environment's account with what was deployed and plans what would repair it: change sets are made, and nothing is changed.
 * What is not to be executed is thrown away again.
 */
export async function prepareRepair(
  compared: ComparedEnvironment,
  { by, run = String(Date.now()) }: RepairOptions,
): Promise<PreparedRepair> {
  const { loaded, assembly, account } = compared;
  const { purpose, account: id, region } = loaded.environment;
  const { stacks, found, actual, plan: planned } = await compareAccount(compared);
  const reverts = driftReverts(account);
  const administered = stageStacks(assembly, identityStageName(loaded.name)).map(({ stackName }) => stackName);
  const made: PreparedRevert[] = [];
  const unprepared: Record<string, string> = {};
  // The identities first: CloudFormation acts with one of them in the other stack.
  const names = stacks.map(({ stackName }) => stackName).sort((a) => (administered.includes(a) ? -1 : 1));
  for (const stackName of found.length > 0 ? names : []) {
    const isAdministered = administered.includes(stackName);
    if (isAdministered && by === 'workflow') {
      unprepared[stackName] = `${stackName} is deployed by an administrator, who repairs it: npm run -s repair`;
      continue;
    }
    const role = isAdministered ? undefined : executionRoleArn(loaded.environment);
    try {
      const revert = await reverts.prepare(stackName, `${REPAIR_CHANGE_SETS}${run}`, role);
      if (revert) made.push(revert);
    } catch (error) {
      unprepared[stackName] =
        `no change set of ${stackName} can be made as things are (${(error as Error).message}): repair the rest, and plan again`;
    }
  }
  const plan = repairPlan({
    found,
    plan: planned,
    actual,
    place: { purpose, account: id, region, partition: partitionOf(region) },
    changes: made.flatMap(({ changes }) => changes),
    unprepared,
    by,
  });
  const changeSets = made.filter(({ stackName }) => plan.stacks.includes(stackName));
  for (const each of made) if (!changeSets.includes(each)) await reverts.discard(each);
  return { plan, changeSets, digest: digestOfPlan(loaded.name, plan, changeSets) };
}

/** The digest of a plan: sixteen hexadecimal digits, the same for the same plan. */
export function digestOfPlan(environment: string, plan: RepairPlan, changeSets: readonly PreparedRevert[]): string {
  const said = JSON.stringify([
    environment,
    saidOf(plan),
    changeSets.map(({ stackName, changes }) => [stackName, changes]),
  ]);
  return createHash('sha256').update(said).digest('hex').slice(0, 16);
}
