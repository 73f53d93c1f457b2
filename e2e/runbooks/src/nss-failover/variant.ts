import { type Approval } from '@nss/environment';
import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  CreateDocumentCommand,
  DescribeAutomationExecutionsCommand,
  type SSMClient,
  StartAutomationExecutionCommand,
} from '@aws-sdk/client-ssm';
import { RUNBOOKS } from '@nss/runbooks';
import { type DeployedEnvironment } from '../environment';
import { tagsOf } from '../execution';
import { LOG } from './pair';

/** Stores a document under a name that is its own; one that is there stays. */
async function stored({ ssm }: DeployedEnvironment, content: object): Promise<string> {
  const Content = JSON.stringify(content);
  const Name = `failover-${createHash('sha256').update(Content).digest('hex').slice(0, 16)}`;
  await ssm
    .send(new CreateDocumentCommand({ Name, Content, DocumentType: 'Automation', DocumentFormat: 'JSON' }))
    .catch((error: Error) => {
      if (error.name !== 'DocumentAlreadyExists') throw error;
    });
  return Name;
}

/** The document of an environment whose file says something else about approvals; it acts with the role that was deployed. */
export function documentWith(approval: Approval, environment: DeployedEnvironment): Promise<string> {
  return stored(
    environment,
    RUNBOOKS.find(({ name }) => name === 'nss-failover')!.make({ ...environment.place, approval }).document,
  );
}

/**
 * Starts the fail-over of such an environment.
 * @param starter whoever starts it
 * @returns the id of the execution
 */
export async function startWith(
  approval: Approval,
  environment: DeployedEnvironment,
  starter: SSMClient = environment.ssm,
): Promise<string> {
  const DocumentName = await documentWith(approval, environment);
  const { AutomationExecutionId = '' } = await starter.send(
    new StartAutomationExecutionCommand({ DocumentName, Parameters: { Log: [LOG] }, Tags: tagsOf(environment) }),
  );
  return AutomationExecutionId;
}

/**
 * Starts a fail-over by another runbook, and waits until it asks.
 * @returns the id of the fail-over's own execution
 */
export async function startWithin(
  failover: string,
  environment: DeployedEnvironment,
  starter: SSMClient,
): Promise<string> {
  const step = {
    name: 'failOver',
    action: 'aws:executeAutomation',
    timeoutSeconds: 7200,
    inputs: { DocumentName: failover, RuntimeParameters: { Log: LOG }, Tags: tagsOf(environment) },
  };
  const { AutomationExecutionId } = await starter.send(
    new StartAutomationExecutionCommand({
      DocumentName: await stored(environment, { schemaVersion: '0.3', mainSteps: [step] }),
      Tags: tagsOf(environment),
    }),
  );
  for (;;) {
    const { AutomationExecutionMetadataList: all = [] } = await environment.ssm.send(
      new DescribeAutomationExecutionsCommand({
        Filters: [
          { Key: 'DocumentNamePrefix', Values: [failover] },
          { Key: 'ExecutionStatus', Values: ['Waiting'] },
        ],
      }),
    );
    const child = all.find(({ ParentAutomationExecutionId: parent }) => parent === AutomationExecutionId);
    if (child?.AutomationExecutionId) return child.AutomationExecutionId;
    await sleep(40);
  }
}
