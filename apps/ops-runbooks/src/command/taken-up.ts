import { type AutomationExecution } from '@aws-sdk/client-ssm';
import { WrongUse } from '@nss/command-line';
import { executionOf, NoSuchExecution } from '@nss/runbook-client';
import { type Connection } from './connection';
import { runbookNames } from './runbook-names';

/**
 * An execution that was started elsewhere.
 * @throws WrongUse where the environment has no such execution
 */
export async function takenUp(
  { ssm, place }: Pick<Connection, 'ssm' | 'place'>,
  id: string,
): Promise<{ readonly execution: AutomationExecution; readonly runbook: string }> {
  try {
    return await executionOf(ssm, place, runbookNames(), id);
  } catch (error) {
    if (error instanceof NoSuchExecution)
      throw new WrongUse(
        `${error.message}; npm run -s runbook -- executions --environment ${place.environment} lists them`,
      );
    throw error;
  }
}
