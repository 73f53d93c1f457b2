import { flowLogFormat, flowLogGroupName } from '@nss/observability';
import { resourceName } from '@nss/naming';
import { type GroupRole, partyName } from '@nss/network';
import { destinationText } from '../derive/destination-text';
import { feedTable } from '../derive/feed-form';
import { fixedAddresses } from '../derive/fixed-addresses';
import { type LoadedEnvironment } from '../loader';
import { rangesText } from './ranges-text';
import { fold, table } from '@nss/command-line';

/**
 * Everything that is derived from one environment file, for a person to read.
 * @param columns of the terminal. @default - a row is a line
 */
export function describeEnvironment(loaded: LoadedEnvironment, columns?: number, today = new Date()): string {
  return [
    head(loaded, today)
      .split('\n')
      .map((line) => fold(line, columns, 4))
      .join('\n'),
    ...flowLog(loaded),
    ...[subnets(loaded), addresses(loaded), feeds(loaded), flows(loaded), securityGroups(loaded)].map(
      ([title, rows]) => `${fold(title, columns, 2)}\n${table(rows, { columns, indent: 2, head: true })}`,
    ),
  ].join('\n\n');
}

/** A title, and rows of which the first names the columns. */
type Titled = readonly [title: string, rows: readonly (readonly string[])[]];

function head({ name, file, environment }: LoadedEnvironment, today: Date): string {
  const { account, region, purpose, promotedFrom, privateConnection } = environment;
  return [
    `${name} (${file})`,
    `  account ${account}, region ${region}, purpose ${purpose}`,
    `  promoted from ${promotedFrom ?? 'nothing: deployed first'}`,
    `  private connection: ${privateConnection.kind}`,
    `  ${rangesText(environment, today)}`,
  ].join('\n');
}

/** What whoever runs an existing VPC has to make its flow log like, where that is not made here. */
function flowLog({ environment: { purpose, vpc } }: LoadedEnvironment): string[] {
  if (vpc.existing?.flowLog !== false) return [];
  return [
    [
      `Flow log of ${vpc.existing.id}, to be made by whoever runs it:`,
      `  to the log group ${flowLogGroupName(purpose)}, all traffic, aggregated over 60 seconds, in the format`,
      `  ${flowLogFormat()}`,
    ].join('\n'),
  ];
}

function subnets({ environment, plan }: LoadedEnvironment): Titled {
  return [
    'Subnets',
    [
      ['name', 'zone', 'prefix'],
      ...plan.addresses.subnets.map(({ kind, zone, zoneIndex, cidr, existing }) => [
        existing?.id ?? resourceName(environment.purpose, `${kind}-subnet`, zoneIndex + 1),
        zone,
        cidr,
      ]),
    ],
  ];
}

function addresses(loaded: LoadedEnvironment): Titled {
  const rows = fixedAddresses(loaded).map(({ name, zone, eth0, eth1 = '' }) => [name, zone, eth0, eth1]);
  return ['Addresses', [['name', 'zone', 'eth0', 'eth1'], ...rows]];
}

function feeds(loaded: LoadedEnvironment): Titled {
  return ["Feeds, for Zscaler's portal and for the SIEM (plain TCP)", feedTable(loaded)];
}

function flows({ plan }: LoadedEnvironment): Titled {
  return [
    'Flows',
    [
      ['from', 'to', 'protocol', 'port', 'why', 'tier', 'when', 'via'],
      ...plan.flows.map((flow) => [
        partyName(flow.from),
        destinationText(flow),
        flow.protocol,
        String(flow.port),
        flow.purpose,
        flow.tier,
        flow.when,
        flow.via,
      ]),
    ],
  ];
}

function securityGroups({ environment: { purpose, securityGroups: quota }, plan }: LoadedEnvironment): Titled {
  const name = (role: GroupRole, number: number) => resourceName(purpose, `${role}-security-group`, number);
  return [
    `Security groups (quota: ${quota.rulesPerGroup} rules a direction, ${quota.groupsPerInterface} groups an interface)`,
    [
      ['name', 'rules in', 'rules out'],
      ...plan.securityGroups.map(({ role, number, ingress, egress }) => [
        name(role, number),
        String(ingress.length),
        String(egress.length),
      ]),
    ],
  ];
}
