import { type MetricAlarmDefinition } from '../deployed/definitions';
import { type Illness } from '../simulation/appliance';
import { type Simulation } from '../simulation/simulation';
import { metricName } from './alarm-clock';
import { type MetricStore } from './metric-store';

/** Values that a service of AWS publishes of a minute, by namespace and metric; nothing where it publishes none. */
type Published = (simulation: Simulation, dimension: (name: string) => string | undefined) => readonly number[];

/** Of a machine that is not stopped, or the bastion: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/viewing_metrics_with_cloudwatch.html */
const ofMachine =
  (value: (simulation: Simulation, ill: Illness) => number): Published =>
  (simulation, dimension) => {
    const id = dimension('InstanceId');
    const { servers, bastion } = simulation.deployed.system;
    if (id === bastion.instanceId) return simulation.around.bastion === 'is lost' ? [] : [value(simulation, 'no')];
    const server = simulation.server(servers.find(({ instanceId }) => instanceId === id)?.name ?? '');
    return !server || server.state === 'stopped' || server.state === 'stopping' ? [] : [value(simulation, server.ill)];
  };

const PUBLISHED: Readonly<Record<string, Published>> = {
  'AWS/EC2 StatusCheckFailed_System': ofMachine((_, ill) => Number(ill === 'system')),
  'AWS/EC2 StatusCheckFailed_Instance': ofMachine((_, ill) => Number(ill === 'instance')),
  'AWS/EC2 StatusCheckFailed_AttachedEBS': ofMachine((_, ill) => Number(ill === 'disk')),
  'AWS/EC2 CPUUtilization': ofMachine(({ around }) => around.cpuPercent),
  'AWS/NATGateway ErrorPortAllocation': ({ around }) => (around.areGatewaysReported ? [around.failedPorts] : []),
  'AWS/NATGateway PacketsDropCount': ({ around }) => (around.areGatewaysReported ? [around.droppedPackets] : []),
  // https://docs.aws.amazon.com/directconnect/latest/UserGuide/monitoring-cloudwatch.html
  'AWS/DX VirtualInterfaceBgpStatus': ({ around, deployed }, dimension) => {
    const index = deployed.system.virtualInterfaces.findIndex(({ id }) => id === dimension('VirtualInterfaceId'));
    return around.areWaysReported ? [Number(around.sessions[index] ?? false)] : [];
  },
  // Of a connection without a tunnel's dimension: the values of both. https://docs.aws.amazon.com/vpn/latest/s2svpn/monitoring-cloudwatch-vpn.html
  'AWS/VPN TunnelState': ({ around, deployed }, dimension) => {
    const index = deployed.system.vpnConnections.findIndex(({ id }) => id === dimension('VpnId'));
    return around.areWaysReported ? (around.tunnels[index] ?? []).map(Number) : [];
  },
  // https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/metrics-collected-by-CloudWatch-agent.html
  'CWAgent LogicalDisk % Free Space': ({ around }) => (around.bastion === 'well' ? [around.bastionFreePercent] : []),
  'CWAgent agent-heartbeat': ({ around }) => (around.bastion === 'well' ? [1] : []),
};

/** Publishes what the services of AWS measure of a minute, for every metric that an alarm looks at. */
export function publishAwsMetrics(
  simulation: Simulation,
  alarms: readonly MetricAlarmDefinition[],
  store: MetricStore,
): void {
  for (const alarm of alarms) {
    const published = PUBLISHED[`${alarm.Namespace} ${alarm.MetricName}`];
    const dimension = (name: string) => alarm.Dimensions?.find(({ Name }) => Name === name)?.Value;
    const values = published?.(simulation, dimension) ?? [];
    if (values.length > 0) store.put(metricName(alarm), simulation.minute, simulation.minute + 1, values);
  }
}
