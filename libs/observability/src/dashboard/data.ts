import { type AlarmKindSlug } from '../alarms/alarm-kinds';
import { type VirtualInterface } from '../alarms/direct-connect-alarms';
import { type NamedResource } from '../alarms/nat-alarms';
import { type WatchedMachine } from '../alarms/status-alarms';
import { type VpnConnection } from '../alarms/vpn-alarms';
import { type PulseMetric } from '../pulse/pulse-metric';

/** What an environment's dashboard is drawn from. Ids and ARNs may be CDK tokens. */
export interface DashboardData {
  /** `nss-dev` */
  readonly purpose: string;
  readonly region: string;
  /** As `RelayAlarms.alarms` lists them. */
  readonly alarms: readonly { readonly kind: AlarmKindSlug; readonly arn: string }[];
  /** As `pulseMetrics` lists them. */
  readonly metrics: readonly PulseMetric[];
  readonly servers: readonly WatchedMachine[];
  readonly bastion: WatchedMachine;
  /** @default - none */
  readonly natGateways?: readonly NamedResource[];
  /** @default - none */
  readonly virtualInterfaces?: readonly VirtualInterface[];
  /** @default - none */
  readonly vpnConnections?: readonly VpnConnection[];
  /** Drawn across the feeds' graphs. @default 4096 */
  readonly silentBelowBytesPerMinute?: number;
  /** Namespace of the bastion agent's metrics. @default CWAgent */
  readonly agentNamespace?: string;
  /** Path or address of the operations guide. @default docs/operations.md */
  readonly operationsGuide?: string;
}
