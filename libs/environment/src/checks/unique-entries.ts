import { principalOf } from '../derive/approval';
import { type KeyPath } from '../problem';
import { type Check } from './check';

/** What is listed twice would be created twice, or once where two were meant. */
export const uniqueEntries: Check = function* (environment) {
  const { vpc, relay, siem, observability, operations, zscaler, securityGroups } = environment;
  const lists: { path: KeyPath; entries: readonly string[] | undefined; key?: string }[] = [
    { path: ['vpc', 'zones'], entries: vpc.zones },
    { path: ['relay', 'logs'], entries: relay.logs },
    { path: ['siem'], entries: siem.map(({ name }) => name), key: 'name' },
    { path: ['zscaler', 'ntp'], entries: zscaler.ntp },
    { path: ['zscaler', 'dns'], entries: zscaler.dns },
    { path: ['observability', 'notify'], entries: observability.notify },
    { path: ['operations', 'approvers'], entries: operations.approvers?.map((each) => principalOf(each, environment)) },
    { path: ['securityGroups', 'allowAnywhere'], entries: securityGroups.allowAnywhere },
  ];
  for (const { path, entries = [], key } of lists) {
    for (const [i, entry] of entries.entries()) {
      if (entries.indexOf(entry) === i) continue;
      yield {
        path: [...path, i, ...(key ? [key] : [])],
        message: `${entry} is listed twice`,
        allowed: 'each entry once',
        remedy: 'remove one of the two, or correct it',
      };
    }
  }
};
