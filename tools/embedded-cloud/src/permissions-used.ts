import { askControl } from './control-route';

/**
 * The actions a role was allowed since the cloud began, by their names in policies.
 * @param endpoint of the cloud
 */
export async function permissionsUsed(endpoint: string, role: { readonly account: string; readonly role: string }): Promise<string[]> {
  const answer = await askControl(endpoint, 'permissions-used', role);
  return ((await answer.json()) as { actions: string[] }).actions;
}
