import { type Report } from '../report';
import { dataTable } from './data-table';
import { type Section } from './section';

/** Every fixed address. */
export function addressesSection({ addresses }: Report): Section {
  const rows = addresses.map(({ name, zone, eth0, eth1 = '' }) => [name, zone, eth0, eth1]);
  return {
    id: 'addresses',
    title: 'Addresses',
    body: [dataTable('Fixed addresses', ['name', 'zone', 'eth0', 'eth1'], rows)],
  };
}

/** Each feed, as it is filled in where it is added and where it is received. */
export function feedsSection({ feeds: [head = [], ...rows] }: Report): Section {
  return {
    id: 'feeds',
    title: 'Feeds',
    body: [dataTable("What Zscaler's portal and the SIEM are told of each feed; it is plain TCP", head, rows)],
  };
}

/** Who may talk to whom, why, and by which rule. */
export function flowsSection({ flows }: Report): Section {
  const rows = flows.map(({ from, to, port, purpose, when, via, rule }) => [from, to, port, purpose, when, via, rule]);
  return {
    id: 'flows',
    title: 'Who may talk to whom, and why',
    body: [dataTable('Flows; nothing else passes', ['from', 'to', 'port', 'why', 'when', 'by', 'allowed by'], rows)],
  };
}
