import { estimate } from '@nss/cost';
import { type Template } from '@nss/deployment';
import { destinationText, feedTable, fixedAddresses, type LoadedEnvironment, sizing } from '@nss/environment';
import { resourceName } from '@nss/naming';
import { type Flow, partyName } from '@nss/network';
import { alarmRows } from './alarm-rows';
import { sampleDashboard } from './dashboard/sample';
import { logRows } from './log-rows';
import { type FlowRow, type Report } from './report';
import { standbyNames } from './standby';
import { deriveTopology } from './topology/derive-topology';

/**
 * The report of an environment, from its file and what would be deployed of it.
 * @throws UndrawableDashboard for a dashboard with what is not drawn
 */
export function deriveReport(
  loaded: LoadedEnvironment,
  template: Template,
  { madeAt, changes, drill, health }: Pick<Report, 'madeAt' | 'changes' | 'drill' | 'health'>,
): Report {
  const { environment, name } = loaded;
  return {
    environment: name,
    account: environment.account,
    region: environment.region,
    purpose: environment.purpose,
    madeAt,
    topology: deriveTopology(loaded),
    addresses: fixedAddresses(loaded),
    feeds: feedTable(loaded),
    flows: loaded.plan.flows.map((flow) => flowRow(flow, environment.purpose)),
    alarms: alarmRows(template),
    logs: logRows(template, environment.purpose),
    dashboard: sampleDashboard(template, environment, standbyNames(loaded)),
    estimate: estimate(template, environment.region),
    sizing: sizing(environment),
    ...(changes && { changes }),
    ...(drill && { drill }),
    ...(health && { health }),
  };
}

function flowRow(flow: Flow, environmentPurpose: string): FlowRow {
  const { from, to, protocol, port, purpose, when, via } = flow;
  const group = (role: string) => resourceName(environmentPurpose, `${role}-security-group`, 1);
  const rules = [
    ...(from.kind === 'group' ? [`out of ${group(from.group)}`] : []),
    ...(to.kind === 'group' ? [`into ${group(to.group)}`] : []),
  ];
  return {
    from: partyName(from),
    to: destinationText(flow),
    port: `${protocol} ${port}`,
    purpose,
    when,
    via: via.replaceAll('-', ' '),
    // What AWS answers on the host itself passes no rule.
    rule: via === 'host' && rules.length === 0 ? 'none: it stays on the host' : rules.join(', '),
  };
}
