import { type ConnectionInterface, connectionOf } from '../private-connection';
import { type Finding } from '../problem';
import { type Check, type PairCheck } from './check';

/**
 * A VLAN is one virtual interface on a connection, and a hosted virtual interface is one interface.
 * Source: docs.aws.amazon.com/directconnect/latest/UserGuide/WorkingWithVirtualInterfaces.html
 */
export const virtualInterfaces: PairCheck = function* (environment, other) {
  for (const mine of connectionOf(environment).virtualInterfaces)
    for (const theirs of connectionOf(other).virtualInterfaces) yield* taken(mine, theirs, other.environment);
};

/**
 * The virtual interfaces of one environment: none is written twice, and none shares its connection with another one, as neither
 * is left when that is down.
 * Source: docs.aws.amazon.com/directconnect/latest/UserGuide/resiliency_toolkit.html
 */
export const virtualInterfacesApart: Check = function* (environment) {
  const all = connectionOf(environment).virtualInterfaces;
  for (const [index, mine] of all.entries()) {
    const before = all.slice(0, index);
    for (const theirs of before) yield* taken(mine, theirs, 'another virtual interface of this environment');
    const { input } = mine;
    if (input.origin !== 'own') continue;
    const sharing = before.some(
      (each) => each.input.origin === 'own' && each.input.connectionId === input.connectionId,
    );
    if (!sharing) continue;
    yield {
      path: [...mine.path, 'connectionId'],
      message: `two virtual interfaces are on ${input.connectionId}: none of them is left when it is down`,
      allowed: 'a Direct Connect connection of its own for each, best at two locations',
      remedy: 'order a second connection, at another location; on one connection, one virtual interface does the same',
      severity: 'warning',
    };
  }
};

function* taken(mine: ConnectionInterface, theirs: ConnectionInterface, whose: string): Generator<Finding> {
  const [{ path, input }, other] = [mine, theirs.input];
  if (
    input.origin === 'own' &&
    other.origin === 'own' &&
    input.connectionId === other.connectionId &&
    input.vlan === other.vlan
  ) {
    yield {
      path: [...path, 'vlan'],
      message: `the VLAN is taken on ${input.connectionId} by ${whose}`,
      allowed: 'a VLAN no other virtual interface of the connection has',
      remedy: 'choose another VLAN for one of the two',
    };
  }
  if (input.origin === 'hosted' && other.origin === 'hosted' && input.id === other.id) {
    yield {
      path: [...path, 'id'],
      message: `the virtual interface belongs to ${whose} already`,
      allowed: 'a virtual interface of its own',
      remedy: 'give the id the carrier allocated for this one',
    };
  }
}
