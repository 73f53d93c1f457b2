import { type Finding } from '../problem';
import { STRICTER_FEEDS_PER_SERVER, feedsPerServer, mostFeeds } from '../feeds/limits';
import { type Check } from './check';

/** No server has more feeds than it can send, of its log type and in all. */
export const feedLimits: Check = function* (environment) {
  const { relay } = environment;
  const most = feedsPerServer(relay);
  for (const log of new Set(relay.logs)) {
    const own = mostFeeds(environment, log);
    const ofLog = own.filter(({ logType }) => logType === log).length;
    if (ofLog > relay.feedsPerLogType)
      yield tooMany(`${ofLog} ${log} feeds`, relay.feedsPerLogType, `${log} feeds`, 'relay.feedsPerLogType');
    if (own.length > most) yield tooMany(`${own.length} feeds`, most, 'feeds', 'relay.feedsPerServer');
    else if (own.length > STRICTER_FEEDS_PER_SERVER && relay.feedsPerServer === undefined)
      yield {
        path: ['siem'],
        value: `${own.length} feeds`,
        severity: 'warning',
        message: `a ${log} server sends ${own.length} feeds, alerts among them: 16 by one page of the vendor, ${STRICTER_FEEDS_PER_SERVER} by another`,
        allowed: `at most ${STRICTER_FEEDS_PER_SERVER}, or what Zscaler confirms as relay.feedsPerServer`,
        remedy: 'ask Zscaler, and write the answer as relay.feedsPerServer',
      };
  }
};

function tooMany(value: string, most: number, what: string, key: string): Finding {
  return {
    path: ['siem'],
    value,
    message: `a server sends at most ${most} ${what}`,
    allowed: `at most ${most} ${what} a server`,
    remedy: `remove feeds, split the SIEMs over two environments, or raise ${key} where Zscaler confirms more`,
  };
}
