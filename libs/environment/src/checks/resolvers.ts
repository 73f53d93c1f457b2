import { ANYWHERE, contains, overlaps, vpcRanges, vpcResolver } from '@nss/network';
import { type Finding } from '../problem';
import { type Check } from './check';
import { UNREACHABLE_SPACE, listed } from './prefixes';

/** What AWS answers on every instance. Source: docs.aws.amazon.com/ec2, "Set the time"; /vpc, "Amazon DNS server". */
const AWS_SERVICES = { ntp: '169.254.169.123/32', dns: '169.254.169.253/32' } as const;

/** DNS and time come from servers that exist: a name that does not resolve stops the relay as surely as a cut line. */
export const resolvers: Check = function* ({ vpc, zscaler }) {
  const resolver = vpcResolver(vpc.cidr);
  for (const key of ['dns', 'ntp'] as const) {
    const own = key === 'dns' ? [resolver, AWS_SERVICES.dns] : [AWS_SERVICES.ntp];
    for (const { path, prefix } of listed(['zscaler', key], zscaler[key])) {
      if (own.includes(prefix)) continue;
      for (const range of vpcRanges(vpc)) yield* inVpc(path, prefix, range, key, own);
      const unreachable = prefix === ANYWHERE ? undefined : UNREACHABLE_SPACE.find((range) => overlaps(range, prefix));
      if (unreachable) {
        yield {
          path,
          message: `the prefix holds addresses of ${unreachable}, where no ${key.toUpperCase()} server answers`,
          allowed: `${own.join(' | ')}, or the addresses of your own servers`,
          remedy: `write ${own[0]}, or remove zscaler.${key} to have that derived`,
        };
      }
    }
  }
};

function* inVpc(
  path: Finding['path'],
  prefix: string,
  vpcCidr: string,
  key: 'dns' | 'ntp',
  own: readonly string[],
): Generator<Finding> {
  if (!contains(vpcCidr, prefix)) return;
  yield {
    path,
    message: `nothing in the VPC answers ${key.toUpperCase()} at ${prefix}`,
    allowed: `${own.join(' | ')}, or servers outside ${vpcCidr}`,
    remedy: `write ${own[0]}, or remove zscaler.${key} to have that derived`,
  };
}
