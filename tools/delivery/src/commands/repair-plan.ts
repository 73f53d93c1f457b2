import { fenced, md } from '@nss/markdown';
import { driftReverts, prepareRepair, repairText } from '@nss/operations';
import { output, say, summary } from '../github/job';
import { approvedDigest, writePlan } from '../repair/plan-file';
import { required } from '../required';
import { delivery } from './delivery';

/**
 * `repair-plan --environment NAME --assembly DIRECTORY --plan FILE [--approved DIGEST]`: compares the account with what was deployed, and shows
 * what a workflow may do about each difference. Changes nothing. With the digest of a plan that was shown before, the plan is kept for the
 * job that does it, if it is still the same one; without, nothing is kept.
 */
export async function repairPlanned(values: Readonly<Record<string, string | undefined>>): Promise<number> {
  const { environment = '', assembly = '', plan: file = '' } = required(values, 'environment', 'assembly', 'plan');
  const approved = approvedDigest(values['approved'] ?? '');
  const { loaded, account } = await delivery(environment, assembly);
  const { GITHUB_RUN_ID: id, GITHUB_RUN_ATTEMPT: attempt = '1' } = process.env;
  const run = id ? `${id}-${attempt}` : String(Date.now());
  const prepared = await prepareRepair({ loaded, assembly, account }, { by: 'workflow', run });
  const { plan, changeSets, digest } = prepared;
  const repairs = plan.reverted.length + plan.steps.length;
  const isKept = approved === digest && repairs > 0;
  if (!isKept) for (const each of changeSets) await driftReverts(account).discard(each);
  summary(md`## ${environment}: ${repairs + plan.left.length === 0 ? 'nothing to repair' : `plan ${digest}`}

${fenced(repairText(prepared))}

${
  isKept
    ? `This is the plan that was approved: the next job does exactly this.`
    : `Nothing was changed. To have exactly this done, start the workflow again with the digest of this plan.`
}`);
  writePlan(file, environment, prepared);
  output('repairs', isKept ? String(repairs) : '0');
  output('digest', digest);
  if (approved !== '' && approved !== digest) {
    say(`${environment}: the plan is ${digest} now, and ${approved} was approved: read this one, and give its digest`);
    return 1;
  }
  return 0;
}
