import { WITH_CONNECTIONS, WITH_GATEWAYS } from './direct-connect';
import { type Grant, type GrantPlace, arnAt } from './grant';
import { READ_SECRET } from './named-secrets';
import { WITH_NAMED } from './networks';

/** What the parameter of former names holds where there are none: AWS gives no such id. */
export function nothingFormerlyNamed(place: GrantPlace): string {
  return arnAt(place, 'ec2', 'vpc/none');
}

/**
 * Lets CloudFormation let go of what the deployed stack is tied to and the file names no more, and tie it again while it takes a deployment
 * back: the role has the rights of the new file before the stack is what the new file says. One statement, so that a policy has room for
 * as many names as a parameter; an action that a kind of resource does not take gives nothing.
 * @param arns as the administrator's bootstrap found them in the deployed template
 */
export function formerlyNamedGrant(arns: readonly string[]): Grant {
  return {
    sid: 'FormerlyNamed',
    actions: [...WITH_CONNECTIONS, ...WITH_GATEWAYS, ...WITH_NAMED.map((action) => `ec2:${action}`), READ_SECRET],
    resources: arns,
  };
}
