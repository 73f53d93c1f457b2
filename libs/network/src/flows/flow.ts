/** The interfaces that share one set of rules: each role gets its own security groups. */
export type GroupRole =
  | 'bastion'
  | 'nss-management'
  | 'nss-service-web'
  | 'nss-service-firewall'
  // What nss-update puts a standby into while it boots: no interface carries it otherwise.
  | 'nss-isolated'
  | 'interface-endpoints';

/** One end of a flow: interfaces of ours, or addresses of somebody else. */
export type Party =
  | { readonly kind: 'group'; readonly group: GroupRole }
  | { readonly kind: 'prefixes'; readonly name: string; readonly prefixes: readonly string[] }
  | { readonly kind: 'prefix-list'; readonly name: string; readonly id: string };

/**
 * The path a flow takes: inside the VPC, out through the NAT gateway, over the private connection to the SOC, or to an
 * address AWS answers on the host itself (169.254.0.0/16, the resolver), which no rule or route decides.
 */
export type Via = 'vpc' | 'internet' | 'private-connection' | 'host';

/**
 * Who may talk to whom, and why. Security-group rules, network ACL entries, flow-log filters, the table a person reads
 * and the tests are all derived from the same list of these.
 */
export interface Flow {
  /** Stable and unique in an environment: `service-web-to-nanolog`. */
  readonly id: string;
  readonly from: Party;
  readonly to: Party;
  readonly protocol: 'tcp' | 'udp';
  readonly port: number;
  /** One phrase, in the characters a rule description may hold. */
  readonly purpose: string;
  readonly tier: 'required' | 'optional';
  /** When this traffic is seen: `always`, `updates`, `while a support case is open`. */
  readonly when: string;
  readonly via: Via;
}

/** A party as people write it. */
export function partyName(party: Party): string {
  return party.kind === 'group' ? party.group : party.name;
}
