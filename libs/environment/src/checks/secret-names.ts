import { type Check } from './check';
import { connectionOf } from '../private-connection';
import { connectionSecrets } from '../private-connection/secrets';

/** Fewer characters hold no key worth the name. */
const SHORTEST_KEY = 16;

const EXAMPLES = { 'BGP key': 'nss-prod/bgp', 'key of a tunnel': 'nss-prod/vpn-1' } as const;

/** A secret is given by the name it has in Secrets Manager. What looks like the secret itself must not be committed. */
export const secretNames: Check = function* (environment) {
  const named = [
    ...connectionSecrets(connectionOf(environment)).map(({ path, name, holds }) => ({
      path,
      text: name,
      example: EXAMPLES[holds],
    })),
    { path: ['relay', 'sshKeySecret'], text: environment.relay.sshKeySecret, example: 'nss-prod/ssh' },
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

/** Long, without the hyphens and slashes people put between words, and mixed as words are not. */
function looksLikeKey(text: string): boolean {
  if (/^(AKIA|ASIA)[A-Z0-9]{16}$/.test(text) || /=$/.test(text)) return true;
  const longestWord = Math.max(...text.split(/[-/_.@]/).map((word) => word.length));
  const kinds = [/[a-z]/, /[A-Z]/, /\d/, /[+=]/].filter((kind) => kind.test(text)).length;
  return longestWord >= SHORTEST_KEY && (kinds >= 3 || /^[0-9a-f]+$/i.test(text));
}
