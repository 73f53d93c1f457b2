import { StopAutomationExecutionCommand } from '@aws-sdk/client-ssm';
import { type Answer, type Phases, WrongUse } from '@nss/command-line';
import { hasEnded, outputOf, terminal, watchRunbook } from '@nss/runbook-client';
import { connection, type ConnectionOptions } from './connection';
import { takenUp } from './taken-up';

/** What was asked for. */
interface Given extends Phases {
  readonly arguments: readonly string[];
  readonly options: { readonly environment: string; readonly yes: boolean };
  readonly answer: Answer;
}

/**
 * Cancels an execution, whoever started it, and watches it to its end: runbooks undo what they did, and that takes its time.
 * @returns the exit code: 0 when it was cancelled, 1 when it was not, or had ended before
 * @throws WrongUse where the environment has no such execution, or nobody can be asked
 */
export async function cancel(
  { arguments: [id = ''], options: { environment, yes }, answer, out: say, phase, heldWhile }: Given,
  options: ConnectionOptions = {},
): Promise<number> {
  const { ssm, place, intervalMilliseconds } = connection(environment, options);
  const { execution, runbook } = await takenUp({ ssm, place }, id);
  const { AutomationExecutionStatus: status, CurrentStepName: step = '' } = execution;
  if (hasEnded(execution)) {
    answer(execution, () => `${id} of ${runbook} has ended before: ${status}`);
    return 1;
  }
  say(`${runbook} in ${environment}, account ${place.account}, ${place.region}: ${status}${step && `, in ${step}`}`);
  if (!yes && !(await isWanted(id))) {
    answer(execution, () => 'it goes on');
    return 1;
  }
  await ssm.send(new StopAutomationExecutionCommand({ AutomationExecutionId: id, Type: 'Cancel' }));
  heldWhile(() => terminal.isAsking);
  const ended = await phase(`cancelling ${runbook}`, () => watchRunbook(id, { ssm, say, intervalMilliseconds }));
  const said = outputOf(ended, 'Summary') ?? ended.FailureMessage ?? `execution ${id}`;
  answer(ended, () => `${ended.AutomationExecutionStatus}: ${said}`);
  return ended.AutomationExecutionStatus === 'Cancelled' ? 0 : 1;
}

async function isWanted(id: string): Promise<boolean> {
  if (!process.stdin.isTTY) throw new WrongUse(`there is nobody to ask whether to cancel ${id}: say --yes`);
  const answer = await terminal.ask(`cancel ${id}? [y/N] `);
  return typeof answer === 'object' && /^y(es)?$/i.test(answer.line.trim());
}
