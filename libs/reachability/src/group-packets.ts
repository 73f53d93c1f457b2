import { ENDPOINTS } from './expected';
import { type GroupRule, type Network } from './network';
import { type Box, boxOf, boxOfFamily } from './space';

/** The packets of a rule: one that names a group is for the addresses of whatever carries it. */
export function packetsOfRule(rule: GroupRule, { interfaces }: Pick<Network, 'interfaces'>): readonly Box[] {
  if ('boxes' in rule) return rule.boxes;
  return interfaces
    .filter(({ groupIds }) => groupIds.includes(rule.groupId))
    .flatMap(({ address }) =>
      rule.protocols.map((protocol) =>
        address === undefined
          ? boxOfFamily(protocol, ENDPOINTS, rule.ports)
          : boxOf(protocol, `${address}/32`, rule.ports),
      ),
    );
}
