import { relayServers } from '@nss/network';
import { feedKindOf, type PulseMetric, pulseMetrics } from '@nss/observability';
import { relayFeeds } from '../derive/feeds';
import { watchedPulse } from '../derive/watched-pulse';
import { type Environment } from '../schema';
import { type Check } from './check';
import { feedCollisions } from './feed-collisions';

/** As long as those that EC2 gives: the length of a filter is limited. */
const INTERFACE_ID = `eni-${'0'.repeat(17)}`;

/**
 * Of the 8 KiB of a parameter, what the feeds may take in the description that runbooks read; the rest is for servers and ways.
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/parameter-store-advanced-parameters.html
 */
export const FEEDS_DESCRIPTION_BYTES = 4000;

/** Every feed can be watched, and known to the runbooks. The rules are those of the metrics and of the description that are later deployed. */
export const feedPulse: Check = function* (environment) {
  const { relay } = environment;
  // What cannot be told apart, or comes from nowhere, is reported as that.
  if (feedCollisions(environment).length > 0 || new Set(relay.logs).size < relay.logs.length) return;
  const { metrics, problem } = planned(environment);
  if (problem !== undefined)
    yield {
      path: ['siem'],
      message: `the feeds cannot be watched: ${problem}`,
      allowed: 'feeds that differ in their ports, in prefixes that are few or end on an octet',
      remedy: 'give the feeds ports of their own, or relay fewer of them',
    };
  const bytes = JSON.stringify(watchedPulse(metrics, feedKindOf(relay.availability), relayServers(relay))).length;
  if (bytes > FEEDS_DESCRIPTION_BYTES)
    yield {
      path: ['siem'],
      message: `the feeds take ${bytes} bytes of the description that runbooks read, which has room for ${FEEDS_DESCRIPTION_BYTES}`,
      allowed: 'fewer feeds whose silence is a fault, or shorter names',
      remedy: 'shorten the names of SIEMs and feeds, or write silenceAlarm: false where silence is no fault',
    };
};

/** The metrics that would be deployed, or why there cannot be any. */
function planned(environment: Environment): { metrics: PulseMetric[]; problem?: string } {
  const { purpose, relay } = environment;
  const servers = relayServers(relay).map((server) => ({
    ...server,
    serviceInterfaceId: INTERFACE_ID,
    managementInterfaceId: INTERFACE_ID,
    serviceAddress: '',
  }));
  // One server of those that stand in for each other is reported as that.
  const feeds = relayFeeds(environment).filter(({ number = 1 }) => servers.some((server) => server.number === number));
  try {
    return { metrics: pulseMetrics({ purpose, environment: environment.environment, servers, feeds }) };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { metrics: [], problem: error.message };
  }
}
