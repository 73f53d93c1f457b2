import { type SchemaNode } from '@nss/environment';
import { allowedIn, typeOf } from './constraints';

/** One key of the environment file. */
export interface ReferenceRow {
  /** `vpc.existing.publicSubnets[].id` */
  readonly key: string;
  readonly type: string;
  readonly allowed: string;
  readonly default: string;
  readonly description: string;
  /** In which alternatives of a union it exists; empty for all. */
  readonly when: string;
}

/** Every key below a node, in the order of the schema. Objects without a word of their own are left out: their keys say it. */
export function rowsOf(key: string, node: SchemaNode, required: boolean): ReferenceRow[] {
  const own = ownRow(key, node, required);
  if (node.oneOf) return [...(own.description || !required ? [own] : []), ...alternatives(key, node.oneOf)];
  if (node.type === 'array' && node.items && isBranch(node.items)) {
    const { oneOf } = node.items;
    return [own, ...(oneOf ? alternatives(`${key}[]`, oneOf) : below(`${key}[]`, node.items))];
  }
  if (isBranch(node)) return [...(own.description || own.default !== 'required' ? [own] : []), ...below(key, node)];
  return [own];
}

function ownRow(key: string, node: SchemaNode, required: boolean): ReferenceRow {
  const [description = '', said] = (node.description ?? '').split(/\s*@default\s+/);
  const names = node.propertyNames ? `keys: ${allowedIn(node.propertyNames)}` : '';
  return {
    key,
    type: typeOf(node),
    allowed: names || (isBranch(node) ? '' : allowedIn(node)),
    default: defaultOf(node, required, said),
    description: description.replace(/\.$/, ''),
    when: '',
  };
}

function defaultOf(node: SchemaNode, required: boolean, said: string | undefined): string {
  if (said !== undefined)
    return said.startsWith('- ') ? said.slice(2) : `\`${said.replace(/, .*$/, '')}\`${/, .*$/.exec(said)?.[0] ?? ''}`;
  if (node.default !== undefined && typeof node.default !== 'object') return `\`${String(node.default)}\``;
  return required && node.default === undefined ? 'required' : 'may be left out';
}

/** The keys of an object, or of a map from names of the reader's choice. */
function below(key: string, { properties = {}, required = [], additionalProperties }: SchemaNode): ReferenceRow[] {
  const dot = key === '' ? '' : `${key}.`;
  const named = Object.entries(properties).flatMap(([name, child]) =>
    rowsOf(`${dot}${name}`, child, required.includes(name)),
  );
  return typeof additionalProperties === 'object' ? [...named, ...below(`${dot}<name>`, additionalProperties)] : named;
}

/** The key that tells alternatives apart, then each key once, with the alternatives that have it. */
function alternatives(key: string, nodes: readonly SchemaNode[]): ReferenceRow[] {
  const teller =
    Object.keys(nodes[0]?.properties ?? {}).find((name) =>
      nodes.every(({ properties }) => properties?.[name]?.const !== undefined),
    ) ?? '';
  const nameOf = ({ properties }: SchemaNode) => String(properties?.[teller]?.const);
  const merged = new Map<string, { row: ReferenceRow; names: string[] }>();
  for (const node of nodes) {
    const properties = Object.fromEntries(Object.entries(node.properties ?? {}).filter(([name]) => name !== teller));
    for (const row of below(key, { ...node, properties })) {
      const known = merged.get(JSON.stringify(row)) ?? { row, names: [] };
      merged.set(JSON.stringify(row), { row, names: [...known.names, nameOf(node)] });
    }
  }
  const tellerRow = {
    key: `${key}.${teller}`,
    type: 'text',
    allowed: nodes
      .map((node) => [`\`${nameOf(node)}\``, node.properties?.[teller]?.description].filter(Boolean).join(': '))
      .join('; '),
    default: 'required',
    description: '',
    when: '',
  };
  return [
    tellerRow,
    ...[...merged.values()].map(({ row, names }) =>
      names.length === nodes.length
        ? row
        : { ...row, when: [`${teller} ${some(names, nodes.map(nameOf))}`, row.when].filter(Boolean).join('; ') },
    ),
  ];
}

/** Some of several names, by those that are left out where only one is. */
function some(names: readonly string[], all: readonly string[]): string {
  const others = all.filter((name) => !names.includes(name));
  return all.length > 2 && others.length === 1 ? `not ${others[0]}` : names.join(' or ');
}

function isBranch({ properties, oneOf, additionalProperties }: SchemaNode): boolean {
  return properties !== undefined || oneOf !== undefined || typeof additionalProperties === 'object';
}
