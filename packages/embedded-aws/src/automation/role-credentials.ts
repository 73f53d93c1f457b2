import { askControl } from '../control-route';
import { type Credentials } from './aws-port';
import { Refusal } from './refusal';
import { type Tag } from './tags';

/** Whose role, and who hands it to Systems Manager. */
export interface RolePassing {
  readonly roleArn: string;
  readonly account: string;
  readonly region: string;
  readonly caller: Credentials;
}

/**
 * The keys of a role, if the caller may pass it and it trusts Systems Manager.
 * @throws Refusal as AWS does
 */
export async function roleCredentials(endpoint: string, passing: RolePassing): Promise<Credentials> {
  return ask(endpoint, 'role-credentials', passing);
}

/**
 * Refuses a caller who may not start a runbook, or not with these tags.
 * @throws Refusal as AWS does
 */
export async function requireStart(
  endpoint: string,
  start: {
    readonly documentName: string;
    readonly tags: readonly Tag[];
    readonly account: string;
    readonly region: string;
    readonly caller: Credentials;
  },
): Promise<void> {
  await ask(endpoint, 'may-start', start);
}

async function ask<T>(endpoint: string, route: string, message: object): Promise<T> {
  const answer = await askControl(endpoint, route, message);
  const content = (await answer.json()) as T & { error?: string };
  if (!answer.ok) throw new Refusal('AccessDeniedException', (content.error ?? '').replace(/^PermissionError: /, ''));
  return content;
}
