import { DescribeNetworkInterfacesCommand, ModifyNetworkInterfaceAttributeCommand } from '@aws-sdk/client-ec2';
import { type DeployedEnvironment, serverNamed } from './environment';

/** `own`, as deployed, or `isolated`: which security groups the interfaces of a server have, eth0 first; else their ids. */
export async function groupsOf(environment: DeployedEnvironment, name: string): Promise<string[]> {
  const { management, service } = serverNamed(environment, name);
  const isolated = environment.system.isolatedGroupIds.join();
  const { NetworkInterfaces = [] } = await environment.ec2.send(
    new DescribeNetworkInterfacesCommand({ NetworkInterfaceIds: [management.interfaceId, service.interfaceId] }),
  );
  return [management, service].map(({ interfaceId, securityGroupIds }) => {
    const { Groups = [] } =
      NetworkInterfaces.find(({ NetworkInterfaceId }) => NetworkInterfaceId === interfaceId) ?? {};
    const found = Groups.map(({ GroupId = '' }) => GroupId)
      .sort()
      .join();
    return found === [...securityGroupIds].sort().join() ? 'own' : found === isolated ? 'isolated' : found;
  });
}

/** Replaces those groups behind the back of every runbook. */
export async function putGroups(environment: DeployedEnvironment, name: string, to: 'own' | 'isolated'): Promise<void> {
  const { management, service } = serverNamed(environment, name);
  for (const { interfaceId: NetworkInterfaceId, securityGroupIds } of [management, service])
    await environment.ec2.send(
      new ModifyNetworkInterfaceAttributeCommand({
        NetworkInterfaceId,
        Groups: [...(to === 'own' ? securityGroupIds : environment.system.isolatedGroupIds)],
      }),
    );
}
