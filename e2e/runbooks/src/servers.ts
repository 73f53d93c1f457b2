import { DescribeInstancesCommand, StartInstancesCommand, StopInstancesCommand } from '@aws-sdk/client-ec2';
import { GetParameterCommand, PutParameterCommand } from '@aws-sdk/client-ssm';
import { type InstanceStateChange, instanceStateChanges, passTime } from '@nss/embedded-aws';
import { type DeployedEnvironment, serverNamed } from './environment';

/** States of servers, by name. */
export async function statesOf({ ec2, system }: DeployedEnvironment): Promise<Record<string, string>> {
  const { Reservations = [] } = await ec2.send(
    new DescribeInstancesCommand({ InstanceIds: system.servers.map(({ instanceId }) => instanceId) }),
  );
  const states = new Map(
    Reservations.flatMap(({ Instances = [] }) => Instances).map(({ InstanceId, State }) => [
      InstanceId,
      State?.Name ?? '',
    ]),
  );
  return Object.fromEntries(system.servers.map(({ name, instanceId }) => [name, states.get(instanceId) ?? '']));
}

/** Until a server is up and its status checks have passed, or is stopped. */
const SETTLED_SECONDS = 300;

/** Starts a server behind the back of every runbook, a while ago. */
export async function startServer(environment: DeployedEnvironment, name: string): Promise<void> {
  await environment.ec2.send(new StartInstancesCommand({ InstanceIds: [serverNamed(environment, name).instanceId] }));
  await passTime(environment.endpoint, SETTLED_SECONDS);
}

/** Stops a server behind the back of every runbook, a while ago. */
export async function stopServer(environment: DeployedEnvironment, name: string): Promise<void> {
  await environment.ec2.send(new StopInstancesCommand({ InstanceIds: [serverNamed(environment, name).instanceId] }));
  await passTime(environment.endpoint, SETTLED_SECONDS);
}

/** Which server relays, as the parameter says. */
export async function activeServer({ ssm, system }: DeployedEnvironment, log: string): Promise<string> {
  const { Parameter } = await ssm.send(new GetParameterCommand({ Name: system.activeParameters[log] ?? '' }));
  return Parameter?.Value ?? '';
}

/** Writes which server relays. */
export async function setActiveServer({ ssm, system }: DeployedEnvironment, log: string, name: string): Promise<void> {
  await ssm.send(new PutParameterCommand({ Name: system.activeParameters[log] ?? '', Value: name, Overwrite: true }));
}

/**
 * Moments at which both servers of a pair were up, of all changes the cloud saw from one of them on.
 * @param since how many changes there were before
 */
export async function momentsTogether(
  environment: DeployedEnvironment,
  log: string,
  since: number,
): Promise<InstanceStateChange[]> {
  const pair = environment.system.servers.filter((server) => server.log === log).map(({ instanceId }) => instanceId);
  const up = new Set<string>();
  return (await instanceStateChanges(environment.endpoint)).filter((change, index) => {
    if (!pair.includes(change.instanceId)) return false;
    if (change.state === 'pending' || change.state === 'running' || change.state === 'stopping')
      up.add(change.instanceId);
    else up.delete(change.instanceId);
    return index >= since && up.size > 1;
  });
}
