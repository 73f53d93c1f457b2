import { ARN_OF_OTHERS, type Environment, connectionOf, connectionSecrets } from '@nss/environment';
import { type Grant, type GrantPlace, arnAt } from './grant';

/** What reads a secret's value. */
export const READ_SECRET = 'secretsmanager:GetSecretValue';

/** Names of the secrets that CloudFormation reads while it deploys an environment. */
export function secretsOfTemplates(environment: Pick<Environment, 'privateConnection'>): string[] {
  return [...new Set(connectionSecrets(connectionOf(environment)).map(({ name }) => name))];
}

/**
 * Lets CloudFormation read secrets: those named after the environment, so that a new one needs no new identities, and those the
 * file names otherwise, each matched whole.
 */
export function readSecrets(place: GrantPlace, named: readonly string[]): Grant {
  const own = [`${place.purpose}/`, `${place.purpose}-`];
  const others = named.filter((name) => !own.some((beginning) => name.startsWith(beginning)));
  return {
    sid: 'ConnectionKeys',
    actions: [READ_SECRET],
    resources: [
      ...own.map((beginning) => arnAt(place, 'secretsmanager', `secret:${beginning}*`)),
      ...others.map((name) => ARN_OF_OTHERS.secret(place, name)),
    ],
    wildcardReason: 'Secrets of the environment, and those its file names; AWS adds six characters to each name.',
  };
}
