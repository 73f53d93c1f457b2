import { type GroupRole } from '../flows/flow';

/** The other side of a rule: addresses, a group of ours, or a prefix list. */
export type Peer =
  | { readonly kind: 'prefix'; readonly cidr: string }
  | { readonly kind: 'group'; readonly group: GroupRole }
  | { readonly kind: 'prefix-list'; readonly id: string };

/** One rule of a security group. Rules that AWS would call duplicates are one, and name every purpose. */
export interface Rule {
  readonly direction: 'ingress' | 'egress';
  readonly protocol: 'tcp' | 'udp';
  readonly port: number;
  readonly peer: Peer;
  /** Ids of the flows that need it. */
  readonly flows: readonly string[];
  /** At most 255 of the characters AWS allows. */
  readonly description: string;
}

/** What makes two rules the same to AWS, whatever their descriptions say (`InvalidPermission.Duplicate`). */
export function ruleIdentity({ direction, protocol, port, peer }: Rule): string {
  const other = peer.kind === 'prefix' ? peer.cidr : peer.kind === 'group' ? peer.group : peer.id;
  return [direction, protocol, port, other].join(' ');
}

/** The longest rule description. Source: EC2 API reference, IpRange. */
const DESCRIPTION_LENGTH = 255;

/** Joins purposes into a description: only characters EC2 accepts, cut at its limit. */
export function describe(purposes: readonly string[]): string {
  const text = [...new Set(purposes)].join(', ').replace(/[^A-Za-z0-9 ._\-:/()#,@[\]+=&;{}!$*]/g, '-');
  return text.length <= DESCRIPTION_LENGTH ? text : `${text.slice(0, DESCRIPTION_LENGTH - 3)}...`;
}
