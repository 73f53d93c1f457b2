import { type Availability, type LogType } from '@nss/naming';

/** What a pulse metric counts. */
export type PulseKind =
  /** accepted bytes of one feed, all servers of its log type together: in active-standby the pulse of the pair */
  | 'feed'
  /** accepted bytes of one feed from one server */
  | 'feed-server'
  /** accepted bytes from Zscaler's hubs to all servers of a log type */
  | 'hubs-log'
  /** accepted bytes from Zscaler's hubs to one server */
  | 'hubs-server'
  /** packets of one server that a security group or network ACL turned away */
  | 'rejected-server'
  /** records of one server that AWS left out of the flow log: what the others count is too little then */
  | 'skipped-server';

/** Which metrics of a feed tell its silence: of two active servers each has its own, else those of a log type have one together. */
export function feedKindOf(availability: Availability): 'feed' | 'feed-server' {
  return availability === 'active-active' ? 'feed-server' : 'feed';
}

/** Which metrics of what comes from Zscaler tell its silence: of two active servers each has its own, else those of a log type have one together. */
export function hubsKindOf(availability: Availability): 'hubs-log' | 'hubs-server' {
  return availability === 'active-active' ? 'hubs-server' : 'hubs-log';
}

/** One metric that a filter on the flow log publishes: what alarms, the dashboard and runbooks read. */
export interface PulseMetric {
  readonly kind: PulseKind;
  /** `NSS/dev` */
  readonly namespace: string;
  /** `to-soc-web-bytes` */
  readonly metricName: string;
  /** `nss-dev-to-soc-web-bytes-filter-01` */
  readonly filterName: string;
  /** CloudWatch Logs filter pattern. */
  readonly pattern: string;
  readonly metricValue: '$bytes' | '$packets' | '1';
  readonly unit: 'Bytes' | 'Count';
  /** For people: `web logs to soc`. */
  readonly label: string;
  /** Of feed metrics. @default - not about one SIEM */
  readonly siem?: string;
  /** Of feed metrics. @default - not about one feed */
  readonly feed?: string;
  /** Of feed metrics whose silence is none. @default false */
  readonly mayBeSilent?: boolean;
  /** Of metrics about one log type or server. @default - about both */
  readonly log?: LogType;
  /** The server's name, of metrics about one server. @default - not about one server */
  readonly server?: string;
}

/** The namespace of an environment's pulse: `NSS/dev`. */
export function pulseNamespace(environment: string): string {
  return `NSS/${environment}`;
}
