import { environmentNamed } from '../environments-by-name';
import { type FleetCheck } from './check';

/**
 * An environment is promoted from one that exists, in a line that ends, across an account boundary.
 *
 * Why a boundary: the first environment deploys without approval. In one account its roles stand beside those of the
 * environment that a person has to approve, so the approval would protect nothing.
 */
export const promotion: FleetCheck = function* ({ environment, account, promotedFrom }, environments) {
  if (promotedFrom === undefined) return;
  const path = ['promotedFrom'];
  const others = () =>
    environments
      .map((each) => each.environment)
      .filter((name) => name !== environment)
      .join(' | ') || 'nothing: there is no other environment';
  if (promotedFrom === environment) {
    yield {
      path,
      message: 'an environment cannot be promoted from itself',
      allowed: others(),
      remedy: 'name the environment that is deployed before it, or remove promotedFrom',
    };
    return;
  }
  const source = environmentNamed(promotedFrom, environments);
  if (!source) {
    yield {
      path,
      message: `there is no environment ${promotedFrom}`,
      allowed: others(),
      remedy: `add ${promotedFrom}.yaml, or name an environment that exists`,
    };
    return;
  }
  if (source.account === account) {
    yield {
      path: ['account'],
      message: `${environment} is promoted from ${promotedFrom} and shares its account: an approval protects nothing where both have their roles`,
      allowed: `an account other than ${account}`,
      remedy: 'give the environment an account of its own, or remove promotedFrom if it needs no approval',
    };
  }
  const line = [environment];
  for (
    let next: string | undefined = promotedFrom;
    next !== undefined;
    next = environmentNamed(next, environments)?.promotedFrom
  ) {
    line.push(next);
    if (next === environment) {
      yield {
        path,
        message: `the promotion goes in a circle: ${line.join(' from ')}`,
        allowed: 'a line of environments that begins somewhere',
        remedy: 'remove promotedFrom from the one that is deployed first',
      };
      return;
    }
    if (line.length > environments.length) return;
  }
};
