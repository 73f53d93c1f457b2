import { fenced, md } from '@nss/markdown';
import { compareAccount, executeRepair } from '@nss/operations';
import { say, summary } from '../github/job';
import { approvedDigest, readPlan } from '../repair/plan-file';
import { required } from '../required';
import { delivery } from './delivery';

/**
 * `repair --environment NAME --assembly DIRECTORY --plan FILE --approved DIGEST`: does exactly what was planned and approved, compares again,
 * and says what is left.
 */
export async function repair(values: Readonly<Record<string, string | undefined>>): Promise<number> {
  const {
    environment = '',
    assembly = '',
    plan: file = '',
    approved = '',
  } = required(values, 'environment', 'assembly', 'plan', 'approved');
  const prepared = readPlan(file, environment, approvedDigest(approved));
  const { loaded, account } = await delivery(environment, assembly);
  await executeRepair(prepared, account, say);
  const { found } = await compareAccount({ loaded, assembly, account });
  const left = found.map(({ kind, path, type, physicalId, property = '' }) =>
    `${kind} ${path}: ${type} ${physicalId} ${property}`.trimEnd(),
  );
  summary(md`## ${environment}: ${left.length === 0 ? 'as planned' : `${left.length} differences stay`}

${fenced(left.join('\n'))}`);
  return 0;
}
