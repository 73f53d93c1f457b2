import { constructId } from '@nss/naming';
import { contains } from '@nss/network';
import { RECOMMENDED_DUPLICATE_MINUTES } from '../feeds/schema';
import { feedLogType, feedPage } from '../feeds/log-types';
import { type RelayFeed, longForm, relayFeeds } from '../derive/feeds';
import { type Check } from './check';

/** A SIEM says its feeds in one of the two forms, and receives one. */
export const feedForms: Check = function* ({ siem }) {
  for (const [i, { name, ports, feeds }] of siem.entries()) {
    if (ports !== undefined && feeds !== undefined)
      yield {
        path: ['siem', i, 'ports'],
        message: `SIEM ${name} says its feeds twice, by ports and by feeds`,
        allowed: 'ports or feeds',
        remedy: 'make each port an entry of feeds, and remove ports',
      };
    else if (feeds === undefined && Object.values(ports ?? {}).every((port) => port === undefined))
      yield {
        path: ['siem', i, 'ports'],
        message: `SIEM ${name} receives no feed`,
        allowed: 'a port for web, firewall or alerts, or a list of feeds',
        remedy: 'give a port, or remove this SIEM',
      };
  }
};

/** What names of metrics and alarms about a feed are made of: two that differ in it alone would be one. */
const namesOf = ({ siem, feed }: RelayFeed) => [constructId(`${siem}-${feed}`, 1), constructId(`${feed}-${siem}`, 1)];

/** The alarms of `hubs-silent` are called like those of a feed of this name would be. */
const TAKEN_NAME = 'hubs';

/** Each feed has metrics and alarms of its own, which its name and that of its SIEM make. */
export const feedNames: Check = function* (environment) {
  const seen: RelayFeed[] = [];
  for (const feed of environment.siem.flatMap(longForm)) {
    const path = [...feed.path.slice(0, -1), 'name'];
    const other = seen.find((earlier) => namesOf(earlier).some((name) => namesOf(feed).includes(name)));
    if (other)
      yield {
        path,
        message: `its metrics and alarms would be called like those of ${other.feed} of SIEM ${other.siem}`,
        allowed: 'a name of its own for each feed',
        remedy: 'rename one of the two',
      };
    if (feed.feed === TAKEN_NAME)
      yield {
        path,
        message: `its alarms would be called like those about Zscaler's hubs`,
        allowed: `any name but ${TAKEN_NAME}`,
        remedy: 'rename it',
      };
    seen.push(feed);
  }
};

/** A feed comes from servers that carry its log type, and that there are. */
export const feedSenders: Check = function* ({ siem, relay }) {
  for (const { feed, logType, log, number, path } of siem.flatMap(longForm)) {
    const { servers } = feedLogType(logType);
    const entry = path.slice(0, -1);
    if (log !== undefined && !servers.includes(log)) {
      yield {
        path: [...entry, 'from'],
        message: `${log} servers do not carry ${logType} logs: ${feedPage(logType)}`,
        allowed: servers.join(' | '),
        remedy: 'remove from, or choose another log type',
      };
    } else if (log === undefined ? !servers.some((each) => relay.logs.includes(each)) : !relay.logs.includes(log)) {
      yield {
        path: [...entry, 'logType'],
        message: `${feed} would come from ${(log === undefined ? servers : [log]).join(' or ')} servers, of which there are none`,
        allowed: `a log type that ${relay.logs.join(' or ')} servers carry`,
        remedy: `remove the feed, or add ${servers[0]} to relay.logs`,
      };
    } else if (number !== undefined && relay.availability !== 'active-active') {
      yield {
        path: [...entry, 'from'],
        message: `with availability ${relay.availability} one server a log type relays, whichever it is`,
        allowed: `${log}, or nothing`,
        remedy: 'name the log type alone, or change relay.availability',
      };
    }
  }
};

/** Each detail of a feed does what it is for. */
export const feedDetails: Check = function* ({ siem }) {
  for (const [i, each] of siem.entries()) {
    for (const { logType, collector, duplicateMinutes, mayBeSilent, prefixes, path } of longForm(each, i)) {
      const entry = path.slice(0, -1);
      const [address = ''] = prefixes;
      if (collector !== undefined && prefixes !== each.prefixes && !each.prefixes.some((p) => contains(p, address)))
        yield {
          path: [...entry, 'collector'],
          message: `the collector is in none of the prefixes of SIEM ${each.name}`,
          allowed: `an address in ${each.prefixes.join(', ')}`,
          remedy: `correct it, or add ${address} to siem[${i}].prefixes`,
        };
      if (logType === 'alerts' && !mayBeSilent)
        yield {
          path: [...entry, 'silenceAlarm'],
          message: 'a feed of alerts speaks only when something is wrong: its alarm would always be on',
          allowed: 'false, or nothing',
          remedy: 'remove silenceAlarm',
        };
      if (duplicateMinutes < RECOMMENDED_DUPLICATE_MINUTES)
        yield {
          path: [...entry, 'duplicateMinutes'],
          severity: 'warning',
          message: 'logs that were on their way when a connection was lost are skipped',
          allowed: `${RECOMMENDED_DUPLICATE_MINUTES} and more, as the vendor recommends: ${feedPage(logType)}`,
          remedy: 'leave the key out, and tell duplicates apart by the field recordid',
        };
    }
  }
};

/** Every log the relay pulls goes somewhere. */
export const feedTargets: Check = function* (environment) {
  const feeds = relayFeeds(environment);
  for (const [i, log] of environment.relay.logs.entries()) {
    if (feeds.some((feed) => feed.log === log && feed.logType !== 'alerts')) continue;
    yield {
      path: ['relay', 'logs', i],
      message: `no SIEM has a port for ${log} logs: they would go nowhere`,
      allowed: `siem[…].ports.${log}, or a feed of logs that ${log} servers carry, in at least one SIEM`,
      remedy: `add the ${log} port to a SIEM, or remove ${log} from relay.logs`,
    };
  }
};
