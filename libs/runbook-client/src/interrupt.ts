import { type SSMClient, StopAutomationExecutionCommand } from '@aws-sdk/client-ssm';
import { type Terminal, terminal as ownTerminal } from './terminal';

/** What Ctrl-C needs to know. */
export interface InterruptOptions {
  readonly ssm: SSMClient;
  /** The execution that is watched; undefined before it exists. */
  readonly executionId: () => string | undefined;
  readonly say: (line: string) => void;
  /** @default - the terminal of this process */
  readonly terminal?: Terminal;
  /** @default - whether standard input is a terminal */
  readonly isAtTerminal?: () => boolean;
  /** Ends the command. @default process.exit */
  readonly exit?: (code: number) => void;
}

/** Ctrl-C while a runbook runs. */
export interface Interruption {
  /** Whether it is asked, or decided, that the execution is cancelled: nothing else is to be asked then. */
  readonly isOpen: () => boolean;
  /** Puts Ctrl-C back to what it was. */
  readonly restore: () => void;
}

/**
 * What Ctrl-C does while a runbook runs: asks whether to cancel the execution; whoever says no goes on watching. A second
 * Ctrl-C, or no terminal, leaves it running and ends the command with exit code 1.
 */
export function cancelOnInterrupt({
  ssm,
  executionId,
  say,
  terminal = ownTerminal,
  isAtTerminal = () => process.stdin.isTTY,
  exit = process.exit,
}: InterruptOptions): Interruption {
  let state: 'watching' | 'asking' | 'cancelling' = 'watching';
  const leave = () => {
    say(`the execution ${executionId() ?? ''} goes on without being watched`);
    exit(1);
  };
  const interrupted = async () => {
    const id = executionId();
    if (state === 'asking' || !id || !isAtTerminal()) return leave();
    const before = state;
    state = 'asking';
    const answer = await terminal.ask('cancel the execution? [y/N] ');
    // The second Ctrl-C has left already.
    if (answer === 'interrupted') return;
    if (typeof answer === 'string' || !/^y(es)?$/i.test(answer.line.trim())) {
      state = before;
      return say('it goes on; Ctrl-C twice leaves it unwatched');
    }
    state = 'cancelling';
    try {
      await ssm.send(new StopAutomationExecutionCommand({ AutomationExecutionId: id, Type: 'Cancel' }));
      say('cancelling');
    } catch (error) {
      state = before;
      say(`it was not cancelled, and goes on: ${(error as Error).name}: ${(error as Error).message}`);
    }
  };
  const listener = () => void interrupted();
  process.on('SIGINT', listener);
  return { isOpen: () => state !== 'watching', restore: () => process.off('SIGINT', listener) };
}
