import {
  type AutomationExecution,
  SendAutomationSignalCommand,
  type SSMClient,
  type StepExecution,
} from '@aws-sdk/client-ssm';
import { askForDecision } from './decision';
import { type Terminal, terminal as ownTerminal } from './terminal';
import { approversOf, isApprover, requiredBy } from './approvers';
import { messageOf, waitingApproval } from './waiting-approval';

/** What asking for approvals needs. */
export interface ApprovalsOptions {
  readonly ssm: SSMClient;
  readonly region: string;
  readonly say: (line: string) => void;
  /** ARN of whoever would send the answer. */
  readonly caller: () => Promise<string>;
  /** Whether somebody else than whoever started the execution, who sits at this terminal, has to approve. */
  readonly fourEyes: boolean;
  /** Whether something else is being asked or decided, so that no approval may be asked for. */
  readonly isHeld: () => boolean;
  /** @default - the terminal of this process */
  readonly terminal?: Terminal;
  /** @default - whether standard input is a terminal */
  readonly isAtTerminal?: () => boolean;
}

/** Asking for the approvals of one execution. */
export interface Approvals {
  /** Looks whether the execution waits for an approval, and asks for it. */
  readonly look: (execution: AutomationExecution) => void;
  /** Takes an open question back. */
  readonly close: () => void;
}

/** The step whose approval is being asked for, or is left to somebody else. */
interface Asked {
  readonly key: string;
  readonly withdraw: AbortController;
}

/**
 * Asks at the terminal for each approval an execution waits for, and sends the answer; with every look at the execution. Whoever is no
 * approver, has no terminal, or started what somebody else has to approve, is told who may answer and how. A question goes away when the step does not wait any more.
 */
export function approvalsAtTerminal(options: ApprovalsOptions): Approvals {
  const { isHeld, say, isAtTerminal = () => process.stdin.isTTY } = options;
  let asked: Asked | undefined;
  const look = (execution: AutomationExecution): void => {
    const { AutomationExecutionId: id = '' } = execution;
    const step = waitingApproval(execution);
    const key = step?.StepExecutionId ?? step?.StepName;
    if (asked && asked.key !== key) {
      asked.withdraw.abort();
      asked = undefined;
    }
    if (!step || !key || asked || isHeld()) return;
    const current: Asked = { key, withdraw: new AbortController() };
    asked = current;
    if (!isAtTerminal())
      return say(`  waits for an approval: ${messageOf(step)}\n${howToAnswer(id, options.region, step)}`);
    void decide(options, id, step, current.withdraw.signal)
      .catch((error: Error) => {
        say(
          `  the approval cannot be asked for: ${error.name}: ${error.message}\n${howToAnswer(id, options.region, step)}`,
        );
        return 'left' as const;
      })
      .then((outcome) => {
        if (outcome === 'again' && asked === current) asked = undefined;
      });
  };
  return { look, close: () => asked?.withdraw.abort() };
}

/** @returns whether the next look has to ask again, or the approval is answered, or left to others */
async function decide(
  { ssm, region, say, caller, fourEyes, isHeld, terminal = ownTerminal }: ApprovalsOptions,
  id: string,
  step: StepExecution,
  signal: AbortSignal,
): Promise<'again' | 'left'> {
  const approvers = approversOf(step.Inputs);
  const who = await caller().catch((error: Error) => {
    say(
      `  who you are is not known (${error.name}: ${error.message}); the step takes an answer of ${approvers.join(', ')}`,
    );
    return undefined;
  });
  if (who !== undefined && !isApprover(who, approvers)) {
    say(
      `  waits for an approval: ${messageOf(step)}\n  you are ${who}, not one of ${approvers.join(', ')}\n${howToAnswer(id, region, step)}`,
    );
    return 'left';
  }
  if (fourEyes && requiredBy(step.Inputs) <= 1) {
    say(
      `  waits for an approval: ${messageOf(step)}\n  you started it, so somebody else has to approve it: one of ${approvers.join(', ')}\n${howToAnswer(id, region, step)}`,
    );
    return 'left';
  }
  // Somebody may have pressed Ctrl-C while it was found out who this is.
  if (isHeld() || terminal.isAsking) return 'again';
  const decision = await askForDecision(terminal, `  ${messageOf(step)}`, { signal });
  if (decision === 'interrupted') return 'again';
  if (decision === 'withdrawn') return 'left';
  if (decision === 'ended') {
    say(`  there is nobody to ask any more\n${howToAnswer(id, region, step)}`);
    return 'left';
  }
  try {
    await ssm.send(
      new SendAutomationSignalCommand({
        AutomationExecutionId: id,
        SignalType: decision === 'approve' ? 'Approve' : 'Reject',
      }),
    );
    return 'left';
  } catch (error) {
    say(
      `  ${decision} was not taken: ${(error as Error).name}: ${(error as Error).message}\n  it was sent by ${who ?? 'an unknown caller'}; the step takes an answer of ${approvers.join(', ')}, and waits until it is answered or times out`,
    );
    return 'again';
  }
}

/** Both answers, for somebody at another terminal, and for how long the step takes one. */
function howToAnswer(id: string, region: string, { TimeoutSeconds, ExecutionStartTime }: StepExecution): string {
  const ends =
    TimeoutSeconds && ExecutionStartTime
      ? new Date(ExecutionStartTime.getTime() + TimeoutSeconds * 1000).toISOString()
      : undefined;
  const command = `  aws ssm send-automation-signal --region ${region} --automation-execution-id ${id} --signal-type`;
  return `${command} Approve\n${command} Reject\n  it waits ${ends ? `until ${ends}` : 'until it is answered or times out'}; Ctrl-C asks whether to cancel`;
}
