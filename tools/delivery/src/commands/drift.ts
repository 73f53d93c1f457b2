import { writeFileSync } from 'node:fs';
import { AccountToolkit } from '@nss/deployment';
import { acceptedDifferences } from '@nss/environment';
import { md } from '@nss/markdown';
import { compareAccount, packetProblems } from '@nss/operations';
import { required } from '../required';
import { judged } from '../drift/accepted';
import { acceptedReport, driftReport } from '../drift/drift-report';
import { output, say, summary } from '../github/job';
import { delivery } from './delivery';

/**
 * `drift --environment NAME --assembly DIRECTORY --report FILE`: compares what exists with what was deployed: the account as it is read,
 * and what CloudFormation detects besides. The report is empty where nothing differs.
 */
export async function drift(values: Readonly<Record<string, string | undefined>>): Promise<number> {
  const { environment = '', assembly = '', report = '' } = required(values, 'environment', 'assembly', 'report');
  const entries = acceptedDifferences(environment);
  const { loaded, account, stacks, reader } = await delivery(environment, assembly);
  const deployed = [];
  for (const stack of stacks) if (await reader.exists(stack.stackName)) deployed.push(stack.id);
  const detected = deployed.length > 0 ? await new AccountToolkit(account, say).drift(assembly, deployed) : [];
  const { found, actual } = await compareAccount({ loaded, assembly, account });
  const sorted = judged(found, entries, new Date().toISOString().slice(0, 10));
  // Where something is accepted, CloudFormation's detection goes on about it, and cannot be told.
  const isOnlyAccepted = sorted.open.length === 0 && sorted.accepted.length > 0;
  const text = driftReport(
    sorted.open,
    isOnlyAccepted ? [] : detected,
    isOnlyAccepted ? [] : packetProblems(loaded, actual),
  );
  const differs = text.text !== '';
  writeFileSync(report, text.text);
  output('drifted', String(differs));
  const state = deployed.length === 0 ? 'nothing is deployed' : differs ? 'drift' : 'no drift';
  summary(md`## ${environment}: ${state}\n\n${text}\n\n${acceptedReport(sorted)}`);
  return 0;
}
