import { type SSMClient, StopAutomationExecutionCommand } from '@aws-sdk/client-ssm';
import { createInterface } from 'node:readline/promises';

/**
 * What Ctrl-C does while a runbook runs: asks whether to cancel the execution; whoever says no goes on watching. A second
 * Ctrl-C, or no terminal, leaves it running and ends the command with exit code 1.
 *
 * @returns a function that puts Ctrl-C back to what it was
 */
export function cancelOnInterrupt(ssm: SSMClient, executionId: () => string | undefined, say: (line: string) => void): () => void {
  let asking = false;
  const leave = () => {
    say(`the execution ${executionId() ?? ''} goes on without being watched`);
    process.exit(1);
  };
  const interrupted = async () => {
    const id = executionId();
    if (asking || !id || !process.stdin.isTTY) return leave();
    asking = true;
    const terminal = createInterface({ input: process.stdin, output: process.stdout });
    terminal.on('SIGINT', leave);
    const answer = await terminal.question('\ncancel the execution? [y/N] ').finally(() => terminal.close());
    asking = false;
    if (!/^y(es)?$/i.test(answer.trim())) return say('it goes on; Ctrl-C twice leaves it unwatched');
    await ssm.send(new StopAutomationExecutionCommand({ AutomationExecutionId: id, Type: 'Cancel' }));
    say('cancelling');
  };
  const listener = () => void interrupted().catch((error: Error) => say(error.message));
  process.on('SIGINT', listener);
  return () => process.off('SIGINT', listener);
}
