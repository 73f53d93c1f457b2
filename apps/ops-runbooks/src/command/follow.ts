import { type AutomationExecution } from '@aws-sdk/client-ssm';
import { type Answer, fold, type Phases } from '@nss/command-line';
import { addToJobSummary, md, Markdown } from '@nss/markdown';
import {
  approvalsAtTerminal,
  cancelOnInterrupt,
  exitCodeOf,
  markdownSummary,
  outputOf,
  shownBy,
  terminal,
} from '@nss/runbook-client';
import { RUNBOOKS } from '../runbooks';
import { type Connection } from './connection';

/** Where progress and the result go. */
export interface FollowStreams extends Phases {
  readonly answer: Answer;
}

/** What is told while an execution is watched. */
export interface Followed {
  /** Called once the execution is known. */
  readonly onStarted: (executionId: string) => void;
  /** Called with every look at it. */
  readonly onLook: (execution: AutomationExecution) => void;
}

/**
 * Watches an execution to its end: asks for approvals it waits for, Ctrl-C asks whether to cancel it, then what it said.
 * @param run starts or takes up the execution, and ends with it
 * @returns the exit code: 0 when the runbook succeeded, else 1
 */
export async function follow(
  runbook: string,
  { loaded, place, ssm, caller, fourEyes }: Connection,
  { answer, columns, ...streams }: FollowStreams,
  run: (followed: Followed) => Promise<AutomationExecution>,
): Promise<number> {
  const { account, region, environment } = place;
  const { out: say, phase } = streams;
  say(`${runbook} in ${environment}, account ${account}, ${region}`);
  let id: string | undefined;
  const interruption = cancelOnInterrupt({ ssm, executionId: () => id, say });
  const approvals = approvalsAtTerminal({ ssm, region, say, caller, isHeld: interruption.isOpen, fourEyes });
  try {
    streams.heldWhile(() => terminal.isAsking);
    const execution = await phase(`running ${runbook}`, () =>
      run({
        onStarted: (started) => {
          id = started;
        },
        onLook: approvals.look,
      }),
    );
    const shown = shownBy(execution);
    if (shown) say(`\n${fold(shown, columns, 4)}\n`);
    const beside = RUNBOOKS.find(({ name }) => name === runbook)?.fileSays?.(loaded, new Date());
    if (beside) say(fold(beside, columns, 4));
    const { AutomationExecutionStatus: status, FailureMessage: failure } = execution;
    say(`${status}: ${outputOf(execution, 'Summary') ?? failure ?? `execution ${id}`}`);
    answer(execution);
    const summary = markdownSummary(`${runbook} in ${environment}`, execution);
    addToJobSummary(beside ? Markdown.joined([summary, md`${beside}\n`], '\n') : summary);
    return exitCodeOf(execution);
  } finally {
    approvals.close();
    interruption.restore();
  }
}
