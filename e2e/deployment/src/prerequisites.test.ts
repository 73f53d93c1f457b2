import { workspaceRoot } from '@nss/workspace';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { everyKind, synthesised } from './every-kind';
import { prerequisites } from './prerequisites';
import { type EnvironmentFile } from './reference-environments';

/** The part of the files' JSON Schema that says where texts are. */
interface Node {
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly properties?: Readonly<Record<string, Node>>;
  readonly items?: Node;
  readonly oneOf?: readonly Node[];
  readonly anyOf?: readonly Node[];
  readonly additionalProperties?: Node | boolean;
}

const schema = JSON.parse(readFileSync(join(workspaceRoot(), 'environments/environment.schema.json'), 'utf8')) as Node;

/** Every key that holds a free text: `vpc.existing.publicSubnets[].id`. */
function texts(node: Node, path = ''): string[] {
  const below = [
    ...Object.entries(node.properties ?? {}).flatMap(([key, child]) => texts(child, path ? `${path}.${key}` : key)),
    ...(node.items ? texts(node.items, `${path}[]`) : []),
    ...[...(node.oneOf ?? []), ...(node.anyOf ?? [])].flatMap((choice) => texts(choice, path)),
    ...(typeof node.additionalProperties === 'object' ? texts(node.additionalProperties, `${path}.*`) : []),
  ];
  return [
    ...new Set(
      node.type === 'string' && node.const === undefined && node.enum === undefined ? [path, ...below] : below,
    ),
  ];
}

/** Texts that name nothing of AWS that has to be there: names the environment makes up, addresses, and what is elsewhere. */
const NAMES_NOTHING = [
  'environment',
  'purpose',
  'owner',
  'promotedFrom',
  'account',
  'region',
  'vpc.cidr',
  'zscaler.cloud',
  'zscaler.supportPrefixes[]',
  'zscaler.packagePrefixes[]',
  'zscaler.hubPrefixes[]',
  'zscaler.ntp[]',
  'zscaler.dns[]',
  'siem[].name',
  'siem[].prefixes[]',
  'siem[].feeds[].name',
  'siem[].feeds[].from',
  'siem[].feeds[].collector',
  'siem[].feeds[].filter',
  'relay.instanceType',
  'relay.healthyStatus[]',
  'relay.addresses.*.management',
  'relay.addresses.*.service',
  'natGateway.addresses[]',
  'privateConnection.virtualInterface.customerAddress',
  'privateConnection.virtualInterface.amazonAddress',
  'privateConnection.virtualInterfaces[].customerAddress',
  'privateConnection.virtualInterfaces[].amazonAddress',
  'privateConnection.backup.customerGatewayAddress',
  'privateConnection.tunnels.insideCidrs[]',
  'privateConnection.backup.tunnels.insideCidrs[]',
  'privateConnection.customerGatewayAddress',
  'bastion.instanceType',
  'securityGroups.allowAnywhere[]',
  'observability.notify[]',
  'observability.operationsGuide',
];

/** The values a file has at a key of the schema. */
function valuesAt(file: unknown, path: string): string[] {
  return path
    .split(/\.|(?=\[\])/)
    .reduce<unknown[]>(
      (found, key) =>
        found.flatMap((value) => {
          if (key === '[]') return Array.isArray(value) ? value : [];
          return value !== null && typeof value === 'object' && key in value
            ? [(value as Record<string, unknown>)[key]]
            : [];
        }),
      [file],
    )
    .filter((value) => typeof value === 'string');
}

const files = everyKind();
const rooted: EnvironmentFile = {
  ...files['landing-zone'],
  relay: { ...files['landing-zone']!['relay'], rootDevice: '/dev/xvda' },
};
const { environments } = synthesised({ ...files, 'landing-zone': rooted });

describe('what an environment file refers to', () => {
  const references = texts(schema).filter((path) => !NAMES_NOTHING.includes(path));

  test('is decided for every text of the schema', () => {
    expect(NAMES_NOTHING.filter((path) => !texts(schema).includes(path))).toEqual([]);
    expect(references).toContain('privateConnection.virtualInterface.authKeySecret');
    expect(references.length).toBeGreaterThan(15);
  });

  test.each(references)('%s is prepared for, in the account and region of the file', (path) => {
    const used = environments.flatMap((loaded) =>
      valuesAt({ ...files, 'landing-zone': rooted }[loaded.name], path).map((value) => ({ loaded, value })),
    );
    expect(used).not.toEqual([]);
    for (const { loaded, value } of used) {
      const { account, region } = loaded.environment;
      const items = Object.values(prerequisites([loaded])).flat();
      expect(items.every((item) => item.account === account && item.region === region)).toBe(true);
      expect(items.filter((item) => JSON.stringify(item).includes(JSON.stringify(value)))).not.toEqual([]);
    }
  });
});
