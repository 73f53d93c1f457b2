import { suggest } from '@nss/suggestion';
import { FEED_LOG_TYPE_NAMES } from '../feeds/log-types';
import { type Finding, type KeyPath, formatKey } from '../problem';
import { allowedText } from './allowed';
import { environmentJsonSchema, everyKey, schemaAt, unionAt } from './schema-node';
import { mayBeSecret } from './secret-keys';

/** Explains a key the schema does not know: what was probably meant, or where the key belongs. */
export function explainUnknownKey(parent: KeyPath, key: string, data: unknown): Finding {
  const known = Object.keys(schemaAt(parent, data)?.properties ?? {});
  return {
    path: [...parent, key],
    message: 'unknown key',
    allowed: known.join(', ') || allowedText(schemaAt(parent, data)),
    ...reason(parent, key, data, known),
  };
}

function reason(
  parent: KeyPath,
  key: string,
  data: unknown,
  known: readonly string[],
): Pick<Finding, 'remedy'> & { message?: string } {
  if (key === '<<')
    return { message: 'unknown key: YAML 1.2 has no merge keys', remedy: 'write the keys out, one by one' };
  const meant = suggest(key, known);
  if (meant) return { remedy: `did you mean ${meant}?` };
  if (mayBeSecret(key)) {
    return {
      message: 'unknown key, and a secret never stands in this file',
      remedy:
        "remove it, change the secret if it was one, keep it in Secrets Manager, and give the secret's name (authKeySecret for the BGP key)",
    };
  }
  if (parent[0] === 'siem' && parent.at(-1) === 'ports')
    return {
      remedy: `write the SIEM's feeds by name instead of ports: feeds: [{ name: ${key}, logType: ${FEED_LOG_TYPE_NAMES.find((name) => name === key) ?? '…'}, port: … }]`,
    };
  const alternatives = (unionAt(parent, data)?.oneOf ?? []).filter(({ properties = {} }) =>
    Object.hasOwn(properties, key),
  );
  if (alternatives.length > 0)
    return { remedy: `it belongs to ${alternatives.map(discriminator).join(' or ')}: change that, or remove this key` };
  const homes = everyKey(environmentJsonSchema())
    .filter((path) => path.at(-1) === key)
    .map((path) => formatKey(path.slice(0, -1)));
  return {
    remedy:
      homes.length > 0
        ? `it belongs ${[...new Set(homes)].map((home) => (home ? `under ${home}` : 'to the top level')).join(' or ')}: move it there`
        : 'remove it',
  };
}

/** `kind: vpn`, the constant that tells one alternative of a union from the others. */
function discriminator({
  properties = {},
}: {
  properties?: Readonly<Record<string, { const?: string | number }>>;
}): string {
  const [name, node] = Object.entries(properties).find(([, { const: constant }]) => constant !== undefined) ?? [];
  return `${name}: ${node?.const}`;
}
