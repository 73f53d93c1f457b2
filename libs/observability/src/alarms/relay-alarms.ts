import { type Availability } from '@nss/naming';
import { Construct } from 'constructs';
import { type PulseServer } from '../pulse/participants';
import { type Pulse, pulseMetrics } from '../pulse/pulse-metrics';
import { AgentHeartbeatAlarm } from './agent-heartbeat-alarm';
import { BastionDiskAlarm } from './bastion-disk-alarm';
import { DirectConnectAlarms, type VirtualInterface } from './direct-connect-alarms';
import { FeedSilenceAlarms } from './feed-silence-alarms';
import { HubsSilenceAlarms } from './hubs-silence-alarms';
import { LogsLostAlarm } from './logs-lost-alarm';
import { NatAlarms, type NamedResource } from './nat-alarms';
import { RejectedAlarms } from './rejected-alarms';
import { type AlarmContext, type RelayAlarm } from './relay-alarm';
import { RelayUnhealthyAlarm } from './relay-unhealthy-alarm';
import { type SilenceLimits, silenceLimits } from './silence';
import { ServerAlarms } from './server-alarms';
import { StatusAlarms, type WatchedMachine } from './status-alarms';
import { VpnAlarms, type VpnConnection } from './vpn-alarms';

/** One NSS server, as alarms and dashboards see it. */
export interface RelayServer extends PulseServer {
  readonly instanceId: string;
}

/** What {@link RelayAlarms} needs. Ids may be CDK tokens; names and addresses are known. */
export interface RelayAlarmsProps extends AlarmContext, SilenceLimits, Pulse {
  readonly availability: Availability;
  readonly servers: readonly RelayServer[];
  readonly bastion: WatchedMachine;
  /** @default - none: the VPC, with its NAT gateways, belongs to someone else */
  readonly natGateways?: readonly NamedResource[];
  /** @default - none: the private connection has none */
  readonly virtualInterfaces?: readonly VirtualInterface[];
  /** @default - none */
  readonly vpnConnections?: readonly VpnConnection[];
  /** Whether EC2 reports every minute. @default true */
  readonly detailedMonitoring?: boolean;
  /** Rejected packets in five minutes that are more than a stray. @default 10 */
  readonly rejectedPackets?: number;
  /** Namespace of the bastion agent's metrics. @default CWAgent */
  readonly agentNamespace?: string;
}

/**
 * Every alarm of one environment.
 *
 * @throws Error and RangeError as `pulseMetrics` and `silenceLimits` do
 */
export class RelayAlarms extends Construct {
  /** In the order of the dashboard: composites first, then the pulse, the path and the machines. */
  readonly alarms: readonly RelayAlarm[];

  constructor(scope: Construct, id: string, props: RelayAlarmsProps) {
    super(scope, id);
    const silence = silenceLimits(props);
    const pulse = { ...props, metrics: pulseMetrics(props), silence };
    const feeds = new FeedSilenceAlarms(this, 'Feeds', pulse);
    const parts = [
      ...feeds.alarms,
      ...new HubsSilenceAlarms(this, 'Hubs', pulse).alarms,
      ...new RejectedAlarms(this, 'Rejected', pulse).alarms,
      ...new NatAlarms(this, 'Nat', { ...props, natGateways: props.natGateways ?? [] }).alarms,
      ...new DirectConnectAlarms(this, 'DirectConnect', { ...props, virtualInterfaces: props.virtualInterfaces ?? [] })
        .alarms,
      ...new VpnAlarms(this, 'Vpn', { ...props, vpnConnections: props.vpnConnections ?? [] }).alarms,
      ...new StatusAlarms(this, 'Status', { ...props, machines: [...props.servers, props.bastion] }).alarms,
      ...new ServerAlarms(this, 'Cpu', props).alarms,
      ...new AgentHeartbeatAlarm(this, 'Agent', props).alarms,
      ...new BastionDiskAlarm(this, 'BastionDisk', props).alarms,
    ];
    this.alarms = [
      ...new LogsLostAlarm(this, 'LogsLost', { ...props, silences: feeds.silences, silence }).alarms,
      ...new RelayUnhealthyAlarm(this, 'Unhealthy', { ...props, alarms: parts }).alarms,
      ...parts,
    ];
  }
}
