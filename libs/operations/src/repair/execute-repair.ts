import { accountClients, makeCall, purposeOf } from '@nss/account-state';
import { type Account, type Progress } from '@nss/deployment';
import { driftReverts, type PreparedRepair } from './prepared-repair';

/**
 * Does exactly what was approved: the change sets as they were made, which go by what existed then, and after them the calls.
 * What is gone already is no failure.
 * @throws Error of the first change set that failed, before any call; or with every call that failed, once the others are made
 */
export async function executeRepair(
  { plan, changeSets }: Pick<PreparedRepair, 'plan' | 'changeSets'>,
  account: Account,
  say: Progress,
): Promise<void> {
  const reverts = driftReverts(account, say);
  for (const each of changeSets) {
    await reverts.execute(each);
    say(`${each.stackName}: ${each.changes.length} resources as its template says again`);
  }
  const clients = accountClients(account);
  const failed: string[] = [];
  for (const step of plan.steps)
    for (const call of step.calls) {
      const name = `${call.service}:${call.operation}`;
      try {
        say(`${name}: ${(await makeCall(clients, call)) ? 'done' : 'nothing left to do'}`);
      } catch (error) {
        failed.push(`${name} for ${purposeOf(step)}: ${(error as Error).message}`);
      }
    }
  if (failed.length > 0) throw new Error(`${failed.join('\n')}\nthe rest is done: fix the cause, and plan again`);
}
