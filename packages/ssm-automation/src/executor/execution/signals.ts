/**
 * What SendAutomationSignal takes.
 * https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_SendAutomationSignal.html
 */
export type SignalType = 'Approve' | 'Reject' | 'Resume' | 'Revoke' | 'StartStep' | 'StopStep';

/** A signal with what came along, such as the approver's comment. */
export interface Signal {
  readonly type: SignalType;
  readonly payload: Readonly<Record<string, readonly string[]>>;
  /** Who sent it. @default - unknown */
  readonly sender?: string;
  /** What else approvers may call the sender: a session's role, a user's name. @default - nothing else */
  readonly senderNames?: readonly string[];
}

/** An error with AWS's name for it. */
export function signalError(
  name: 'AutomationStepNotFoundException' | 'InvalidAutomationSignalException',
  message: string,
): Error {
  return Object.assign(new Error(message), { name });
}

/** Signals for one execution. One that nobody waits for is refused, as AWS does. */
export class SignalBox {
  private readonly listeners = new Set<(signal: Signal) => boolean>();

  /** @throws Error (InvalidAutomationSignalException) when no step waits for such a signal, or none waits for it from its sender */
  send(signal: Signal): void {
    const taken = [...this.listeners].filter((listener) => listener(signal));
    if (taken.length > 0) return;
    throw signalError(
      'InvalidAutomationSignalException',
      `no step waits for the signal ${signal.type}${signal.sender === undefined ? '' : ` of ${signal.sender}`}`,
    );
  }

  /**
   * Calls the listener with every signal until the returned function is called.
   *
   * @param listener says whether the signal was meant for it
   */
  listen(listener: (signal: Signal) => boolean): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }
}
