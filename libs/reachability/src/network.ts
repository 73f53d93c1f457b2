import { type Box } from './space';

/** One rule of a security group: packets, or those of and to whatever carries another group. */
export type GroupRule = (
  | { readonly boxes: readonly Box[] }
  | { readonly groupId: string; readonly protocols: readonly string[]; readonly ports: readonly [number, number] }
) & {
  /** What it is for, in its own words. */
  readonly description?: string;
};

/** A security group. */
export interface Group {
  /** `nss-prod-bastion-security-group-01`. @default - not known */
  readonly name?: string;
  readonly ingress: readonly GroupRule[];
  readonly egress: readonly GroupRule[];
}

/** One entry of a network ACL, which sees every packet alone. */
export interface AclEntry {
  readonly number: number;
  readonly isEgress: boolean;
  readonly allows: boolean;
  readonly boxes: readonly Box[];
}

/** Where a route leads. */
export type Target =
  | { readonly kind: 'nat-gateway'; readonly id: string }
  | { readonly kind: 'internet-gateway'; readonly id: string }
  | { readonly kind: 'private-connection'; readonly id: string }
  | { readonly kind: 'other'; readonly id: string };

/** A route that is written. */
export interface Route {
  readonly destination: string;
  readonly target: Target;
}

/** A route table; that of a VPC which others made holds only what is known of it. */
export interface RouteTable {
  readonly routes: readonly Route[];
  /** Routes to what is no IPv4 prefix: a prefix list, IPv6. @default - none */
  readonly named?: readonly Route[];
  /** Gateways whose routes it takes over. */
  readonly propagating: readonly string[];
  /** Services that a gateway endpoint leads to: `s3`. */
  readonly endpoints: readonly string[];
  readonly isComplete: boolean;
}

/** A subnet. */
export interface Subnet {
  readonly cidr: string;
  readonly routeTableId: string | undefined;
  /** @default - the VPC's own, which lets everything pass */
  readonly aclId: string | undefined;
}

/** A network interface, or an endpoint's, whose address AWS gives. */
export interface Interface {
  readonly id: string;
  readonly address: string | undefined;
  readonly subnetIds: readonly string[];
  readonly groupIds: readonly string[];
}

/** Everything that decides about packets. Ids are logical ids of a template or those AWS gave. */
export interface Network {
  /** Ranges of the VPC, as far as they are known: what is in them is reached locally. */
  readonly ranges: readonly string[];
  readonly subnets: ReadonlyMap<string, Subnet>;
  readonly interfaces: readonly Interface[];
  readonly groups: ReadonlyMap<string, Group>;
  readonly acls: ReadonlyMap<string, readonly AclEntry[]>;
  readonly routeTables: ReadonlyMap<string, RouteTable>;
  /** NAT gateways by id, with their subnets and addresses. */
  readonly natGateways: ReadonlyMap<string, { readonly subnetId: string; readonly address: string }>;
  /** Gateways that are attached to the VPC. */
  readonly attached: ReadonlySet<string>;
  /** Virtual private gateways of ours, attached or not. @default - none */
  readonly privateGateways?: ReadonlySet<string>;
}
