import { type Answer, table, WrongUse } from '@nss/command-line';
import { type ListedExecution, listedExecutions } from '@nss/runbook-client';
import { connection, type ConnectionOptions } from './connection';
import { runbookNames } from './runbook-names';

const DAY_MILLISECONDS = 86_400_000;

/** What was asked for. */
interface Given {
  readonly options: { readonly environment: string; readonly days: string; readonly open: boolean };
  readonly answer: Answer;
  readonly columns?: number | undefined;
}

/**
 * Lists what runs and ran in an environment, whoever started it.
 * @throws WrongUse for days that are no number
 */
export async function executions(
  { options: { environment, days, open }, answer, columns }: Given,
  options: ConnectionOptions = {},
): Promise<number> {
  if (!/^\d+$/.test(days) || Number(days) < 1)
    throw new WrongUse(`--days is a whole number of days from 1, not ${days}`);
  const { place, ssm } = connection(environment, options);
  const since = new Date(Date.now() - Number(days) * DAY_MILLISECONDS);
  const found = await listedExecutions(ssm, place, runbookNames(), { since, isOpen: open });
  answer(found, () => executionsText(found, environment, columns));
  return 0;
}

/** The list as text, and what can be done with one that has not ended. */
export function executionsText(found: readonly ListedExecution[], environment: string, columns?: number): string {
  if (found.length === 0) return 'none';
  const rows = found.map(({ id, runbook, status, startedAt, startedBy, step = '' }) => [
    status,
    runbook,
    step,
    `${startedAt.slice(0, 16)}Z`,
    startedBy.replace(/^.*:(assumed-role\/)?/, ''),
    id,
  ]);
  const text = table([['status', 'runbook', 'step', 'started', 'by', 'execution'], ...rows], { columns });
  const [first] = found.filter(({ step }) => step !== undefined);
  return first ? `${text}\n\nnpm run -s runbook -- watch ${first.id} --environment ${environment}` : text;
}
