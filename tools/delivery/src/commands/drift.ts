import { writeFileSync } from 'node:fs';
import { md } from '@nss/markdown';
import { compareAccount } from '@nss/operations';
import { required } from '../required';
import { driftReport } from '../drift/drift-report';
import { output, summary } from '../github/job';
import { delivery } from './delivery';

/**
 * `drift --environment NAME --assembly DIRECTORY --report FILE`: compares what exists with what was deployed: the account as it is read,
 * and what CloudFormation detects besides. The report is empty where nothing differs.
 */
export async function drift(values: Readonly<Record<string, string | undefined>>): Promise<number> {
  const { environment = '', assembly = '', report = '' } = required(values, 'environment', 'assembly', 'report');
  const { loaded, account, toolkit, stacks, reader } = await delivery(environment, assembly);
  const deployed = [];
  for (const stack of stacks) if (await reader.exists(stack.stackName)) deployed.push(stack.id);
  const detected = deployed.length > 0 ? await toolkit.drift(assembly, deployed) : [];
  const { found } = await compareAccount({ loaded, assembly, account });
  const text = driftReport(found, detected);
  const differs = text.text !== '';
  writeFileSync(report, text.text);
  output('drifted', String(differs));
  summary(
    md`## ${environment}: ${deployed.length === 0 ? 'nothing is deployed' : differs ? 'drift' : 'no drift'}\n\n${text}`,
  );
  return 0;
}
