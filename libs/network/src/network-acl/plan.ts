import { ANYWHERE } from '../cidr/prefix';
import { type Flow, type Party } from '../flows/flow';
import { type PlanProblem } from '../problem';

/** One stateless entry. Numbers leave gaps so that a person can put one between two in an emergency. */
export interface AclEntry {
  readonly direction: 'inbound' | 'outbound';
  readonly ruleNumber: number;
  readonly protocol: 'tcp' | 'udp' | 'icmp';
  /** First and last port; absent for ICMP, which is type 3 code 4 only. */
  readonly ports?: readonly [number, number];
  readonly cidr: string;
  /** Ids of the flows that need it; empty for path MTU discovery. */
  readonly flows: readonly string[];
}

/** The entries of the ACLs of the public and of the private subnets. */
export type NetworkAclPlan = Readonly<Record<'public' | 'private', readonly AclEntry[]>>;

/**
 * Entries a direction that are ours by default: 20, of which the one that denies the rest is one.
 * Source: docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html, "This quota includes the default deny rules".
 */
const ENTRIES_PER_DIRECTION = 19;

/** The ports answers come back to, from any operating system. Source: docs.aws.amazon.com/vpc, "Ephemeral ports". */
const EPHEMERAL: readonly [number, number] = [1024, 65535];

const RULE_NUMBER_STEP = 10;

type Draft = Omit<AclEntry, 'ruleNumber'>;

/**
 * Turns the same flows into stateless entries. An ACL sees every packet alone, so each flow needs one entry where it
 * leaves, one for its answers on ephemeral ports, and both again where it crosses the NAT gateway's subnet.
 *
 * The hub ranges do not fit into an ACL: a flow's prefixes are named where all of them fit into the quota, smallest
 * lists first, and the rest is allowed by port towards any address; the security groups narrow that down.
 *
 * @param ranges those of the VPC
 */
export function planNetworkAcls(
  flows: readonly Flow[],
  ranges: readonly string[],
): { acls: NetworkAclPlan; problems: PlanProblem[] } {
  const routed = flows.filter((flow) => flow.via !== 'host');
  const lists = [...new Set(routed.map((flow) => flow.to).filter((to) => to.kind === 'prefixes'))].sort(
    (a, b) => a.prefixes.length - b.prefixes.length,
  );
  let named = new Set<Party>();
  for (const list of lists) {
    const more = new Set([...named, list]);
    if (!fits(build(routed, ranges, more))) break;
    named = more;
  }
  const acls = build(routed, ranges, named);
  if (fits(acls)) return { acls, problems: [] };
  return {
    acls,
    problems: [
      {
        path: ['networkAcl'],
        value: true,
        message: `the flows need more than ${ENTRIES_PER_DIRECTION} entries a direction even when they are allowed by port alone`,
        allowed: 'fewer different ports',
        remedy: 'give the SIEM feeds the same ports where you can, or switch networkAcl off',
      },
    ],
  };
}

function build(flows: readonly Flow[], ranges: readonly string[], named: ReadonlySet<Party>): NetworkAclPlan {
  const entries = { public: [] as Draft[], private: [] as Draft[] };
  for (const flow of flows) {
    const there =
      flow.to.kind === 'prefixes' && named.has(flow.to) ? flow.to.prefixes : flow.via === 'vpc' ? ranges : [ANYWHERE];
    for (const cidr of there) {
      entries.private.push(...call('outbound', flow, cidr));
      if (flow.via === 'vpc') entries.private.push(...call('inbound', flow, cidr));
      if (flow.via === 'internet')
        entries.public.push(
          ...ranges.flatMap((range) => call('inbound', flow, range)),
          ...call('outbound', flow, cidr),
        );
    }
  }
  return { public: finish(entries.public), private: finish(entries.private) };
}

/** A connection in one direction and its answers in the other. */
function call(direction: AclEntry['direction'], flow: Flow, cidr: string): Draft[] {
  const back = direction === 'outbound' ? 'inbound' : 'outbound';
  return [
    { direction, protocol: flow.protocol, ports: [flow.port, flow.port], cidr, flows: [flow.id] },
    { direction: back, protocol: flow.protocol, ports: EPHEMERAL, cidr, flows: [flow.id] },
  ];
}

/** Merges entries that say the same, adds path MTU discovery (ICMP 3/4, which large log packets depend on) and numbers them. */
function finish(drafts: readonly Draft[]): AclEntry[] {
  const merged = new Map<string, Draft>();
  for (const draft of drafts) {
    const key = `${portsOf(draft)} ${draft.cidr}`;
    const known = merged.get(key);
    merged.set(key, known ? { ...known, flows: [...new Set([...known.flows, ...draft.flows])] } : draft);
  }
  const openToAll = new Set([...merged.values()].filter(({ cidr }) => cidr === ANYWHERE).map(portsOf));
  const kept = [...merged.values()].filter((draft) => draft.cidr === ANYWHERE || !openToAll.has(portsOf(draft)));
  return (['inbound', 'outbound'] as const).flatMap((direction) => {
    const mtu: Draft = { direction, protocol: 'icmp', cidr: ANYWHERE, flows: [] };
    return [...kept.filter((draft) => draft.direction === direction), mtu].map((draft, i) => ({
      ...draft,
      ruleNumber: 100 + i * RULE_NUMBER_STEP,
    }));
  });
}

/** What two entries have in common when one makes the other needless: everything but the addresses. */
function portsOf({ direction, protocol, ports }: Draft): string {
  return [direction, protocol, ports].join(' ');
}

function fits(acls: NetworkAclPlan): boolean {
  return Object.values(acls).every((entries) =>
    (['inbound', 'outbound'] as const).every(
      (direction) => entries.filter((e) => e.direction === direction).length <= ENTRIES_PER_DIRECTION,
    ),
  );
}
