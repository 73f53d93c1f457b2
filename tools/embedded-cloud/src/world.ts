/** What must exist before a deployment and no template creates. */
export interface World {
  /** Images somebody shared with the account: the vendor's, for one. Any other id is unknown to RunInstances. */
  images?: { account: string; region: string; imageId: string; name?: string }[];
  /** Direct Connect connections that were ordered long ago. */
  connections?: { account: string; region: string; connectionId: string }[];
  /** Virtual interfaces a carrier allocated: they arrive in state "confirming" and wait to be accepted. */
  virtualInterfaces?: {
    account: string;
    region: string;
    virtualInterfaceId: string;
    kind?: 'private' | 'transit';
    connectionId?: string;
    vlan: number;
    asn: number;
    amazonAddress?: string;
    customerAddress?: string;
    name?: string;
  }[];
  /** Secrets that templates refer to by name. */
  secrets?: { account: string; region: string; name: string; value: string }[];
}

/**
 * Puts a world into a running cloud.
 * @param endpoint of the cloud
 * @param world every part of it is optional; preparing twice with different parts adds up
 */
export async function prepareWorld(endpoint: string, world: World): Promise<void> {
  const answer = await fetch(`${endpoint}/_embedded-cloud/world`, { method: 'POST', body: JSON.stringify(world) });
  if (!answer.ok) throw new Error(`The embedded cloud could not prepare this world: ${await answer.text()}`);
}

/** The CloudFormation types a running cloud stands behind, in alphabetical order. */
export async function supportedTypes(endpoint: string): Promise<string[]> {
  const answer = await fetch(`${endpoint}/_embedded-cloud/types`);
  return ((await answer.json()) as { types: string[] }).types;
}
