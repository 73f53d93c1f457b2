import { connectionOf } from '../private-connection';
import { type KeyPath } from '../problem';
import { type Environment } from '../schema';

/** A prefix and the key that gives it. */
export interface PlacedPrefix {
  readonly path: KeyPath;
  readonly prefix: string;
}

/** The prefixes of a list, each with its place. */
export function listed(path: KeyPath, prefixes: readonly string[] | undefined): PlacedPrefix[] {
  return Array.from(prefixes ?? [], (prefix, i) => ({ path: [...path, i], prefix }));
}

/** Every range of an environment's VPC. */
export function vpcPrefixes({ vpc }: Environment): PlacedPrefix[] {
  return [
    { path: ['vpc', 'cidr'], prefix: vpc.cidr },
    ...listed(['vpc', 'existing', 'secondaryCidrs'], vpc.existing?.secondaryCidrs),
  ];
}

/** The SIEM prefixes of an environment. */
export function siemPrefixes(environment: Environment): PlacedPrefix[] {
  return environment.siem.flatMap(({ prefixes }, i) => listed(['siem', i, 'prefixes'], prefixes));
}

/** The BGP links of an environment's virtual interfaces, from your side. */
export function bgpLinks(environment: Environment): PlacedPrefix[] {
  return connectionOf(environment).virtualInterfaces.map(({ path, input }) => ({
    path: [...path, 'customerAddress'],
    prefix: input.customerAddress,
  }));
}

/** Address space nobody is given on the internet. Sources: RFC 1918, RFC 6598. */
export const PRIVATE_SPACE = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10'] as const;

/** Address space no host of another network can have. Sources: RFC 1122, RFC 3927, RFC 5771, RFC 1112. */
export const UNREACHABLE_SPACE = ['0.0.0.0/8', '127.0.0.0/8', '169.254.0.0/16', '224.0.0.0/4', '240.0.0.0/4'] as const;
