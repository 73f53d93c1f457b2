import { relayServers } from '@nss/network';
import { sendersOf } from '@nss/observability';
import { relayFeeds } from '../derive/feeds';
import { type Check } from './check';

/**
 * Two active servers of a log type each send every line. "Zscaler does not recommend configuring two NSS VMs of the same NSS type to stream logs to a
 * single SIEM": it "might not be able to deduplicate them". Whoever has a SIEM that can says so.
 * https://help.zscaler.com/unified/nss-deployment-guide-amazon-web-services
 */
export const feedDuplicates: Check = function* (environment) {
  if (environment.relay.availability !== 'active-active') return;
  const servers = relayServers(environment.relay);
  const feeds = relayFeeds(environment).filter(({ logType }) => logType !== 'alerts');
  for (const [i, { name, acceptsDuplicates }] of environment.siem.entries()) {
    if (acceptsDuplicates) continue;
    const own = feeds.filter(({ siem }) => siem === name);
    const twice = [...new Set(own.map(({ logType }) => logType))].filter((logType) => {
      const senders = own.filter((feed) => feed.logType === logType).flatMap((feed) => sendersOf(feed, servers));
      return new Set(senders.map((server) => server.name)).size > 1;
    });
    if (twice.length === 0) continue;
    yield {
      path: ['siem', i, 'acceptsDuplicates'],
      message: `with availability active-active SIEM ${name} gets every line of ${twice.join(' and ')} logs twice, and might not be able to deduplicate them: the vendor does not recommend that`,
      allowed: 'a SIEM for each server of a log type, or true',
      remedy:
        'let web-01 send to one SIEM and web-02 to another by feeds[…].from, or write acceptsDuplicates: true where the SIEM tells them apart, for example by recordid',
    };
  }
};
