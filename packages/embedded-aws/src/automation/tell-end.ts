import { askControl } from '../control-route';
import { type HeldExecution } from './executions';

/** Tells the cloud when an execution has ended, whatever the end, so that EventBridge does. */
export async function tellEnd(
  endpoint: string,
  { running, account, region, executedBy }: HeldExecution,
): Promise<void> {
  const record = await running.finished;
  await askControl(endpoint, 'automation-ended', {
    account,
    region,
    executedBy,
    executionId: running.executionId,
    definition: record.DocumentName,
    definitionVersion: record.DocumentVersion ?? '1',
    status: record.AutomationExecutionStatus,
    start: record.ExecutionStartTime ?? new Date(),
    end: record.ExecutionEndTime ?? new Date(),
    // A cloud that has stopped meanwhile has nobody to tell.
  }).catch(() => undefined);
}
