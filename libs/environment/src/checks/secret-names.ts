import { type Check } from './check';
import { type PrivateConnection } from '../private-connection';
import { vpnOf } from './vpn-tunnels';

/** Fewer characters hold no key worth the name. */
const SHORTEST_KEY = 16;

/** A secret is given by the name it has in Secrets Manager. What looks like the secret itself must not be committed. */
export const secretNames: Check = function* ({ privateConnection: connection, relay }) {
  const virtualInterface = connection.kind === 'vpn' ? undefined : connection.virtualInterface;
  const bgpKey = virtualInterface?.origin === 'own' ? virtualInterface.authKeySecret : undefined;
  const named = [
    { path: ['privateConnection', 'virtualInterface', 'authKeySecret'], text: bgpKey, example: 'nss-prod/bgp' },
    ...tunnelKeys(connection).map(({ path, text }) => ({ path, text, example: 'nss-prod/vpn-1' })),
    { path: ['relay', 'sshKeySecret'], text: relay.sshKeySecret, example: 'nss-prod/ssh' },
  ];
  for (const { path, text, example } of named) {
    if (text === undefined || !looksLikeKey(text)) continue;
    yield {
      path,
      message: 'this looks like the key itself, not like the name of a secret',
      allowed: `the name of a Secrets Manager secret, for example ${example}`,
      remedy: "put the key into Secrets Manager, change it if this file was ever shared, and write the secret's name",
    };
  }
};

/** The names of the pre-shared keys of a VPN, with their places. */
function tunnelKeys(connection: PrivateConnection): { path: (string | number)[]; text: string }[] {
  const found = vpnOf(connection);
  return (found?.vpn.tunnels.preSharedKeySecrets ?? []).map((text, index) => ({
    path: [...(found?.path ?? []), 'tunnels', 'preSharedKeySecrets', index],
    text,
  }));
}

/** Long, without the hyphens and slashes people put between words, and mixed as words are not. */
function looksLikeKey(text: string): boolean {
  if (/^(AKIA|ASIA)[A-Z0-9]{16}$/.test(text) || /=$/.test(text)) return true;
  const longestWord = Math.max(...text.split(/[-/_.@]/).map((word) => word.length));
  const kinds = [/[a-z]/, /[A-Z]/, /\d/, /[+=]/].filter((kind) => kind.test(text)).length;
  return longestWord >= SHORTEST_KEY && (kinds >= 3 || /^[0-9a-f]+$/i.test(text));
}
