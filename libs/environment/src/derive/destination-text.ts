import { type Flow } from '@nss/network';

/** Prefixes of a party that are written out; more are counted. */
const MOST_PREFIXES = 4;

/** Where a flow goes, as people read it: `SIEM soc (172.16.10.0/28)`. */
export function destinationText({ to }: Flow): string {
  if (to.kind === 'group') return to.group;
  if (to.kind === 'prefix-list') return `${to.name} (${to.id})`;
  return `${to.name} (${to.prefixes.length > MOST_PREFIXES ? `${to.prefixes.length} prefixes` : to.prefixes.join(', ')})`;
}
