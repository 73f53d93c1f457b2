import { accountClients, makeCall, purposeOf } from '@nss/account-state';
import { type Account, type Progress } from '@nss/deployment';
import { driftReverts, type PreparedRepair } from './prepared-repair';

/**
 * Does exactly what was approved: the change sets as they were made, which go by what existed then, and after them the calls.
 * What is gone already is no failure.
 * @throws Error of the first change set or call that failed; what was done before it stays done
 */
export async function executeRepair(
  { plan, changeSets }: Pick<PreparedRepair, 'plan' | 'changeSets'>,
  account: Account,
  say: Progress,
): Promise<void> {
  const reverts = driftReverts(account);
  for (const each of changeSets) {
    await reverts.execute(each);
    say(`${each.stackName}: ${each.changes.length} resources as its template says again`);
  }
  const clients = accountClients(account);
  for (const step of plan.steps)
    for (const call of step.calls) {
      const name = `${call.service}:${call.operation}`;
      const isMade = await makeCall(clients, call).catch((error: Error) => {
        throw new Error(`${name} for ${purposeOf(step)}: ${error.message}`, { cause: error });
      });
      say(`${name}: ${isMade ? 'done' : 'nothing left to do'}`);
    }
}
