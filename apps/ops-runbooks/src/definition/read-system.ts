import { GetParameterCommand } from '@aws-sdk/client-ssm';
import { steps } from '@nss/ssm-automation';
import { systemParameterName } from '@nss/runbook-definition';

/** The first step of most runbooks: reads what the deployment says should be there, as JSON text. */
export function readSystem(purpose: string) {
  return steps.executeAwsApi('readSystem', {
    description: 'What should be there, as the last deployment wrote it',
    command: GetParameterCommand,
    input: { Name: systemParameterName(purpose) },
    outputs: { System: (r) => r.Parameter.Value },
    maxAttempts: 3,
  });
}
