import {
  GetAccountAuthorizationDetailsCommand,
  ListInstanceProfilesCommand,
  ListOpenIDConnectProvidersCommand,
} from '@aws-sdk/client-iam';
import { DescribeKeyCommand, GetKeyPolicyCommand, ListAliasesCommand, ListKeysCommand } from '@aws-sdk/client-kms';
import { type AccountClients } from '@nss/account-state';
import { type Answer, everything } from './everything';

/** A key that is deleted waits for some days. https://docs.aws.amazon.com/kms/latest/developerguide/deleting-keys.html */
const GOING = 'PendingDeletion';

/** Roles, policies and profiles with what they allow, and keys that are not on their way out. */
export function identities({ iam, kms }: AccountClients): Record<string, () => Promise<Answer[]>> {
  const details = (Filter: 'Role' | 'LocalManagedPolicy', key: string) => () =>
    everything((next) => iam.send(new GetAccountAuthorizationDetailsCommand({ Filter: [Filter], ...next })), key);
  return {
    // Those that a service makes for itself stay when the last thing that needs them goes:
    // https://docs.aws.amazon.com/IAM/latest/UserGuide/using-service-linked-roles.html
    roles: async () =>
      (await details('Role', 'RoleDetailList')()).filter(({ Path }) => !String(Path).startsWith('/aws-service-role/')),
    policies: details('LocalManagedPolicy', 'Policies'),
    instanceProfiles: () => everything((next) => iam.send(new ListInstanceProfilesCommand(next)), 'InstanceProfiles'),
    providers: () => everything(() => iam.send(new ListOpenIDConnectProvidersCommand({})), 'OpenIDConnectProviderList'),
    keys: async () => {
      const all = await everything(() => kms.send(new ListKeysCommand({})), 'Keys');
      const described = await Promise.all(
        all.map(async (key) => {
          const KeyId = String(key['KeyId']);
          const { KeyMetadata } = await kms.send(new DescribeKeyCommand({ KeyId }));
          return { ...KeyMetadata, policy: (await kms.send(new GetKeyPolicyCommand({ KeyId }))).Policy };
        }),
      );
      return described.filter(({ KeyState }) => KeyState !== GOING);
    },
    aliases: () => everything(() => kms.send(new ListAliasesCommand({})), 'Aliases'),
  };
}
