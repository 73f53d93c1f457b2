import { LOG_TYPES } from '@nss/naming';
import { type Check } from './check';

/** Feeds of one log type a server can send. Source: Zscaler NSS deployment guide: 16 a server, 8 web and 8 firewall. */
export const FEEDS_PER_LOG = 8;

const feeds = [...LOG_TYPES, 'alerts'] as const;

/** A SIEM tells the feeds apart by their port. */
export const feedPorts: Check = function* ({ siem }) {
  for (const [i, { name, ports }] of siem.entries()) {
    const given = feeds.filter((feed) => ports[feed] !== undefined);
    if (given.length === 0) {
      yield {
        path: ['siem', i, 'ports'],
        message: `SIEM ${name} receives no feed`,
        allowed: 'a port for web, firewall or alerts',
        remedy: 'give a port, or remove this SIEM',
      };
    }
    for (const [j, feed] of given.entries()) {
      const same = given.slice(0, j).find((earlier) => ports[earlier] === ports[feed]);
      if (!same) continue;
      yield {
        path: ['siem', i, 'ports', feed],
        message: `the port is taken by the ${same} feed of SIEM ${name}`,
        allowed: 'a port of its own for each feed',
        remedy: 'choose another port',
      };
    }
  }
};

/** Every log the relay pulls goes somewhere, and no server has more feeds than it can send. */
export const feedTargets: Check = function* ({ siem, relay }) {
  for (const [i, log] of relay.logs.entries()) {
    const targets = siem.filter(({ ports }) => ports[log] !== undefined);
    if (targets.length === 0) {
      yield {
        path: ['relay', 'logs', i],
        message: `no SIEM has a port for ${log} logs: they would go nowhere`,
        allowed: `siem[…].ports.${log} in at least one SIEM`,
        remedy: `add the ${log} port to a SIEM, or remove ${log} from relay.logs`,
      };
    }
    if (targets.length > FEEDS_PER_LOG) {
      yield {
        path: ['siem'],
        value: `${targets.length} SIEMs with ${log}`,
        message: `a server sends at most ${FEEDS_PER_LOG} ${log} feeds`,
        allowed: `at most ${FEEDS_PER_LOG} SIEMs with ports.${log}`,
        remedy: 'remove feeds, or split the SIEMs over two environments',
      };
    }
  }
};
