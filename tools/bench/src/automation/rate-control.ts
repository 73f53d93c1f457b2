import { hasEnded } from '@nss/runbook-client';
import {
  CreateDocumentCommand,
  GetAutomationExecutionCommand,
  SSMClient,
  StartAutomationExecutionCommand,
} from '@aws-sdk/client-ssm';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Executions under one rate control: as many maps of targets as a start takes.
 * https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_StartAutomationExecution.html
 */
export const EXECUTIONS = 300;
/** How many of them run at once. */
export const CONCURRENCY = 50;

const DOCUMENT = {
  schemaVersion: '0.3',
  parameters: { Target: { type: 'String' } },
  mainSteps: [
    {
      name: 'look',
      action: 'aws:executeAwsApi',
      inputs: { Service: 'ssm', Api: 'GetParameter', Name: '/bench/value' },
    },
  ],
};

/**
 * Starts the executions over the SSM API, as any client would, and waits for the last.
 * @param name of a document that does not exist yet
 * @throws Error when one of them did not succeed
 */
export async function measureRateControl(
  client: ConstructorParameters<typeof SSMClient>[0],
  name: string,
  executions = EXECUTIONS,
): Promise<number> {
  const ssm = new SSMClient(client ?? {});
  await ssm.send(
    new CreateDocumentCommand({
      Name: name,
      DocumentType: 'Automation',
      DocumentFormat: 'JSON',
      Content: JSON.stringify(DOCUMENT),
    }),
  );
  const TargetMaps = Array.from({ length: executions }, (_, index) => ({ Target: [`target-${index}`] }));
  const began = performance.now();
  const { AutomationExecutionId = '' } = await ssm.send(
    new StartAutomationExecutionCommand({
      DocumentName: name,
      TargetMaps,
      MaxConcurrency: String(CONCURRENCY),
      MaxErrors: '0',
    }),
  );
  for (;;) {
    await sleep(100);
    const { AutomationExecution: execution } = await ssm.send(
      new GetAutomationExecutionCommand({ AutomationExecutionId }),
    );
    if (!execution || !hasEnded(execution)) continue;
    const succeeded = execution.ProgressCounters?.SuccessSteps ?? 0;
    if (succeeded !== executions)
      throw new Error(
        `${succeeded} of ${executions} executions succeeded: ${execution.FailureMessage ?? execution.AutomationExecutionStatus}`,
      );
    ssm.destroy();
    return performance.now() - began;
  }
}
