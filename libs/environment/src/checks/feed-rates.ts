import { relayFeeds } from '../derive/feeds';
import { linesPerSecond } from '../derive/traffic';
import { type Check } from './check';

/**
 * A feed is not limited below what its users make: "A limit that is too low for the traffic volume causes log loss".
 * https://help.zscaler.com/zia/adding-nss-feeds-web-logs
 *
 * Of web and firewall logs there is a figure; what a filter leaves of them is not known, so that there it is a warning.
 */
export const feedRates: Check = function* (environment) {
  const needed = Math.ceil(linesPerSecond(environment));
  for (const { feed, logType, eventsPerSecond, filter, path } of relayFeeds(environment)) {
    if (eventsPerSecond === undefined || eventsPerSecond >= needed) continue;
    if (logType !== 'web' && logType !== 'firewall') continue;
    yield {
      path: [...path.slice(0, -1), 'eventsPerSecond'],
      ...(filter !== undefined && { severity: 'warning' }),
      message: `${environment.relay.users} users make about ${needed} lines a second on average, at 1 KB a line: what is above the limit of ${feed} is lost`,
      allowed: `${needed} and more, or no limit`,
      remedy: 'remove the limit, or say what you measured as cost.siemMbps',
    };
  }
};
