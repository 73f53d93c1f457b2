import { type DescribedVirtualInterface, type SystemDescription } from '@nss/runbook-definition';
import { type Environment, activeServerParameterName, connectionOf, relayFeeds, watchedPulse } from '@nss/environment';
import { vpcResolver } from '@nss/network';
import {
  AGENT_NAMESPACE,
  BUFFER_MINUTES,
  HEARTBEAT_METRIC,
  hubsKindOf,
  agentLogGroupNames,
  agentParameterName,
  bastionLogs,
  feedKindOf,
  pulseMetrics,
  serverLabel,
  silenceLimits,
  type PulseKind,
  type PulseServer,
} from '@nss/observability';

/** What the stacks know once they are built; ids may be CDK tokens. */
export interface DeployedSystem {
  readonly servers: readonly (PulseServer & {
    readonly instanceId: string;
    /** Range of its subnet. */
    readonly subnet: string;
    /** Address of eth0. */
    readonly managementAddress: string;
    readonly managementGroupIds: readonly string[];
    readonly serviceGroupIds: readonly string[];
  })[];
  /** Of the role `nss-isolated`. */
  readonly isolatedGroupIds: readonly string[];
  readonly bastion: { readonly name: string; readonly instanceId: string };
  readonly natGateways: readonly { readonly name: string; readonly id: string }[];
  /** In the order of the environment file. */
  readonly virtualInterfaceIds: readonly string[];
  readonly acceptTowards: DescribedVirtualInterface['acceptTowards'];
  readonly vpnConnections: readonly { readonly name: string; readonly id: string }[];
}

/** Everything the runbooks have to know of an environment: its file and what was built of it, in one value. */
export function describeSystem(environment: Environment, built: DeployedSystem): SystemDescription {
  const { purpose, relay } = environment;
  const metrics = pulseMetrics({
    purpose,
    environment: environment.environment,
    servers: built.servers,
    feeds: relayFeeds(environment),
  });
  const pulse = (kind: PulseKind) => watchedPulse(metrics, kind, built.servers);
  const { silentBelowBytesPerMinute, silentMinutes, deliveryMinutes } = silenceLimits();
  return {
    environment: environment.environment,
    purpose,
    availability: relay.availability,
    servers: built.servers.map((server) => ({
      name: serverLabel(server),
      log: server.log,
      instanceId: server.instanceId,
      subnet: server.subnet,
      management: {
        interfaceId: server.managementInterfaceId,
        address: server.managementAddress,
        securityGroupIds: server.managementGroupIds,
      },
      service: {
        interfaceId: server.serviceInterfaceId,
        address: server.serviceAddress,
        securityGroupIds: server.serviceGroupIds,
      },
    })),
    isolatedGroupIds: built.isolatedGroupIds,
    bastion: { ...built.bastion, logGroups: agentLogGroupNames(bastionLogs(purpose)) },
    ...(relay.sshKeySecret !== undefined && { applianceKeySecret: relay.sshKeySecret }),
    nameServers: environment.zscaler.dns ?? [vpcResolver(environment.vpc.cidr)],
    healthyStatus: relay.healthyStatus,
    logRecovery: relay.logRecovery,
    activeParameters: Object.fromEntries(relay.logs.map((log) => [log, activeServerParameterName(purpose, log)])),
    pulse: {
      namespace: metrics[0]?.namespace ?? '',
      feeds: pulse(feedKindOf(relay.availability)),
      hubs: pulse(hubsKindOf(relay.availability)),
      rejected: pulse('rejected-server'),
      skipped: Object.fromEntries(pulse('skipped-server').map(({ server = '', metric }) => [server, metric])),
      silentBelowBytesPerMinute,
      silentMinutes,
      deliveryMinutes,
      bufferMinutes: BUFFER_MINUTES,
    },
    natGateways: built.natGateways,
    virtualInterfaces: virtualInterfaces(environment, built),
    vpnConnections: built.vpnConnections,
    agent: {
      namespace: AGENT_NAMESPACE,
      heartbeatMetric: HEARTBEAT_METRIC,
      configurationParameter: agentParameterName(purpose),
    },
  };
}

function virtualInterfaces(
  environment: Environment,
  { virtualInterfaceIds, acceptTowards }: DeployedSystem,
): DescribedVirtualInterface[] {
  const inputs = connectionOf(environment).virtualInterfaces;
  return virtualInterfaceIds.map((id, index) => {
    const input = inputs[index]?.input;
    if (!input) throw new Error(`virtual interface ${index + 1} was built and is not in the environment file`);
    const { origin, vlan, customerAsn, customerAddress, amazonAddress } = input;
    return { id, origin, vlan, customerAsn, customerAddress, amazonAddress, ...(acceptTowards && { acceptTowards }) };
  });
}
