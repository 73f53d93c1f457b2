import { type Answer, fold, type Phases, WrongUse } from '@nss/command-line';
import { recoveryFor, type StackCondition } from '@nss/deployment';
import { chosenEnvironment, systemStackName } from '@nss/environment';
import { approval } from '../approval';
import { targetAccount } from '../target-account';
import { type AccountOf } from './bootstrap';

/** What was asked for. */
interface Given extends Phases {
  readonly options: { readonly environment: string; readonly skip: readonly string[]; readonly yes: boolean };
  readonly answer: Answer;
}

/** What is done for each way out, as the question has it. */
const DOES = {
  'roll back': 'take the failed change back',
  'continue the rollback': 'go on with taking the change back',
  delete: 'lift the termination protection of the stack and its machines, and delete what is left of it',
} as const;

/**
 * Leads the stack of an environment out of a state in which nothing can be deployed.
 * @returns the exit code: 0 it can be deployed, 1 refused or it cannot yet
 * @throws WrongUse for a resource to skip that did not fail
 */
export async function runRecover(
  { options: { environment, skip, yes }, out, columns, phase, answer }: Given,
  accountOf: AccountOf = targetAccount,
): Promise<number> {
  const { account, region, purpose } = chosenEnvironment(environment).environment;
  const recovery = recoveryFor(accountOf(account, region));
  const stackName = systemStackName(purpose);
  const before = await phase(`looking at ${stackName}`, () => recovery.look(stackName));
  const does = DOES[before.wayOut as keyof typeof DOES] as string | undefined;
  if (does === undefined) {
    answer(before, () => conditionText(before, columns));
    return before.wayOut === 'wait' ? 1 : 0;
  }
  const unknown = skip.filter((id) => !before.failed.some(({ logicalId }) => logicalId === id));
  if (unknown.length > 0)
    throw new WrongUse(
      `--skip ${unknown.join(', ')}: that did not fail; what did: ${before.failed.map(({ logicalId }) => logicalId).join(', ') || 'nothing'}`,
    );
  out(conditionText(before, columns));
  const { approved, how } = await approval(`${does}?`, { yes });
  out(`${approved ? 'approved' : 'refused'} ${how}`);
  const after = approved ? await phase(does, () => recovery.recover(before, skip)) : before;
  answer(after, () => (approved ? conditionText(after, columns) : `${stackName} stays as it is`));
  return approved && ['nothing', 'deploy'].includes(after.wayOut) ? 0 : 1;
}

/** A condition in lines. */
function conditionText({ stackName, status, meaning, wayOut, failed }: StackCondition, columns?: number): string {
  const ways = {
    nothing: 'nothing has to be done',
    wait: 'wait until CloudFormation is done, and ask again',
    deploy: 'deploy: nothing is in the way',
  } as const;
  return [
    fold(`${stackName}: ${status ?? 'no such stack'}, ${meaning}`, columns, 2),
    ...failed.map(({ logicalId, type, reason }) => fold(`  ${logicalId} (${type}): ${reason}`, columns, 4)),
    fold(`way out: ${ways[wayOut as keyof typeof ways] ?? DOES[wayOut as keyof typeof DOES]}`, columns, 2),
  ].join('\n');
}
