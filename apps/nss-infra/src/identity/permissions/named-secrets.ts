import { type Environment, connectionOf, connectionSecrets } from '@nss/environment';
import { type Grant, type GrantPlace, arnAt } from './grant';

/** Characters that Secrets Manager appends to a name to make a secret's ARN, after a hyphen, as a pattern of IAM's. */
const ENDING = '-??????';

/** Names of the secrets that CloudFormation reads while it deploys an environment. */
export function secretsOfTemplates(environment: Pick<Environment, 'privateConnection'>): string[] {
  return [...new Set(connectionSecrets(connectionOf(environment)).map(({ name }) => name))];
}

/**
 * Lets CloudFormation read secrets: those named after the environment, so that a new one needs no new identities, and those the
 * file names otherwise. Each name is matched whole: AWS adds exactly six characters, so that neither a longer name nor one that
 * looks like another secret's ARN comes along.
 * https://docs.aws.amazon.com/secretsmanager/latest/userguide/whats-in-a-secret.html
 */
export function readSecrets(place: GrantPlace, named: readonly string[]): Grant {
  const own = [`${place.purpose}/`, `${place.purpose}-`];
  const others = named.filter((name) => !own.some((beginning) => name.startsWith(beginning)));
  return {
    sid: 'ConnectionKeys',
    actions: ['secretsmanager:GetSecretValue'],
    resources: [
      ...own.map((beginning) => `secret:${beginning}*`),
      ...others.map((name) => `secret:${name}${ENDING}`),
    ].map((resource) => arnAt(place, 'secretsmanager', resource)),
    wildcardReason: 'Secrets of the environment, and those its file names; AWS adds six characters to each name.',
  };
}
