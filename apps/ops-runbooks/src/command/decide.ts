import { type Answer } from '@nss/command-line';
import { answerApproval } from '@nss/runbook-client';
import { connection, type ConnectionOptions } from './connection';
import { takenUp } from './taken-up';

/** What was asked for. */
interface Given {
  readonly arguments: readonly string[];
  readonly options: { readonly environment: string };
  readonly answer: Answer;
}

/**
 * Answers the approval that an execution waits for.
 * @throws WrongUse where the environment has no such execution
 * @throws Error where it waits for no approval, or of somebody else; nothing is answered then
 */
export async function decide(
  decision: 'Approve' | 'Reject',
  { arguments: [id = ''], options: { environment }, answer }: Given,
  options: ConnectionOptions = {},
): Promise<number> {
  const { ssm, place, caller, fourEyes } = connection(environment, options);
  const { execution, runbook } = await takenUp({ ssm, place }, id);
  const by = await caller();
  const asked = await answerApproval({ ssm, execution, decision, caller: by, fourEyes });
  const done = decision === 'Approve' ? 'approved' : 'rejected';
  answer({ id, runbook, decision: done, asked, by }, () =>
    [
      `${asked}`,
      `${done} by ${by}, in account ${place.account}, ${place.region}`,
      `npm run -s runbook -- watch ${id} --environment ${environment}`,
    ].join('\n'),
  );
  return 0;
}
