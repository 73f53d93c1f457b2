import { ANYWHERE, aggregate, contains, numberToAddress, parsePrefix } from '../cidr/prefix';
import { type Availability, type LogType } from '@nss/naming';
import { type BastionInput, bastionDestinations } from '../endpoints/destinations';
import { type VpcRangesInput, vpcRanges } from '../addressing/vpc-ranges';
import { type Flow, type GroupRole, type Party, type Via } from './flow';

/** A stream of logs to a SIEM, as rules see it. */
export interface FlowFeed {
  readonly siem: string;
  /** Its name, unique among those to its SIEM. */
  readonly feed: string;
  /** Whose servers send it. @default - every server */
  readonly log?: LogType;
  /** TCP port at the SIEM. */
  readonly port: number;
  /** Addresses of the collectors. */
  readonly prefixes: readonly string[];
}

/** The part of an environment file that decides who talks to whom; its keys are the file's. */
export interface FlowInput {
  readonly vpc: VpcRangesInput;
  readonly zscaler: {
    readonly cloud: string;
    readonly remoteSupport: boolean;
    readonly supportPrefixes: readonly string[];
    readonly legacyPorts: boolean;
    readonly packagePrefixes?: readonly string[];
    readonly ntp: readonly string[];
    readonly dns?: readonly string[];
  };
  readonly siem: readonly { readonly name: string; readonly prefixes: readonly string[] }[];
  /** What the servers send to the SIEMs. */
  readonly feeds: readonly FlowFeed[];
  readonly relay: BastionInput['relay'] & { readonly logs: readonly LogType[]; readonly availability: Availability };
  readonly bastion: BastionInput['bastion'] & { readonly endpoints: boolean; readonly s3PrefixList?: string };
}

/** Ports older clouds use beside 443. Seen in the vendor's templates only, so off unless the file asks for them. */
const LEGACY_PORTS = [
  { port: 9422, name: 'legacy-smca', from: 'management', purpose: 'Central Authority on older clouds' },
  { port: 9431, name: 'legacy-nanolog', from: 'service', purpose: 'Nanolog on older clouds' },
] as const;

/** TCP port of Zscaler's remote support. Source: the vendor's Azure templates. */
const SUPPORT_PORT = 12002;

const LINK_LOCAL = '169.254.0.0/16';

/** The resolver AWS runs in every VPC: the base address plus two. Source: docs.aws.amazon.com/vpc, "Amazon DNS". */
export function vpcResolver(vpcCidr: string): string {
  return `${numberToAddress(parsePrefix(vpcCidr).first + 2)}/32`;
}

/**
 * Every flow of an environment, in a fixed order.
 *
 * Source of ports and directions: help.zscaler.com, "NSS Deployment Guide for Amazon Web Services" and "Configuring
 * Advanced NSS Settings". Nothing from Zscaler ever comes in: the servers open every connection themselves.
 *
 * @param hubPrefixes the IPv4 ranges of the tenant's Zscaler cloud, in any order, duplicates and nesting allowed
 */
export function deriveFlows(input: FlowInput, hubPrefixes: readonly string[]): Flow[] {
  const { zscaler, relay } = input;
  const hubs: Party = { kind: 'prefixes', name: `Zscaler hubs of ${zscaler.cloud}`, prefixes: aggregate(hubPrefixes) };
  const services = [...new Set(relay.logs)].map(serviceGroup);
  return [
    tcp('bastion-to-nss', group('bastion'), group('nss-management'), 22, 'SSH to the NSS appliance', 'vpc'),
    ...(relay.availability === 'active-standby' ? [isolationFlow()] : []),
    ...bastionFlows(input),
    tcp('management-to-central-authority', group('nss-management'), hubs, 443, 'Zscaler Central Authority', 'internet'),
    {
      ...tcp(
        'management-to-updates',
        group('nss-management'),
        hubs,
        443,
        `updates from zdistribute.${zscaler.cloud}`,
        'internet',
      ),
      when: 'updates',
    },
    ...services.map((service) =>
      tcp(`${service}-to-nanolog`, group(service), hubs, 443, 'logs from the Nanolog cluster', 'internet'),
    ),
    ...(zscaler.legacyPorts ? legacyFlows(hubs, services) : []),
    ...(zscaler.remoteSupport ? [supportFlow(zscaler.supportPrefixes)] : []),
    ...(zscaler.packagePrefixes ? [packageFlow(zscaler.packagePrefixes)] : []),
    udp('management-to-dns', prefixes('DNS resolvers', zscaler.dns ?? [vpcResolver(input.vpc.cidr)]), 53, 'DNS', input),
    udp('management-to-ntp', prefixes('NTP servers', zscaler.ntp), 123, 'time', input),
    ...siemFlows(input),
  ];
}

/** The role of the second interface of the servers of one log type. */
export function serviceGroup(log: LogType): 'nss-service-web' | 'nss-service-firewall' {
  return `nss-service-${log}`;
}

/**
 * All that passes to and from a standby while it boots to be updated: nothing leaves it, so that its NSS, which starts with it, streams
 * nothing beside the server that serves.
 */
