import { type Availability } from '@nss/naming';

/** What a server that stands by is compared as: runbooks start and stop it, and it may be on its way at any time. */
const EITHER = 'running or stopped';

/**
 * Whether an NSS server should stand by now. CloudFormation starts every server it makes; which of a pair relays is
 * the fail-over's business from then on, and any of the two can be the standby.
 *
 * @param active the servers of its log type that relay, as the deployment or the last fail-over wrote it: `['web-02']`
 */
export function standsBy(
  server: { readonly name: string; readonly number: number },
  availability: Availability,
  active: readonly string[] | undefined,
): boolean {
  if (availability !== 'active-standby') return false;
  return active && active.length > 0 ? !active.includes(server.name) : server.number > 1;
}

/**
 * The state of an NSS server as it should be and as it is. A standby may be in any state of a machine that exists:
 * its guard stops it whenever it was started, which takes minutes.
 *
 * @param state from ec2:DescribeInstances, undefined when there is no such server
 * @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-instance-lifecycle.html
 */
export function serverState(
  state: string | undefined,
  isStandby: boolean,
): { readonly planned: string; readonly found: string | undefined } {
  if (!isStandby) return { planned: 'running', found: state };
  const exists = ['pending', 'running', 'stopping', 'stopped'].includes(state ?? '');
  return { planned: EITHER, found: exists ? EITHER : state };
}
