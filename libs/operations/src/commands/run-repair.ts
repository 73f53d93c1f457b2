import { type Answer, type Phases } from '@nss/command-line';
import { type Account } from '@nss/deployment';
import { chosenEnvironment } from '@nss/environment';
import { compareAccount, type ComparedEnvironment } from '../account-differences';
import { type Approval, approval } from '../approval';
import { executeRepair } from '../repair/execute-repair';
import { driftReverts, prepareRepair, type PreparedRepair } from '../repair/prepared-repair';
import { repairText } from '../repair/repair-text';
import { targetAccount } from '../target-account';
import { type AccountOf } from './bootstrap';
import { synthesised } from './synthesised';

/** What was asked for. */
interface Given extends Phases {
  readonly options: { readonly environment: string; readonly yes: string | undefined };
  readonly answer: Answer;
}

/**
 * Repairs an environment's account: plans, shows, asks, does what was shown, and compares again.
 * @returns the exit code: 0 the account is as planned, 1 it was refused or something stays
 */
export async function runRepair(
  { options: { environment, yes }, out, phase, answer }: Given,
  accountOf: AccountOf = targetAccount,
): Promise<number> {
  const loaded = chosenEnvironment(environment);
  const account = accountOf(loaded.environment.account, loaded.environment.region);
  const compared: ComparedEnvironment = { loaded, assembly: synthesised(), account };
  const prepared = await phase(`comparing ${environment} with what was deployed`, () =>
    prepareRepair(compared, { by: 'administrator' }),
  );
  const { reverted, steps, left } = prepared.plan;
  if (reverted.length + steps.length + left.length === 0) {
    answer({ left: [] }, () => `${environment}: as planned, nothing to repair`);
    return 0;
  }
  out(repairText(prepared));
  const isApproved = reverted.length + steps.length > 0 && (await isConsented(prepared, { environment, yes, out }));
  if (!isApproved) {
    await discard(prepared, account);
    answer({ left, digest: prepared.digest }, () => `${environment}: nothing was changed`);
    return 1;
  }
  await phase('repairing', () => executeRepair(prepared, account, out));
  const { found } = await phase('comparing again', () => compareAccount(compared));
  answer({ left: found }, () =>
    found.length === 0
      ? `${environment}: as planned`
      : [
          `${environment}: ${found.length} differences stay`,
          ...found.map(({ kind, type, physicalId, property = '' }) =>
            `  ${kind} ${type} ${physicalId} ${property}`.trimEnd(),
          ),
        ].join('\n'),
  );
  return found.length === 0 ? 0 : 1;
}

/** Asks, or takes the digest of the very plan that was shown. */
async function isConsented(
  { digest }: PreparedRepair,
  { environment, yes, out }: { environment: string; yes: string | undefined; out: (line: string) => void },
): Promise<boolean> {
  const { approved, how }: Approval =
    yes !== undefined && yes !== digest
      ? {
          approved: false,
          how: `because --yes ${yes} is another plan than ${digest}: read this one, and give its digest`,
        }
      : await approval(`do exactly this in ${environment}?`, { yes: yes === digest });
  out(`${approved ? 'approved' : 'refused'} ${how}`);
  return approved;
}

async function discard({ changeSets }: PreparedRepair, account: Account): Promise<void> {
  for (const each of changeSets) await driftReverts(account).discard(each);
}
