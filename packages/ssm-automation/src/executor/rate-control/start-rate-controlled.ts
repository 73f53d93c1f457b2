import { type AutomationExecution, type AutomationExecutionStatus } from '@aws-sdk/client-ssm';
import { VirtualClock } from '../clock';
import { type RunningAutomation } from '../execution/start-automation';
import { outputsRecord } from '../execution/step-outputs';
import { type Ports } from '../ports';
import { batchesOf, type Child, type RateControlledRequest } from './children';
import { runLimited } from './run-limited';
import { requireTargets } from './target-parameter-sets';

/**
 * Starts a runbook on many targets, or in many accounts and regions. The record lists every child as a step. It is a
 * success as long as no more children failed than may. Each child is an execution of its own, of which the documents
 * port is told.
 *
 * @throws InvalidAutomationExecutionParameters for targets that do not go together, InvalidTarget for a parameter that
 * the document lacks
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/running-automations-scale.html
 */
export function startRateControlled(request: RateControlledRequest, given: Ports): RunningAutomation {
  requireTargets(request);
  // Children on clocks of their own would not run side by side.
  const ports = { ...given, clock: given.clock ?? new VirtualClock() };
  const { clock } = ports;
  const executionId = (ports.newId ?? (() => crypto.randomUUID()))();
  const startedAt = new Date(clock.now());
  const children: Child[] = [];
  const stop = new AbortController();
  let end: { status: AutomationExecutionStatus; at: Date; message?: string } | undefined;

  const run = async (): Promise<{ status: AutomationExecutionStatus; message?: string }> => {
    try {
      let overLimit = false;
      for (const { jobs, concurrency, errors } of await batchesOf(
        { ...request, parentExecutionId: executionId },
        ports,
        children,
      )) {
        overLimit ||= (await runLimited(jobs, { concurrency, errors }, stop.signal)).overLimit;
        if (overLimit) break;
      }
      if (stop.signal.aborted) return { status: 'Cancelled' };
      return overLimit
        ? { status: 'Failed', message: 'more executions failed than MaxErrors allows' }
        : { status: 'Success' };
    } catch (thrown) {
      return { status: 'Failed', message: (thrown as Error).message };
    }
  };

  const describe = (): AutomationExecution => {
    const records = children.map(({ name, execution }) => ({ name, record: execution.describe() }));
    const count = (...statuses: string[]) =>
      records.filter(({ record }) => statuses.includes(record.AutomationExecutionStatus ?? '')).length;
    return {
      AutomationExecutionId: executionId,
      ...(request.documentName !== undefined && { DocumentName: request.documentName }),
      DocumentVersion: request.documentVersion ?? '1',
      AutomationExecutionStatus: end?.status ?? (stop.signal.aborted ? 'Cancelling' : 'InProgress'),
      ExecutionStartTime: startedAt,
      ...(end && { ExecutionEndTime: end.at }),
      ...(end?.message !== undefined && { FailureMessage: end.message }),
      StepExecutions: records.map(({ name, record }) => ({
        StepName: name,
        Action: 'aws:executeAutomation',
        StepStatus: record.AutomationExecutionStatus,
        ExecutionStartTime: record.ExecutionStartTime,
        ExecutionEndTime: record.ExecutionEndTime,
        Outputs: outputsRecord({ ExecutionId: record.AutomationExecutionId, Status: record.AutomationExecutionStatus }),
        FailureMessage: record.FailureMessage,
      })),
      Outputs: Object.fromEntries(
        records.flatMap(({ name, record }) =>
          Object.entries(record.Outputs ?? {}).map(([key, value]) => [`${name}.${key}`, value]),
        ),
      ),
      Mode: 'Auto',
      Parameters: outputsRecord(request.parameters ?? {}),
      ...targetsOf(request, children),
      ...(request.parentExecutionId !== undefined && { ParentAutomationExecutionId: request.parentExecutionId }),
      MaxConcurrency: request.maxConcurrency ?? '10',
      MaxErrors: request.maxErrors ?? '0',
      ProgressCounters: {
        TotalSteps: records.length,
        SuccessSteps: count('Success'),
        FailedSteps: count('Failed', 'Rejected'),
        CancelledSteps: count('Cancelled'),
        TimedOutSteps: count('TimedOut'),
      },
    } as AutomationExecution;
  };

  const finished = run().then((result) => {
    end = { ...result, at: new Date(clock.now()) };
    return describe();
  });
  // Signals go to whichever child waits for one.
  const signal: RunningAutomation['signal'] = (sent) => {
    for (const { execution } of children) {
      try {
        return execution.signal(sent);
      } catch {
        continue;
      }
    }
    throw new Error(`no execution waits for the signal ${sent.type}`);
  };
  return { executionId, finished, describe, stop: () => stop.abort(), signal };
}

/** What the execution was to run on, and what that came to: the values of the children that have started. */
function targetsOf(request: RateControlledRequest, children: readonly Child[]): Partial<AutomationExecution> {
  const { targetParameterName, targets = [], targetMaps, targetLocations } = request;
  return {
    Targets: targets.map(({ Key, Values }) => ({ Key, Values: [...Values] })),
    ResolvedTargets: {
      ParameterValues: targetLocations ? [] : children.map(({ name }) => name),
      Truncated: false,
    },
    ...(targetParameterName !== undefined && { TargetParameterName: targetParameterName }),
    ...(targetMaps && { TargetMaps: targetMaps as Record<string, string[]>[] }),
    ...(targetLocations && { TargetLocations: targetLocations as AutomationExecution['TargetLocations'] }),
  };
}
