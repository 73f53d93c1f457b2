import { createHash } from 'node:crypto';
import { CreateDocumentCommand, type SSMClient, StartAutomationExecutionCommand } from '@aws-sdk/client-ssm';
import { type Approval, RUNBOOKS } from '@nss/runbooks';
import { type TrialEnvironment } from '../environment';
import { LOG } from './pair';

/**
 * Starts the fail-over of an environment whose file said something else about approvals; it acts with the role that was deployed.
 * @param starter whoever starts it
 * @returns the id of the execution
 */
export async function startWith(approval: Approval, { place, ssm }: TrialEnvironment, starter: SSMClient = ssm): Promise<string> {
  const { document } = RUNBOOKS.find(({ name }) => name === 'nss-failover')!.make({ ...place, approval });
  const Content = JSON.stringify(document);
  const Name = `failover-${createHash('sha256').update(Content).digest('hex').slice(0, 16)}`;
  await ssm.send(new CreateDocumentCommand({ Name, Content, DocumentType: 'Automation', DocumentFormat: 'JSON' })).catch((error: Error) => {
    if (error.name !== 'DocumentAlreadyExists') throw error;
  });
  const { AutomationExecutionId = '' } = await starter.send(new StartAutomationExecutionCommand({ DocumentName: Name, Parameters: { Log: [LOG] }, Tags: [{ Key: 'purpose', Value: place.purpose }] }));
  return AutomationExecutionId;
}
