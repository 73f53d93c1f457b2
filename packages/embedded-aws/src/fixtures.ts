import { askControl } from './control-route';

/** What must exist before a deployment and no template creates. */
export interface Fixtures {
  /** Images somebody shared with the account: the vendor's, for one. Any other id is unknown to RunInstances. */
  images?: {
    account: string;
    region: string;
    imageId: string;
    name?: string;
    platform?: 'windows' /** @default /dev/sda1 */;
    rootDevice?: string;
  }[];
  /** Zones that the account sees beside those that moto's authors saw. */
  zones?: { account: string; region: string; zone: string }[];
  /** VPCs that a landing zone made, with their ways out. */
  networks?: ExistingNetwork[];
  /** Transit gateways of a network team. `association` none: its owner associates attachments by hand. @default association - default */
  transitGateways?: {
    account: string;
    region: string;
    transitGatewayId: string;
    asn?: number;
    association?: 'default' | 'none';
  }[];
  /** Direct Connect gateways that somebody made; they belong to no region. */
  directConnectGateways?: { account: string; region: string; directConnectGatewayId: string; asn?: number }[];
  /** Ids of AWS's own prefix lists in a region, by the service's name in them. */
  prefixLists?: { account: string; region: string; prefixListId: string; service: 's3' | 'dynamodb' }[];
  /** Direct Connect connections, or LAGs (`dxlag-`), that were ordered long ago. */
  connections?: {
    account: string;
    region: string;
    connectionId: string;
    /** Whether it takes a second BGP peer of an address family. @default - as it was, `yes` of a new one */
    hasLogicalRedundancy?: 'unknown' | 'yes' | 'no';
  }[];
  /** Virtual interfaces a carrier allocated: they arrive in state "confirming" and wait to be accepted. */
  virtualInterfaces?: {
    account: string;
    region: string;
    virtualInterfaceId: string;
    kind?: 'private' | 'transit';
    connectionId?: string;
    vlan: number;
    asn: number;
    amazonAddress?: string;
    customerAddress?: string;
    name?: string;
  }[];
  /** Instances that take longer to stop or start than others, in seconds of the cloud's time, or for ever (null). @default - as long as others */
  slowInstances?: {
    account: string;
    region: string;
    instanceId: string;
    secondsUntilStopped?: number | null;
    secondsUntilRunning?: number | null;
  }[];
  /** When instances were started last, for the guard, which tells the server that started last. @default - when they were */
  launches?: { account: string; region: string; instanceId: string; secondsAgo: number }[];
  /** What the status checks of instances say. @default - ok */
  instanceChecks?: {
    account: string;
    region: string;
    instanceId: string;
    system?: CheckStatus;
    instance?: CheckStatus;
    /** Of attached volumes, which machines on Nitro have. @default - the machine has none */
    disk?: CheckStatus;
  }[];
  /** Whether the router at the other end of a virtual interface answers. @default - it does, once the interface is accepted */
  bgpPeers?: { account: string; region: string; virtualInterfaceId: string; status: 'up' | 'down' }[];
  /** How many tunnels of a VPN connection are up. @default - both */
  vpnTunnels?: { account: string; region: string; vpnConnectionId: string; up: 0 | 1 | 2 }[];
  /** Machines that Systems Manager manages, and what each answers to commands. Declared again, a machine answers anew. */
  managedInstances?: ScriptedInstance[];
  /** Where on this machine an issuer of identity tokens publishes its discovery document: tokens of others are not believed. */
  issuers?: { issuer: string; address: string }[];
  /** Users and roles of people, who may answer approvals: an ARN, its last part (`role/relay-approver`), or a user's name. A session stands for its role. */
  principals?: { account: string; region: string; principal: string }[];
  /** Quotas that an account has: rules of a security group, groups of an interface, addresses beside those it has. @default - AWS's, 60, 5 and 5 */
  quotas?: {
    account: string;
    region: string;
    rulesPerGroup?: number;
    groupsPerInterface?: number;
    freeAddresses?: number;
  }[];
  /** Secrets that templates refer to by name. */
  secrets?: { account: string; region: string; name: string; value: string }[];
}

/**
 * A VPC with its subnets and route tables. Each public subnet has a default route to the internet gateway and a NAT gateway, each
 * private one a default route to the NAT gateway of its zone, or, without public subnets, to a transit gateway of central egress.
 */
