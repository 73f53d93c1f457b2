import { GetParameterCommand, ParameterNotFound, type SSMClient } from '@aws-sdk/client-ssm';

/**
 * The servers of one log type that relay now, as the deployment or the last fail-over wrote it: `['web-01']`.
 *
 * @param parameterName `/nss-prod/relay/web/active`
 * @returns undefined when the parameter does not exist: the relay is not deployed
 */
export async function activeServers(ssm: SSMClient, parameterName: string): Promise<string[] | undefined> {
  try {
    const { Parameter } = await ssm.send(new GetParameterCommand({ Name: parameterName }));
    return (Parameter?.Value ?? '').split(',').filter((name) => name !== '');
  } catch (error) {
    if (error instanceof ParameterNotFound) return undefined;
    throw error;
  }
}
