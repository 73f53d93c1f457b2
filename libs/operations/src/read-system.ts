import { GetParameterCommand, type SSMClient } from '@aws-sdk/client-ssm';
import { type SystemDescription, systemParameterName } from '@nss/runbook-definition';

/** What the deployment wrote for its runbooks. */
export async function readSystem(ssm: SSMClient, purpose: string): Promise<SystemDescription> {
  const { Parameter } = await ssm.send(new GetParameterCommand({ Name: systemParameterName(purpose) }));
  return JSON.parse(Parameter?.Value ?? '') as SystemDescription;
}