export interface ExistingNetwork {
  account: string;
  region: string;
  vpcId: string;
  cidr: string;
  secondaryCidrs?: readonly string[];
  /** The transit gateway that the VPC is attached to, in its private subnets. Without public subnets it is the way out. @default - none */
  attachedTo?: string;
  subnets: { kind: 'public' | 'private'; zone: string; subnetId: string; cidr: string; routeTableId: string }[];
}

/** Status of an instance's check. */
export type CheckStatus = 'ok' | 'impaired' | 'initializing' | 'insufficient-data';

/** What a scripted instance answers to commands; the first answer that fits is given, and none is a failure. */
export interface ScriptedAnswer {
  /** Command document. @default - any */
  document?: string;
  /** Regular expressions that the lines of each parameter have to match. @default - any */
  parameters?: Record<string, string>;
  /** @default - Success for exit code 0, else Failed */
  status?: 'Success' | 'Failed' | 'TimedOut' | 'Undeliverable';
  /** @default 0 */
  exitCode?: number;
  stdout?: string;
  stderr?: string;
  /** How many patches AWS-RunPatchBaseline finds or installs, for Patch Manager. @default - none of each */
  patches?: { installed?: number; pendingReboot?: number; missing?: number; failed?: number };
  /** How long the machine works on the command, in seconds of the cloud's time. @default 3 */
  seconds?: number;
  /** AWS calls the machine makes before it answers, by boto3's method names; `"{{now}}"` is the time in milliseconds. */
  effects?: { service: string; operation: string; parameters: Record<string, unknown> }[];
  /** How often this answer is given. @default - always */
  times?: number;
}

/** A machine whose commands are answered by declaration. */
export interface ScriptedInstance {
  account: string;
  region: string;
  /** @default - the instance with the Name tag */
  instanceId?: string;
  /** For instances that a deployment makes. */
  nameTag?: string;
  /** @default Windows */
  platformType?: 'Windows' | 'Linux';
  /** While the machine runs. @default Online */
  pingStatus?: 'Online' | 'ConnectionLost' | 'Inactive';
  answers?: ScriptedAnswer[];
}

/** One value of a metric, of any namespace. */
export interface MetricValue {
  account: string;
  region: string;
  namespace: string;
  metric: string;
  dimensions?: Record<string, string>;
  /** Seconds since 1970. */
  timestamp: number;
  value: number;
}

/**
 * Puts metrics into a running cloud, AWS's own namespaces included.
 * @param endpoint of the cloud
 */
export async function putMetrics(endpoint: string, values: readonly MetricValue[]): Promise<void> {
  const answer = await askControl(endpoint, 'metrics', values);
  if (!answer.ok) throw new Error(`The embedded cloud could not take these metrics: ${await answer.text()}`);
}

/**
 * Takes metrics out of a running cloud, as if nobody had sent them.
 * @param endpoint of the cloud
 * @param what one metric, or every metric of the namespace
 */
export async function removeMetrics(
  endpoint: string,
  what: { account: string; region: string; namespace: string; metric?: string },
): Promise<void> {
  const answer = await askControl(endpoint, 'metrics/remove', what);
  if (!answer.ok) throw new Error(`The embedded cloud could not remove these metrics: ${await answer.text()}`);
}

/** What fixtures name cannot be put into the cloud: the message is one line, and says why. */
export class PreparationError extends Error {
  constructor(answer: string) {
    super(`The embedded cloud could not prepare these fixtures: ${reasonOf(answer)}`);
    this.name = 'PreparationError';
  }
}

/** The sentence in a refusal, without the name of Python's exception. */
function reasonOf(answer: string): string {
  try {
    return (JSON.parse(answer) as { error: string }).error.replace(/^\w+: /, '').replaceAll('\n', ' ');
  } catch {
    return answer.replaceAll('\n', ' ');
  }
}

/**
 * Puts fixtures into a running cloud.
 * @param endpoint of the cloud
 * @param fixtures every part of it is optional; preparing twice with different parts adds up
 * @throws PreparationError
 */
export async function prepareFixtures(endpoint: string, fixtures: Fixtures): Promise<void> {
  const answer = await askControl(endpoint, 'fixtures', fixtures);
  if (!answer.ok) throw new PreparationError(await answer.text());
}

/** The CloudFormation types a running cloud stands behind, in alphabetical order. */
export async function supportedTypes(endpoint: string): Promise<string[]> {
  const answer = await askControl(endpoint, 'types');
  return ((await answer.json()) as { types: string[] }).types;
}
