import { type Deployed } from '../deployed/deployed';
import { type Simulation } from '../simulation/simulation';

/**
 * Minutes after a fault at which people have to have heard of it. Of a silent feed half an hour and more is left then of the hour that a memory
 * holds, and of one that stays silent twenty minutes; a tunnel may be down for half an hour, as AWS takes one for its maintenance.
 */
export const LATEST_MINUTE = {
  'bastion-agent-silent': 25,
  'bastion-disk-low': 25,
  'bgp-down': 6,
  'bgp-session-down': 6,
  'cloudtrail-change': 10,
  'feed-silent': 15,
  'feed-silent-sustained': 40,
  'hubs-silent': 15,
  'key-disabled': 10,
  'nat-packets-dropped': 15,
  'nat-ports-exhausted': 3,
  'network-acl-change': 10,
  'packets-rejected': 20,
  'server-cpu-critical': 5,
  'server-cpu-high': 5,
  'server-status': 3,
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
  /** What the page says is silent, when it is asked first. @default - no page asks */
  readonly side?: string;
  /** As seen where servers of one log type only are there: nothing comes from Zscaler then to any other. @default - the same side */
  readonly sideOfOneLog?: string;
  /** Why no mail can come before logs are lost. @default - it does */
  readonly noWarning?: string;
  /** Why whatever is done loses as much. @default - something that one could do loses more than what the page says */
  readonly allLoseAlike?: string;
}
