import fc from 'fast-check';
import { parse } from 'yaml';
import { referenceText } from '../testing/reference-text';
import { type KeyPath, formatKey } from '../problem';
import { checkSchema } from './check-schema';
import { type SchemaNode, environmentJsonSchema } from './schema-node';

/** Where a text may stand, and a file's data that has something there. */
interface Leaf {
  readonly path: KeyPath;
  /** Values that choose the alternatives on the way, with their places. */
  readonly chosen: readonly Choice[];
}

type Choice = readonly [path: KeyPath, value: unknown];

/** Every place of the schema that takes a text, in every alternative, in lists, and in mappings with free keys. */
function textLeaves(node: SchemaNode, path: KeyPath = [], chosen: readonly Choice[] = []): Leaf[] {
  const { oneOf, properties, items, additionalProperties, type } = node;
  if (oneOf) {
    return oneOf.flatMap((alternative) => {
      const constants = Object.entries(alternative.properties ?? {}).flatMap(([key, value]) =>
        value.const === undefined ? [] : [[[...path, key], value.const] as const],
      );
      return textLeaves(alternative, path, [...chosen, ...constants]);
    });
  }
  if (properties)
    return Object.entries(properties).flatMap(([key, value]) =>
      value.const === undefined ? textLeaves(value, [...path, key], chosen) : [],
    );
  if (typeof additionalProperties === 'object') return textLeaves(additionalProperties, [...path, 'web-01'], chosen);
  if (items) return textLeaves(items, [...path, 0], chosen);
  return type === 'string' ? [{ path, chosen }] : [];
}

function put(data: Record<string, unknown>, path: KeyPath, value: unknown): void {
  const [step, ...rest] = path;
  if (step === undefined) return;
  if (rest.length === 0) data[step] = value;
  else {
    const there = data[step];
    const isList = typeof rest[0] === 'number';
    if (typeof there !== 'object' || there === null || Array.isArray(there) !== isList) data[step] = isList ? [] : {};
    put(data[step] as Record<string, unknown>, rest, value);
  }
}

const leaves = textLeaves(environmentJsonSchema());

/** What is wrong with a file that has a text at one place. */
function findingsWith({ path, chosen }: Leaf, text: string) {
  const data = parse(referenceText('prod')) as Record<string, unknown>;
  for (const [key, value] of chosen) put(data, key, value);
  put(data, path, text);
  return checkSchema(data).findings.filter((finding) => formatKey(finding.path) === formatKey(path));
}

/** Texts that a place might otherwise take, so that it is not the form alone that refuses. */
const around = fc.constantFrom(
  '',
  'a',
  'ops@example.com',
  'https://example.com/guide',
  'nss-prod',
  '10.0.0.0/24',
  'dxgw-1',
);
const unsafe = fc.oneof(
  fc.constantFrom(
    '{{resolve:secretsmanager:nss-prod/bgp}}',
    '{{ resolve:ssm:a }}',
    '{{',
    '`',
    '<',
    '>',
    '<img/src=x>',
    '\u0000',
    '\u001b[2J',
    '\n',
    '\u007f',
    '\u009b',
    '\u202e',
    '\u2028',
    '\u200b',
  ),
  fc.integer({ min: 0, max: 31 }).map((code) => String.fromCharCode(code)),
);

test('the schema has many texts, those without a form of their own among them', () => {
  const keys = new Set(leaves.map(({ path }) => formatKey(path)));
  expect(keys.size).toBeGreaterThan(40);
  expect([...keys]).toEqual(
    expect.arrayContaining([
      'observability.notify[0]',
      'observability.operationsGuide',
      'securityGroups.allowAnywhere[0]',
      'relay.sshKeySecret',
      'siem[0].prefixes[0]',
      'relay.addresses.web-01.service',
    ]),
  );
});

test('no text of the schema takes what CloudFormation, Markdown or a terminal reads as something else: one error at the place, with a way out', () => {
  fc.assert(
    fc.property(fc.constantFrom(...leaves), around, unsafe, around, (leaf, before, middle, after) => {
      const findings = findingsWith(leaf, `${before}${middle}${after}`);
      expect(findings).toHaveLength(1);
      expect(findings[0]).toMatchObject({
        message: expect.stringMatching(/^the text holds /) as unknown,
        allowed: expect.stringMatching(/\S/) as unknown,
        remedy: expect.stringMatching(/plain text|give it /) as unknown,
      });
    }),
    { numRuns: 1000 },
  );
});

test.each(leaves.map((leaf) => [formatKey(leaf.path), leaf] as const))(
  '%s takes no dynamic reference',
  (_key, leaf) => {
    expect(findingsWith(leaf, 'https://example.com/{{resolve:secretsmanager:nss-prod/bgp}}@example.com')).toHaveLength(
      1,
    );
  },
);

test('ordinary texts are taken', () => {
  const { findings } = checkSchema(parse(referenceText('prod')));
  expect(findings).toEqual([]);
});
