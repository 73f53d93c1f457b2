import { type Expected, decidedFlows } from './expected';
import { merged } from './merged';
import { type Network } from './network';
import { passing } from './passing';
import { reachabilityProblems } from './problems';
import { type Box } from './space';

/** Addresses of IPv4, times ports, times TCP and UDP: what one interface could send or take. */
const EVERYTHING = 2 ** 32 * 2 ** 16 * 2;

/** What is proven of one interface in one direction. */
export interface ProvenInterface {
  readonly id: string;
  readonly direction: 'ingress' | 'egress';
  /** Addresses times ports, of TCP and UDP, that pass; those behind a prefix list or an endpoint count as one. */
  readonly allowed: number;
  /** The same of what is dropped. */
  readonly dropped: number;
}

/** What is proven of a network. */
export interface Proof {
  /** Why it does not hold; empty where it does. */
  readonly problems: readonly string[];
  /** Flows that rules, ACLs and routes decide. */
  readonly flows: number;
  readonly interfaces: readonly ProvenInterface[];
}

/** Proves that every flow passes both ways by the hop that is meant, and every other address and port is dropped; and says how many those are. */
export function prove(network: Network, expected: Expected): Proof {
  return {
    problems: reachabilityProblems(network, expected),
    flows: decidedFlows(expected).length,
    interfaces: network.interfaces.flatMap((own) =>
      (['egress', 'ingress'] as const).map((direction) => {
        const allowed = count(passing(network, own, direction).flatMap(({ boxes }) => boxes));
        return { id: own.id, direction, allowed, dropped: EVERYTHING - allowed };
      }),
    ),
  };
}

function count(boxes: readonly Box[]): number {
  return merged(boxes.filter(({ protocol }) => protocol === 'tcp' || protocol === 'udp')).reduce(
    (sum, { first, last, fromPort, toPort }) => sum + (last - first + 1) * (toPort - fromPort + 1),
    0,
  );
}
