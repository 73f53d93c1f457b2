import { canonicalPrefix } from '@nss/network';
import { type Check } from './check';
import { listed, siemPrefixes } from './prefixes';

/** A prefix begins at its first address: AWS refuses some that do not, and silently changes others. */
export const canonicalPrefixes: Check = function* (environment) {
  const { vpc, zscaler } = environment;
  const placed = [
    { path: ['vpc', 'cidr'], prefix: vpc.cidr },
    ...listed(['vpc', 'existing', 'secondaryCidrs'], vpc.existing?.secondaryCidrs),
    ...(['publicSubnets', 'privateSubnets'] as const).flatMap((key) =>
      (vpc.existing?.[key] ?? []).map(({ cidr }, i) => ({ path: ['vpc', 'existing', key, i, 'cidr'], prefix: cidr })),
    ),
    ...(['hubPrefixes', 'supportPrefixes', 'packagePrefixes', 'ntp', 'dns'] as const).flatMap((key) =>
      listed(['zscaler', key], zscaler[key]),
    ),
    ...siemPrefixes(environment),
  ];
  for (const { path, prefix } of placed) {
    const canonical = canonicalPrefix(prefix);
    if (canonical === prefix) continue;
    yield {
      path,
      message: 'the prefix has host bits set: it does not begin at its first address',
      allowed: canonical,
      remedy: `write ${canonical}, or the prefix you meant`,
    };
  }
};
