import { type Availability, type LogType } from '@nss/naming';

/** A network interface of a server, as deployed. */
export interface DescribedInterface {
  readonly interfaceId: string;
  readonly address: string;
  readonly securityGroupIds: readonly string[];
}

/** One NSS server, as deployed. */
export interface DescribedServer {
  /** `web-01` */
  readonly name: string;
  readonly log: LogType;
  readonly instanceId: string;
  /** Range of the subnet that both interfaces lie in: `10.0.0.128/26`. */
  readonly subnet: string;
  /** eth0 */
  readonly management: DescribedInterface;
  /** eth1 */
  readonly service: DescribedInterface;
}

/** A pulse metric in the namespace of the environment. */
export interface DescribedPulse {
  /** For people: `web to soc`. */
  readonly label: string;
  readonly metric: string;
  /** Logs it is about. */
  readonly log: LogType;
  /** Where a feed goes. @default - it is no feed */
  readonly siem?: string;
  /** The one server it is about: `web-01`. @default - every server of the log type */
  readonly server?: string;
}

/** The gateway an interface is accepted towards, where that is a virtual private gateway. */
export interface TowardsVirtualGateway {
  readonly virtualGatewayId: string;
}

/** The gateway an interface is accepted towards, where that is a Direct Connect gateway. */
export interface TowardsDirectConnectGateway {
  readonly directConnectGatewayId: string;
}

/** A virtual interface, with what the environment file says of it. */
export interface DescribedVirtualInterface {
  readonly id: string;
  /** Allocated by a carrier and accepted by a runbook, or created by the deployment. */
  readonly origin: 'hosted' | 'own';
  readonly vlan: number;
  readonly customerAsn: number;
  readonly customerAddress: string;
  readonly amazonAddress: string;
  /** The gateway a hosted one is accepted towards. */
  readonly acceptTowards?: TowardsVirtualGateway | TowardsDirectConnectGateway;
}

/** The bastion, as deployed. */
export interface DescribedBastion {
  readonly name: string;
  readonly instanceId: string;
  readonly logGroups: readonly string[];
}

/** What the pulse is read from, and what counts as silence. */
export interface DescribedPulseMetrics {
  readonly namespace: string;
  /** Feeds whose silence is a fault. */
  readonly feeds: readonly DescribedPulse[];
  readonly hubs: readonly DescribedPulse[];
  readonly rejected: readonly DescribedPulse[];
  /** Metrics of the records that AWS left out of the flow log, by server: where some are, silence is none. */
  readonly skipped: Readonly<Record<string, string>>;
  /** Fewer bytes a minute are silence. */
  readonly silentBelowBytesPerMinute: number;
  readonly silentMinutes: number;
  /** Minutes that flow-log records are on their way. */
  readonly deliveryMinutes: number;
  /** Minutes of logs kept while the SIEM is out of reach. */
  readonly bufferMinutes: number;
}

/** A NAT gateway or a VPN connection, as deployed. */
export interface DescribedWay {
  readonly name: string;
  readonly id: string;
}

/** What the CloudWatch agent of the bastion sends, and the parameter it is configured by. */
export interface DescribedAgent {
  readonly namespace: string;
  readonly heartbeatMetric: string;
  readonly configurationParameter: string;
}

/**
 * What the runbooks know of one environment: written by the deployment as one parameter, read by every runbook that has
 * to know what should be there. Ids may be CDK tokens while it is written. The scripts' types of it, system_description.pyi of
 * apps/ops-runbooks, are made of this file by its check of the scripts.
 */
export interface SystemDescription {
  readonly environment: string;
  readonly purpose: string;
  readonly availability: Availability;
  readonly servers: readonly DescribedServer[];
  /** The security groups that let nothing out of a standby while it boots to be updated. Empty where no server stands by. */
  readonly isolatedGroupIds: readonly string[];
  readonly bastion: DescribedBastion;
  /** Name of the Secrets Manager secret with the private key for SSH to the servers. @default - none: nothing is asked over SSH */
  readonly applianceKeySecret?: string;
  /** Prefixes of the DNS resolvers that the servers may ask: `10.0.0.2/32`. */
  readonly nameServers: readonly string[];
  /** Words of which `nss status` says one when a server is well. */
  readonly healthyStatus: readonly string[];
  /** Whether Zscaler sends again, for up to an hour, what it could not deliver to a server. */
  readonly logRecovery: 'none' | 'one-hour';
  /** Parameter with the names of the servers that relay, by log type. */
  readonly activeParameters: Readonly<Record<string, string>>;
  readonly pulse: DescribedPulseMetrics;
  readonly natGateways: readonly DescribedWay[];
  /** In the order of the environment file; empty where the private connection has none. */
  readonly virtualInterfaces: readonly DescribedVirtualInterface[];
  readonly vpnConnections: readonly DescribedWay[];
  readonly agent: DescribedAgent;
}

/** Name of the parameter with the description: `/nss-dev/runbooks/system`. */
export function systemParameterName(purpose: string): string {
  return `/${purpose}/runbooks/system`;
}
