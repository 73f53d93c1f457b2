import { askControl } from './control-route';

/** Calls that fail, whoever makes them: clients, scripts of runbooks, executions. */
export interface CallFailure {
  /** As policies write it: `ssm:GetAutomationExecution`. */
  readonly action: string;
  /** AWS's name of the error. */
  readonly error: string;
  /** @default - the name of the error */
  readonly message?: string;
  /** How many calls fail. @default 1 */
  readonly times?: number;
}

/**
 * Lets the next calls of an action fail, in the words of its service's protocol.
 * @param endpoint of the cloud
 */
export async function failCalls(endpoint: string, failure: CallFailure): Promise<void> {
  await askControl(endpoint, 'call-failures', failure);
}

/**
 * Forgets the failures that have not happened.
 * @param endpoint of the cloud
 */
export async function clearCallFailures(endpoint: string): Promise<void> {
  await askControl(endpoint, 'call-failures/clear', {});
}
