import {
  DescribeConnectionsCommand,
  DescribeLagsCommand,
  type DirectConnectClient,
  type HasLogicalRedundancy,
} from '@aws-sdk/client-direct-connect';
import { type Promotion, type StackPromotion, type StackReader, type Template } from '@nss/deployment';
import { isDeepStrictEqual } from 'node:util';

/** A virtual interface that gets another BGP peer, on the connection it has. */
interface OtherPeer {
  readonly logicalId: string;
  readonly connectionId: string;
}

/**
 * Refuses another BGP peer before it is approved where the connection takes no second one: the last peer of a virtual interface cannot be
 * deleted, so that the new one has to be beside it for a while. A connection of which AWS does not know it is tried.
 *
 * @throws Error with each interface, its connection and the way out
 * @see https://docs.aws.amazon.com/directconnect/latest/APIReference/API_CreateBGPPeer.html ("If logical redundancy is not supported")
 * @see https://docs.aws.amazon.com/directconnect/latest/APIReference/API_Connection.html (hasLogicalRedundancy)
 * @see https://docs.aws.amazon.com/directconnect/latest/APIReference/API_DeleteBGPPeer.html ("You cannot delete the last BGP peer")
 */
export async function requireSecondPeers(
  { stacks }: Promotion,
  {
    reader,
    directConnect,
  }: { readonly reader: Pick<StackReader, 'template'>; readonly directConnect: DirectConnectClient },
): Promise<void> {
  const refused: string[] = [];
  for (const promotion of stacks) {
    if (!promotion.changes.some(changesInterface)) continue;
    const before = await reader.template(promotion.stack.stackName);
    for (const { logicalId, connectionId } of otherPeers(promotion, before))
      if ((await redundancyOf(directConnect, connectionId)) === 'no')
        refused.push(`${logicalId}: ${connectionId} takes no second BGP peer of its address family`);
  }
  if (refused.length > 0)
    throw new Error(
      `AWS does not make this change:\n  ${refused.join('\n  ')}\nGive the virtual interface another VLAN along with it (vlan, beside what you changed): a new interface is made, and the old one goes; nothing was changed`,
    );
}

function changesInterface({ type, action, replacement }: StackPromotion['changes'][number]): boolean {
  return (
    /^AWS::DirectConnect::(Private|Transit)VirtualInterface$/.test(type) &&
    action === 'Modify' &&
    replacement !== 'True'
  );
}

/** Where the file names the connection: one that a stack makes is new, and nothing is on it yet. */
function otherPeers({ changes, stack }: StackPromotion, before: Template | undefined): OtherPeer[] {
  return changes.filter(changesInterface).flatMap(({ logicalId }) => {
    const [old, next] = [before, stack.template].map((template) => template?.Resources?.[logicalId]?.Properties);
    const connectionId = old?.['ConnectionId'];
    const isOther = !isDeepStrictEqual(old?.['BgpPeers'], next?.['BgpPeers']);
    return isOther && typeof connectionId === 'string' ? [{ logicalId, connectionId }] : [];
  });
}

/** https://docs.aws.amazon.com/directconnect/latest/APIReference/API_Lag.html has it as well. */
async function redundancyOf(client: DirectConnectClient, id: string): Promise<HasLogicalRedundancy | undefined> {
  if (id.startsWith('dxlag-')) {
    const { lags } = await client.send(new DescribeLagsCommand({ lagId: id }));
    return lags?.[0]?.hasLogicalRedundancy;
  }
  const { connections } = await client.send(new DescribeConnectionsCommand({ connectionId: id }));
  return connections?.[0]?.hasLogicalRedundancy;
}
