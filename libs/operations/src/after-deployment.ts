import { GetParameterCommand, type SSMClient } from '@aws-sdk/client-ssm';
import { type SystemDescription, systemParameterName } from '@nss/runbook-definition';
import { type Wanted } from './run-all';

/**
 * The runbooks that put a new deployment to work and show that it does: a carrier's interface is accepted, a standby that
 * CloudFormation started is stopped, the agent installed, everything looked at.
 */
export function afterDeployment({ virtualInterface, availability, servers }: SystemDescription): Wanted[] {
  const standbys =
    availability === 'active-standby'
      ? servers.filter((server, index) => servers.findIndex(({ log }) => log === server.log) !== index)
      : [];
  return [
    ...(virtualInterface?.origin === 'hosted' ? [{ name: 'accept-virtual-interface' }] : []),
    ...standbys.map(({ instanceId }) => ({ name: 'nss-standby-guard', parameters: { InstanceId: [instanceId] } })),
    { name: 'install-cloudwatch-agent' },
    { name: 'nss-health-check' },
  ];
}

/** What the deployment wrote for its runbooks. */
export async function readSystem(ssm: SSMClient, purpose: string): Promise<SystemDescription> {
  const { Parameter } = await ssm.send(new GetParameterCommand({ Name: systemParameterName(purpose) }));
  return JSON.parse(Parameter?.Value ?? '') as SystemDescription;
}
