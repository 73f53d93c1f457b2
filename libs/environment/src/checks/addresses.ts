import { addressesPerSubnet, planAddresses, relayServers } from '@nss/network';
import { connectionOf } from '../private-connection';
import { type Check } from './check';

/** Every fixed address can be given to the one it is for. The rules are those of the plan that later gives them. */
export const addresses: Check = function* (environment) {
  const { logs } = environment.relay;
  // A log listed twice is reported as that; its servers would only collide with themselves.
  if (new Set(logs).size < logs.length) return;
  yield* planAddresses(environment, addressesPerSubnet(connectionOf(environment).gateway)).problems;
};

/** Addresses are fixed for every server or for none: a derived one moves when a fixed one beside it changes. */
export const addressedServers: Check = function* ({ relay }) {
  const servers = relayServers(relay).map((server) => server.name);
  const addressed = Object.keys(relay.addresses);
  for (const name of addressed.filter((server) => !servers.includes(server))) {
    yield {
      path: ['relay', 'addresses', name],
      message: `there is no server ${name} with logs [${relay.logs.join(', ')}] and availability ${relay.availability}`,
      allowed: servers.join(' | '),
      remedy: 'remove these addresses, or change relay.logs or relay.availability',
    };
  }
  const left = servers.filter((server) => !addressed.includes(server));
  if (addressed.length > 0 && left.length > 0 && left.length < servers.length) {
    yield {
      path: ['relay', 'addresses'],
      message: `${left.join(' and ')} ${left.length === 1 ? 'has' : 'have'} no addresses while others have`,
      allowed: `addresses for ${servers.join(', ')}, or for none of them`,
      remedy: `add ${left.join(' and ')}, or remove relay.addresses to have all of them derived`,
    };
  }
};
