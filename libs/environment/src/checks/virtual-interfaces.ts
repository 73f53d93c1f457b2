import { type PairCheck } from './check';

const base = ['privateConnection', 'virtualInterface'] as const;

/** A VLAN is one virtual interface on a connection, and a hosted virtual interface is one environment's. */
export const virtualInterfaces: PairCheck = function* (environment, other) {
  const [mine, theirs] = [environment, other].map(({ privateConnection: connection }) =>
    connection.kind === 'vpn' ? undefined : connection.virtualInterface,
  );
  if (!mine || !theirs) return;
  if (
    mine.origin === 'own' &&
    theirs.origin === 'own' &&
    mine.connectionId === theirs.connectionId &&
    mine.vlan === theirs.vlan
  ) {
    yield {
      path: [...base, 'vlan'],
      message: `the VLAN is taken on ${mine.connectionId} by ${other.environment}`,
      allowed: 'a VLAN no other virtual interface of the connection has',
      remedy: 'choose another VLAN for one of the two environments',
    };
  }
  if (mine.origin === 'hosted' && theirs.origin === 'hosted' && mine.id === theirs.id) {
    yield {
      path: [...base, 'id'],
      message: `the virtual interface belongs to ${other.environment} already`,
      allowed: 'a virtual interface of its own',
      remedy: 'give the id the carrier allocated for this environment',
    };
  }
};
