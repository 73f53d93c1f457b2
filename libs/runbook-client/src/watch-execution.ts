import { type AutomationExecution, GetAutomationExecutionCommand, type SSMClient } from '@aws-sdk/client-ssm';
import { setTimeout as sleep } from 'node:timers/promises';

/** Statuses that do not change any more. https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-statuses.html */
const ENDED = new Set([
  'Success',
  'Failed',
  'Cancelled',
  'TimedOut',
  'Rejected',
  'CompletedWithSuccess',
  'CompletedWithFailure',
  'ChangeCalendarOverrideRejected',
  'Exited',
]);

/** What goes away by itself: AWS is busy, or the line is. */
const TRANSIENT =
  /^(Throttling|ThrottlingException|TooManyRequests|RequestLimitExceeded|InternalServerError|ServiceUnavailable|TimeoutError|NetworkingError|ECONNRESET|ECONNREFUSED|ETIMEDOUT|EPIPE|ENOTFOUND|EAI_AGAIN)/;

/** How an execution is watched. */
export interface WatchOptions {
  /** Called with the record after every look. */
  readonly onLook?: (execution: AutomationExecution) => void | Promise<void>;
  /** Between two looks. @default 2000 */
  readonly intervalMilliseconds?: number;
  /** How many looks in a row may fail before the last failure is thrown. @default 30 */
  readonly patience?: number;
}

/**
 * Looks at an execution until it has ended. Throttling and lost connections are waited out.
 *
 * @returns the final record
 * @throws what the API answers when it is not transient, or stays for longer than the patience
 */
export async function watchExecution(
  ssm: SSMClient,
  executionId: string,
  { onLook, intervalMilliseconds = 2000, patience = 30 }: WatchOptions = {},
): Promise<AutomationExecution> {
  for (let failures = 0; ; ) {
    try {
      const { AutomationExecution: execution } = await ssm.send(
        new GetAutomationExecutionCommand({ AutomationExecutionId: executionId }),
      );
      failures = 0;
      if (execution) {
        await onLook?.(execution);
        if (hasEnded(execution)) return execution;
      }
    } catch (error) {
      failures += 1;
      if (!isTransient(error) || failures > patience) throw error;
    }
    await sleep(intervalMilliseconds);
  }
}

/** Whether the status does not change any more. */
export function hasEnded({
  AutomationExecutionStatus: status,
}: Pick<AutomationExecution, 'AutomationExecutionStatus'>): boolean {
  return ENDED.has(status ?? '');
}

/** Whether trying again later may help. */
function isTransient(error: unknown): boolean {
  const { name = '', code = '', cause } = error as { name?: string; code?: string; cause?: unknown };
  return (
    TRANSIENT.test(name) ||
    TRANSIENT.test(String(code)) ||
    (cause !== undefined && cause !== error && isTransient(cause))
  );
}
