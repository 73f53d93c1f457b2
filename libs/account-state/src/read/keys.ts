import {
  DescribeKeyCommand,
  GetKeyPolicyCommand,
  GetKeyRotationStatusCommand,
  paginateListAliases,
  paginateListGrants,
  paginateListResourceTags,
} from '@aws-sdk/client-kms';
import { everyItem } from '@nss/deployment';
import { type AccountResource } from '../resource';
import { ifPresent, ownTags, policyOf, type Reading } from './reading';

/** Keys with their policies, rotation, aliases, and whom they were lent to. */
export async function readKeys(from: Reading): Promise<AccountResource[]> {
  const read = await Promise.all([...from.ids('AWS::KMS::Key').map((id) => keyOf(from, id)), aliases(from)]);
  return read.flat();
}

async function keyOf({ clients: { kms } }: Reading, KeyId: string): Promise<AccountResource[]> {
  const described = await ifPresent(kms.send(new DescribeKeyCommand({ KeyId })));
  if (!described?.KeyMetadata) return [];
  const { Description, Enabled, KeySpec, KeyUsage, MultiRegion, KeyState } = described.KeyMetadata;
  const client = { client: kms };
  const [policy, rotation, tags, grants] = await Promise.all([
    kms.send(new GetKeyPolicyCommand({ KeyId, PolicyName: 'default' })),
    KeyState === 'PendingDeletion' ? undefined : kms.send(new GetKeyRotationStatusCommand({ KeyId })),
    everyItem(paginateListResourceTags(client, { KeyId }), (page) => page.Tags),
    everyItem(paginateListGrants(client, { KeyId }), (page) => page.Grants),
  ]);
  return [
    {
      Type: 'AWS::KMS::Key',
      PhysicalId: KeyId,
      Properties: {
        Description,
        Enabled,
        EnableKeyRotation: rotation?.KeyRotationEnabled,
        KeyPolicy: policyOf(policy.Policy),
        KeySpec,
        KeyUsage,
        MultiRegion,
        // One that waits to be deleted is lost for whatever was encrypted with it, unless that is cancelled.
        PendingDeletion: KeyState === 'PendingDeletion',
        RotationPeriodInDays: rotation?.RotationPeriodInDays,
        Tags: ownTags(tags.map(({ TagKey, TagValue }) => ({ Key: TagKey, Value: TagValue }))),
      },
    },
    ...grants.map(({ GrantId, GranteePrincipal, Operations }) => ({
      Type: 'AWS::KMS::Grant',
      PhysicalId: `${KeyId}|${GrantId}`,
      Properties: { GranteePrincipal, KeyId, Operations },
    })),
  ];
}

async function aliases(from: Reading): Promise<AccountResource[]> {
  const keys = from.ids('AWS::KMS::Key');
  const owned = from.ids('AWS::KMS::Alias');
  if (keys.length + owned.length === 0) return [];
  const all = await everyItem(paginateListAliases({ client: from.clients.kms }, {}), (page) => page.Aliases);
  return all
    .filter(({ AliasName = '', TargetKeyId = '' }) => owned.includes(AliasName) || keys.includes(TargetKeyId))
    .map(({ AliasName = '', TargetKeyId }) => ({
      Type: 'AWS::KMS::Alias',
      PhysicalId: AliasName,
      Properties: { AliasName, TargetKeyId },
    }));
}
