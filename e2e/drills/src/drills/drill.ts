import { type Deployed } from '../deployed/deployed';
import { type Simulation } from '../simulation/simulation';

/**
 * Minutes after a fault at which people have to have heard of it. Of a silent feed half an hour and more is left then of the hour that a memory
 * holds, and of one that stays silent twenty minutes; a tunnel may be down for half an hour, as AWS takes one for its maintenance.
 */
export const LATEST_MINUTE = {
  'bastion-agent-silent': 20,
  'bastion-disk-low': 15,
  'bgp-down': 2,
  'bgp-session-down': 2,
  'bucket-policy-change': 10,
  'cloudtrail-change': 10,
  'config-change': 10,
  'feed-silent': 15,
  'feed-silent-sustained': 40,
  'gateway-change': 10,
  'hubs-silent': 15,
  'iam-policy-change': 10,
  'key-disabled': 10,
  'nat-packets-dropped': 8,
  'nat-ports-exhausted': 2,
  'network-acl-change': 10,
  'packets-rejected': 14,
  'root-use': 10,
  'route-table-change': 10,
  'security-group-change': 10,
  'server-cpu-critical': 0,
  'server-cpu-high': 3,
  'server-status': 2,
  'sign-in-failure': 10,
  'sign-in-without-mfa': 10,
  'unauthorized-calls': 10,
  'vpc-change': 10,
  'vpn-down': 6,
  'vpn-tunnel-down': 35,
} as const;

/** A kind of alarm that a drill is about. */
export type MailedKind = keyof typeof LATEST_MINUTE;

/** An incident: what breaks, until when, and what should be heard of it. */
export interface Drill {
  /** `siem-down` */
  readonly name: string;
  /** One line, as `list` shows it. */
  readonly summary: string;
  /** Whether an environment has what breaks. @default - every one has */
  readonly appliesTo?: (deployed: Deployed) => boolean;
  /** What is so from the start, while all is well. @default - it is night, and the first server of each pair relays */
  readonly before?: (simulation: Simulation) => void;
  /** Breaks something; says what, for the timeline. */
  readonly begin: (simulation: Simulation) => string;
  /** Every minute while it lasts. @default - nothing more */
  readonly during?: (simulation: Simulation, minute: number) => void;
  /** Others fix it, whatever the relay's people do; says what, for the timeline. @default - nobody does */
  readonly end?: (simulation: Simulation) => string;
  /** Minutes until others fix it. @default 50 */
  readonly minutes?: number;
  /** What the relay's people fix themselves, where the page says so, by the side that is silent. */
  readonly fixes?: { readonly side: string; readonly fix: (simulation: Simulation) => string };
  /** Kinds of alarms that are mailed where nobody does anything, of those that an environment has, without those that only gather others. */
  readonly mailed: readonly MailedKind[];
  /** Minutes after which of some kinds is told. @default - as always: {@link LATEST_MINUTE} */
  readonly latestMinute?: Partial<Record<MailedKind, number>>;
  /** What the page says is silent, when it is asked first. @default - no page asks */
  readonly side?: string;
  /** As seen where servers of one log type only are there: nothing comes from Zscaler then to any other. @default - the same side */
  readonly sideOfOneLog?: string;
  /** Why no mail can come before logs are lost. @default - it does */
  readonly noWarning?: string;
  /** Why whatever is done loses as much. @default - something that one could do loses more than what the page says */
  readonly allLoseAlike?: string;
}
