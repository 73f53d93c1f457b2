import { type LogType } from '@nss/naming';
import { sendersOf } from '@nss/observability';
import { type LoadedEnvironment } from '../loader';
import { relayFeeds } from './feeds';

const NSS_TYPES: Readonly<Record<LogType, string>> = { web: 'NSS for Web', firewall: 'NSS for Firewall' };

const HEAD = [
  'SIEM',
  'feed name',
  'log type',
  'NSS type',
  'servers (eth1)',
  'destination',
  'TCP port',
  'rate limit',
  'duplicate logs',
  'filter',
  'silence',
];

/**
 * Every feed of an environment, in the words of the form that whoever adds it in Zscaler's portal fills in, with the addresses that whoever opens the
 * SIEM for it asks for. The first row names the columns. https://help.zscaler.com/zia/adding-nss-feeds-web-logs
 */
export function feedTable({ environment, plan }: Pick<LoadedEnvironment, 'environment' | 'plan'>): string[][] {
  const rows = relayFeeds(environment).map((feed) => {
    const senders = sendersOf(feed, plan.addresses.servers);
    return [
      feed.siem,
      feed.feed,
      feed.logType,
      [...new Set(senders.map(({ log }) => NSS_TYPES[log]))].join(', '),
      senders.map((server) => `${server.name} (${server.serviceAddress})`).join(', '),
      feed.collector ?? feed.prefixes.join(', '),
      String(feed.port),
      feed.eventsPerSecond === undefined ? 'unlimited' : `${feed.eventsPerSecond} events a second`,
      `${feed.duplicateMinutes} minutes`,
      feed.filter ?? 'none',
      feed.mayBeSilent ? 'no alarm' : 'alarm',
    ];
  });
  return [HEAD, ...rows];
}
