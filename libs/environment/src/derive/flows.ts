import { type Flow, deriveFlows } from '@nss/network';
import { type Environment } from '../schema';
import { relayFeeds } from './feeds';

/**
 * Who may talk to whom in an environment, in a fixed order. Reads only the keys that decide it, so that a check may ask about a file of which others
 * are not known.
 *
 * @param hubPrefixes as `hubPrefixesOf` gives them
 */
export function relayFlows(environment: Environment, hubPrefixes: readonly string[]): Flow[] {
  const { vpc, zscaler, siem, relay, bastion } = environment;
  return deriveFlows({ vpc, zscaler, siem, relay, bastion, feeds: relayFeeds(environment) }, hubPrefixes);
}
