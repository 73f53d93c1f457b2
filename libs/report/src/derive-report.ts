import { estimate } from '@nss/cost';
import { type Template } from '@nss/deployment';
import { type LoadedEnvironment, sizing } from '@nss/environment';
import { resourceName } from '@nss/naming';
import { type Flow, partyName } from '@nss/network';
import { alarmRows } from './alarm-rows';
import { type AddressRow, type FlowRow, type Report } from './report';
import { deriveTopology } from './topology/derive-topology';

/** The report of an environment, from its file and what would be deployed of it. */
export function deriveReport(
  loaded: LoadedEnvironment,
  template: Template,
  { madeAt, changes, drill }: Pick<Report, 'madeAt' | 'changes' | 'drill'>,
): Report {
  const { environment, name } = loaded;
  return {
    environment: name,
    account: environment.account,
    region: environment.region,
    purpose: environment.purpose,
    madeAt,
    topology: deriveTopology(loaded),
    addresses: addressRows(loaded),
    flows: loaded.plan.flows.map((flow) => flowRow(flow, environment.purpose)),
    alarms: alarmRows(template),
    estimate: estimate(template, environment.region),
    sizing: sizing(environment),
    ...(changes && { changes }),
    ...(drill && { drill }),
  };
}

function addressRows({ environment: { purpose, vpc }, plan: { addresses } }: LoadedEnvironment): AddressRow[] {
  const zone = (index: number) => vpc.zones[index] ?? '';
  return [
    ...addresses.servers.map((server) => ({
      name: resourceName(purpose, server.log, server.number),
      zone: zone(server.zoneIndex),
      eth0: server.managementAddress,
      eth1: server.serviceAddress,
    })),
    ...addresses.natAddresses.map((eth0, index) => ({
      name: resourceName(purpose, 'nat-gateway', index + 1),
      zone: zone(index),
      eth0,
    })),
    { name: resourceName(purpose, 'bastion', 1), zone: zone(0), eth0: addresses.bastionAddress },
  ];
}

function flowRow({ from, to, protocol, port, purpose, when, via }: Flow, environmentPurpose: string): FlowRow {
  const group = (role: string) => resourceName(environmentPurpose, `${role}-security-group`, 1);
  const rules = [
    ...(from.kind === 'group' ? [`out of ${group(from.group)}`] : []),
    ...(to.kind === 'group' ? [`into ${group(to.group)}`] : []),
  ];
  return {
    from: partyName(from),
    to: to.kind === 'prefixes' ? `${to.name} (${prefixesText(to.prefixes)})` : partyName(to),
    port: `${protocol} ${port}`,
    purpose,
    when,
    via: via.replaceAll('-', ' '),
    // What AWS answers on the host itself passes no rule.
    rule: via === 'host' && rules.length === 0 ? 'none: it stays on the host' : rules.join(', '),
  };
}

/** Prefixes that are written out; more are counted. */
const MOST_PREFIXES = 4;

function prefixesText(prefixes: readonly string[]): string {
  return prefixes.length > MOST_PREFIXES ? `${prefixes.length} prefixes` : prefixes.join(', ');
}
