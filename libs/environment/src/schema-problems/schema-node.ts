import * as z from 'zod';
import { type KeyPath } from '../problem';
import { environmentSchema } from '../schema';

/** The parts of JSON Schema that the environment's schema uses. */
export interface SchemaNode {
  readonly type?: string;
  readonly format?: string;
  readonly description?: string;
  readonly patternErrorMessage?: string;
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | SchemaNode;
  readonly propertyNames?: SchemaNode;
  readonly items?: SchemaNode;
  readonly oneOf?: readonly SchemaNode[];
  readonly enum?: readonly (string | number)[];
  readonly const?: string | number;
  readonly default?: unknown;
  readonly minimum?: number;
  readonly exclusiveMinimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly maxLength?: number;
}

/** The environment's schema as JSON Schema: what a person may write, before defaults are filled in. */
export function environmentJsonSchema(): SchemaNode {
  jsonSchema ??= z.toJSONSchema(environmentSchema, { io: 'input' }) as SchemaNode;
  return jsonSchema;
}

/** Made when the first problem has to be explained: a good file never needs it. */
let jsonSchema: SchemaNode | undefined;

/**
 * The schema of one key.
 * @param data the file's data, which decides between the alternatives of a union
 * @returns undefined for a key that no schema knows
 */
export function schemaAt(path: KeyPath, data: unknown): SchemaNode | undefined {
  return choose(unionAt(path, data), valueAt(path, data));
}

/** The same, but where the key is a union: the union itself with all its alternatives. */
export function unionAt(path: KeyPath, data: unknown): SchemaNode | undefined {
  const step = path.at(-1);
  return step === undefined ? environmentJsonSchema() : below(schemaAt(path.slice(0, -1), data), step);
}

/** What the data holds at a key path; undefined where it holds nothing. */
export function valueAt(path: KeyPath, data: unknown): unknown {
  return path.reduce<unknown>((value, step) => {
    if (Array.isArray(value)) return value[Number(step)];
    return isRecord(value) && Object.hasOwn(value, step) ? value[step] : undefined;
  }, data);
}

function below(node: SchemaNode | undefined, step: string | number): SchemaNode | undefined {
  if (typeof step === 'number') return node?.items;
  const { properties = {}, additionalProperties } = node ?? {};
  if (Object.hasOwn(properties, step)) return properties[step];
  return typeof additionalProperties === 'object' ? additionalProperties : undefined;
}

/** The alternative whose constant the data names (`kind: vpn`); the union itself when it names none. */
function choose(node: SchemaNode | undefined, value: unknown): SchemaNode | undefined {
  if (!node?.oneOf || !isRecord(value)) return node;
  return (
    node.oneOf.find(({ properties = {} }) =>
      Object.entries(properties).some(
        ([key, { const: constant }]) => constant !== undefined && value[key] === constant,
      ),
    ) ?? node
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Every key path the schema knows, without list positions: `vpc.zones`, `siem.ports.web`. */
export function everyKey(
  { items, oneOf = [], properties = {} }: SchemaNode,
  prefix: readonly string[] = [],
): string[][] {
  return [
    ...(items ? everyKey(items, prefix) : []),
    ...oneOf.flatMap((alternative) => everyKey(alternative, prefix)),
    ...Object.entries(properties).flatMap(([key, node]) => [[...prefix, key], ...everyKey(node, [...prefix, key])]),
  ];
}
