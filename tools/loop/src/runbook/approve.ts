import { type AutomationExecution, SendAutomationSignalCommand, type SSMClient } from '@aws-sdk/client-ssm';
import { askAtTerminal } from '../terminal';

/**
 * Asks at the terminal for each approval an execution waits for, and sends the answer. Without a terminal nothing is
 * asked: somebody else approves, in the console or by `aws ssm send-automation-signal`.
 */
export function approvalsAtTerminal(ssm: SSMClient, say: (line: string) => void): (execution: AutomationExecution) => Promise<void> {
  const asked = new Set<string>();
  return async ({ AutomationExecutionId: id = '', StepExecutions = [] }) => {
    const step = StepExecutions.find(({ StepStatus, Action }) => StepStatus === 'Waiting' && Action === 'aws:approve');
    const key = step?.StepExecutionId ?? step?.StepName;
    if (!step || !key || asked.has(key)) return;
    asked.add(key);
    const message = step.Inputs?.['Message']?.replace(/^"|"$/g, '') ?? 'go on?';
    if (!process.stdin.isTTY) {
      say(`  waits for an approval: ${message}\n  aws ssm send-automation-signal --automation-execution-id ${id} --signal-type Approve`);
      return;
    }
    const answer = await askAtTerminal(`  ${message} [approve/reject] `);
    if (answer === undefined) {
      asked.delete(key);
      return;
    }
    const SignalType = /^(a|approve|y|yes)$/i.test(answer.trim()) ? 'Approve' : 'Reject';
    await ssm.send(new SendAutomationSignalCommand({ AutomationExecutionId: id, SignalType })).catch((error: Error) => say(`  the answer was not taken: ${error.message}`));
  };
}
