import { type Flow, type GroupRole, partyName } from '@nss/network';
import { decidedFlows, ENDPOINTS, type Expected, ISOLATED, packetsOf, rolesByAddress } from './expected';
import { packetsOfRule } from './group-packets';
import { withIsolatedStandby } from './isolated';
import { type Interface, type Network } from './network';
import { boxText, subtract } from './space';
import { pathProblems } from './paths';

/**
 * Where what is deployed is not what the flows say: an interface that may send or take more or less than its flows, a flow that
 * a network ACL or a route stops or leads elsewhere, an interface that nobody planned. Empty where every flow passes both ways
 * by the next hop that is meant, and every other address and port is dropped.
 */
export function reachabilityProblems(network: Network, expected: Expected): string[] {
  const problems = problemsOf(network, expected);
  const isolated = withIsolatedStandby(network, expected);
  if (typeof isolated === 'string') return [...problems, isolated];
  // What else there is has been looked at, and is not changed by it.
  const further = isolated ? problemsOf(isolated.network, isolated.expected, [ISOLATED, 'bastion']) : [];
  return [
    ...problems,
    ...further.filter((each) => !problems.includes(each)).map((each) => `while a standby is isolated: ${each}`),
  ];
}

/** @param only roles whose interfaces are looked at. @default - every one */
function problemsOf(network: Network, expected: Expected, only?: readonly string[]): string[] {
  const roles = rolesByAddress(expected);
  const roleOf = ({ address }: Interface) => (address === undefined ? ENDPOINTS : roles.get(address));
  const placed = network.interfaces.map((each) => ({ each, role: roleOf(each) }));
  const missing = [...roles].flatMap(([address, role]) =>
    network.interfaces.some((each) => each.address === address) ? [] : [`${role} has no interface at ${address}`],
  );
  const unplanned = placed.flatMap(({ each, role }) =>
    role === undefined ? [`${each.id} has the address ${each.address}, which is nobody's`] : [],
  );
  return [
    ...missing,
    ...unplanned,
    ...placed.flatMap(({ each, role }) =>
      role === undefined || only?.includes(role) === false
        ? []
        : [
            ...ruleProblems(network, expected, each, role, 'egress'),
            ...ruleProblems(network, expected, each, role, 'ingress'),
            ...pathProblems(network, expected, each, role),
          ],
    ),
  ];
}

/** Security groups are stateful: what they let begin is answered. https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html */
function ruleProblems(
  network: Network,
  expected: Expected,
  own: Interface,
  role: GroupRole,
  direction: 'ingress' | 'egress',
): string[] {
  const [near, far] = direction === 'egress' ? (['from', 'to'] as const) : (['to', 'from'] as const);
  const ofRole = (flows: readonly Flow[]) =>
    flows.flatMap((flow) =>
      flow[near].kind === 'group' && partyName(flow[near]) === role ? packetsOf(flow, far, expected) : [],
    );
  const allowed = own.groupIds.flatMap((id) => {
    const group = network.groups.get(id);
    return group ? group[direction].flatMap((rule) => packetsOfRule(rule, network)) : [];
  });
  const verb = direction === 'egress' ? 'send' : 'take';
  const unknown = own.groupIds.flatMap((id) =>
    network.groups.has(id) ? [] : [`${own.id} carries the group ${id}, whose rules nobody knows`],
  );
  return [
    ...unknown,
    ...subtract(allowed, ofRole(expected.flows)).map(
      (box) => `${own.id} (${role}) may ${verb} ${boxText(box)}, which no flow is for`,
    ),
    ...subtract(ofRole(decidedFlows(expected)), allowed).map(
      (box) => `${own.id} (${role}) may not ${verb} ${boxText(box)}, which a flow needs`,
    ),
  ];
}
