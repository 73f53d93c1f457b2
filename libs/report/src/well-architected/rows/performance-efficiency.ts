import { held, notDone, type WellArchitectedRow, yours } from '../row';

/** Rows of the pillar performance efficiency. */
export const performanceEfficiency: readonly WellArchitectedRow[] = [
  held(
    'PERF02-BP03',
    'CPU, status checks and network of every machine are watched, by the level that the vendor warns at.',
    'libs/observability/src/dashboard/dashboard-body.test.ts',
    'read from the top: health, a row per feed, the path, the machines',
  ),
  held(
    'PERF02-BP04',
    'Memory, disk and bandwidth are held against the guides of the vendor, by users and log types.',
    'libs/environment/src/sizing/sizing.test.ts',
    'bandwidth follows from users, log types, SIEMs and servers that relay at once, or from what was measured',
  ),
  notDone('PERF02-BP05', 'An NSS server is one machine with fixed addresses, which the vendor does not scale out.'),
  held(
    'PERF04-BP03',
    'Each kind of private connection, Direct Connect or VPN, has an example that is planned and deployed by a test.',
    'libs/environment/src/private-connection/kinds.test.ts',
    '%s: its example is a connection of it',
  ),
  yours('PERF04-BP06', 'The Region is a key of the file: near the SIEM and the users is for you to judge.'),
  notDone('PERF05-BP04', 'There is no appliance and no cloud of Zscaler offline: load is calculated, and not tested.'),
];