function isolationFlow(): Flow {
  return {
    ...tcp('bastion-to-isolated-nss', group('bastion'), group('nss-isolated'), 22, 'SSH to an isolated standby', 'vpc'),
    when: 'while a standby is updated',
  };
}

function bastionFlows(input: FlowInput): Flow[] {
  const { bastion } = input;
  const from = group('bastion');
  const updates = windowsUpdateFlows(input);
  if (!bastion.endpoints) {
    return [
      tcp(
        'bastion-to-aws',
        from,
        prefixes('AWS service endpoints', [ANYWHERE]),
        443,
        'Systems Manager, logs, metrics, packages',
        'internet',
      ),
      ...updates,
    ];
  }
  // The gateway endpoint for S3 answers on public addresses that change; only AWS's prefix list names them.
  const s3: Party = bastion.s3PrefixList
    ? { kind: 'prefix-list', name: 'S3', id: bastion.s3PrefixList }
    : prefixes('S3', [ANYWHERE]);
  return [
    tcp('bastion-to-endpoints', from, group('interface-endpoints'), 443, 'services of AWS, by their endpoints', 'vpc'),
    tcp('bastion-to-s3', from, s3, 443, 'packages and patches from S3', 'internet'),
    ...updates,
  ];
}

/** Windows Update answers by many names on addresses that change, and no prefix list names them. */
function windowsUpdateFlows(input: FlowInput): Flow[] {
  const ports = bastionDestinations(input).flatMap(({ to, ports: wanted }) => (to === 'windows-update' ? wanted : []));
  return [...new Set(ports)].map((port) => ({
    ...tcp(
      `bastion-to-windows-update-${port}`,
      group('bastion'),
      prefixes('Windows Update', [ANYWHERE]),
      port,
      'Windows Update, for patches',
      'internet',
    ),
    when: 'while the bastion is patched',
  }));
}

function legacyFlows(hubs: Party, services: readonly GroupRole[]): Flow[] {
  return LEGACY_PORTS.flatMap(({ port, name, from, purpose }) => {
    const groups: readonly GroupRole[] = from === 'management' ? ['nss-management'] : services;
    return groups.map((role) => ({
      ...tcp(`${role}-to-${name}`, group(role), hubs, port, purpose, 'internet'),
      tier: 'optional' as const,
      when: 'older clouds',
    }));
  });
}

function supportFlow(supportPrefixes: readonly string[]): Flow {
  const flow = tcp(
    'management-to-support',
    group('nss-management'),
    prefixes('Zscaler support', supportPrefixes),
    SUPPORT_PORT,
    'Zscaler remote support',
    'internet',
  );
  return { ...flow, tier: 'optional', when: 'while a support case is open' };
}

/** Seen in the vendor's Azure templates only, so off unless the file says where to. */
function packageFlow(packagePrefixes: readonly string[]): Flow {
  const flow = tcp(
    'management-to-packages',
    group('nss-management'),
    prefixes('FreeBSD packages', packagePrefixes),
    80,
    'packages of FreeBSD',
    'internet',
  );
  return { ...flow, tier: 'optional', when: 'updates' };
}

function siemFlows({ siem, feeds, relay }: FlowInput): Flow[] {
  return siem.flatMap(({ name }) =>
    relay.logs.flatMap((log) =>
      feeds
        .filter((feed) => feed.siem === name && (feed.log ?? log) === log)
        .map(({ feed, port, prefixes: ranges }) =>
          tcp(
            `${serviceGroup(log)}-to-${name}-${feed}`,
            group(serviceGroup(log)),
            prefixes(`SIEM ${name}`, ranges),
            port,
            `${feed} feed to SIEM ${name}`,
            'private-connection',
          ),
        ),
    ),
  );
}

function group(role: GroupRole): Party {
  return { kind: 'group', group: role };
}

function prefixes(name: string, list: readonly string[]): Party & { kind: 'prefixes' } {
  return { kind: 'prefixes', name, prefixes: aggregate(list) };
}

function tcp(id: string, from: Party, to: Party, port: number, purpose: string, via: Via): Flow {
  return { id, from, to, protocol: 'tcp', port, purpose, tier: 'required', when: 'always', via };
}

function udp(id: string, to: Party & { kind: 'prefixes' }, port: number, purpose: string, input: FlowInput): Flow {
  return { ...tcp(id, group('nss-management'), to, port, purpose, viaOf(to.prefixes, input)), protocol: 'udp' };
}

/** The way to resolvers and time servers, which may be AWS's own, in the VPC, at the SOC or on the internet. */
function viaOf(to: readonly string[], { vpc, siem }: FlowInput): Via {
  const everyIn = (range: string) => to.every((prefix) => contains(range, prefix));
  if (everyIn(LINK_LOCAL) || to.every((p) => p === vpcResolver(vpc.cidr))) return 'host';
  if (to.every((prefix) => vpcRanges(vpc).some((range) => contains(range, prefix)))) return 'vpc';
  const siemRanges = siem.flatMap((s) => s.prefixes);
  return to.every((prefix) => siemRanges.some((range) => contains(range, prefix)) || isPrivate(prefix))
    ? 'private-connection'
    : 'internet';
}

const PRIVATE_RANGES = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'];

function isPrivate(prefix: string): boolean {
  return PRIVATE_RANGES.some((range) => contains(range, prefix));
}
