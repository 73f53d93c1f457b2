import { formatPrefix, parsePrefix } from '../cidr/prefix';
import { type PlanProblem } from '../problem';

/** AWS's bounds on the prefix length of a VPC and of a subnet. Source: docs.aws.amazon.com/vpc, "Subnet CIDR blocks". */
const SHORTEST_PREFIX = 16;
const LONGEST_PREFIX = 28;

/** The first four addresses of a subnet and its last one belong to AWS. Source: as above. */
const RESERVED_AT_START = 4;
const RESERVED_AT_END = 1;

/** One subnet: where it is and which addresses it has. */
export interface SubnetPlan {
  readonly kind: 'public' | 'private';
  /** `ap-northeast-1a` */
  readonly zone: string;
  /** Position of the zone in the environment file, from 0. */
  readonly zoneIndex: number;
  readonly cidr: string;
  /** Set for a subnet that exists already. */
  readonly existing?: { readonly id: string; readonly routeTableId: string };
}

/** A subnet of somebody else's VPC. */
export interface ExistingSubnet {
  readonly id: string;
  readonly cidr: string;
  readonly routeTableId: string;
}

/** The part of an environment file that decides the subnets. */
export interface SubnetInput {
  readonly cidr: string;
  readonly zones: readonly string[];
  /** `publicSubnets` is empty where traffic leaves by somebody else's VPC. */
  readonly existing?: {
    readonly publicSubnets: readonly ExistingSubnet[];
    readonly privateSubnets: readonly ExistingSubnet[];
    readonly secondaryCidrs?: readonly string[];
  };
}

/** The addresses of a subnet that AWS leaves to its owner, as numbers, first and last. */
export function usableRange(cidr: string): { first: number; last: number } {
  const { first, last } = parsePrefix(cidr);
  return { first: first + RESERVED_AT_START, last: last - RESERVED_AT_END };
}

/**
 * Splits a VPC evenly: half for the public subnets, half for the private ones, each half cut into the smallest power of
 * two that gives every zone one. With one zone a /24 becomes two /25; with three it becomes 2 x 3 /27, a quarter unused.
 */
export function planSubnets(vpc: SubnetInput): { subnets: SubnetPlan[]; problems: PlanProblem[] } {
  return vpc.existing ? adoptSubnets(vpc, vpc.existing) : splitVpc(vpc);
}

function splitVpc({ cidr, zones }: SubnetInput): { subnets: SubnetPlan[]; problems: PlanProblem[] } {
  const { first, length } = parsePrefix(cidr);
  const zoneBits = Math.ceil(Math.log2(zones.length));
  const subnetLength = length + 1 + zoneBits;
  if (length < SHORTEST_PREFIX || length > LONGEST_PREFIX || subnetLength > LONGEST_PREFIX) {
    const longest = LONGEST_PREFIX - 1 - zoneBits;
    return {
      subnets: [],
      problems: [
        {
          path: ['vpc', 'cidr'],
          value: cidr,
          message:
            length < SHORTEST_PREFIX
              ? `a VPC has at most a /${SHORTEST_PREFIX}`
              : `${zones.length * 2} subnets of this VPC would each be a /${subnetLength}, smaller than the /${LONGEST_PREFIX} AWS allows`,
          allowed: `/${SHORTEST_PREFIX} to /${longest} with ${zones.length} zone${zones.length === 1 ? '' : 's'}`,
          remedy: 'choose a larger range or name fewer zones',
        },
      ],
    };
  }
  const size = 2 ** (32 - subnetLength);
  const half = 2 ** (32 - length - 1);
  const cut = (kind: SubnetPlan['kind'], base: number): SubnetPlan[] =>
    zones.map((zone, zoneIndex) => ({
      kind,
      zone,
      zoneIndex,
      cidr: formatPrefix(base + zoneIndex * size, subnetLength),
    }));
  return { subnets: [...cut('public', first), ...cut('private', first + half)], problems: [] };
}

function adoptSubnets(
  { zones }: SubnetInput,
  existing: NonNullable<SubnetInput['existing']>,
): { subnets: SubnetPlan[]; problems: PlanProblem[] } {
  const problems: PlanProblem[] = [];
  const adopt = (kind: SubnetPlan['kind'], key: 'publicSubnets' | 'privateSubnets'): SubnetPlan[] => {
    const subnets = existing[key];
    const isElsewhere = kind === 'public' && subnets.length === 0;
    if (subnets.length !== zones.length && !isElsewhere) {
      problems.push({
        path: ['vpc', 'existing', key],
        value: subnets.length,
        message: `${subnets.length} ${kind} subnets for ${zones.length} zones`,
        allowed: `one subnet a zone, in the order of the zones${kind === 'public' ? ', or none at all' : ''}`,
        remedy: 'list one subnet for each zone',
      });
    }
    return zones.flatMap((zone, zoneIndex) => {
      const subnet = subnets[zoneIndex];
      return subnet
        ? [{ kind, zone, zoneIndex, cidr: subnet.cidr, existing: { id: subnet.id, routeTableId: subnet.routeTableId } }]
        : [];
    });
  };
  return { subnets: [...adopt('public', 'publicSubnets'), ...adopt('private', 'privateSubnets')], problems };
}
