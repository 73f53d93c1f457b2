import { suggest } from '@nss/suggestion';
import type * as z from 'zod';
import { type Finding, type KeyPath, formatKey } from '../problem';
import { allowedText } from './allowed';
import { alternatives } from './guess-alternative';
import { type SchemaNode, schemaAt, unionAt, valueAt } from './schema-node';
import { explainUnknownKey } from './unknown-key';

/** A finding of the schema; some are about a key rather than its value. */
export interface SchemaFinding extends Finding {
  readonly aim: 'key' | 'value';
}

/** Unknown keys of one mapping that are explained one by one. More of them mean that the file is a different one. */
const MOST_UNKNOWN_KEYS = 20;

/** Says in our words what the schema does not accept, with what would be right and how to fix it. */
export function explainIssue(issue: z.core.$ZodIssue, data: unknown): SchemaFinding[] {
  const path = issue.path as KeyPath;
  if (issue.code === 'unrecognized_keys') {
    const explained = issue.keys
      .slice(0, MOST_UNKNOWN_KEYS)
      .map((key) => ({ ...explainUnknownKey(path, key, data), aim: 'key' as const }));
    const left = issue.keys.length - explained.length;
    return left > 0
      ? [
          ...explained,
          {
            path,
            aim: 'key',
            message: `${left} more unknown keys`,
            allowed: allowedText(schemaAt(path, data)),
            remedy: 'check that it is the right file',
          },
        ]
      : explained;
  }
  if (issue.code === 'invalid_key') {
    const allowed = allowedText(unionAt(path.slice(0, -1), data)?.propertyNames);
    return [{ path, aim: 'key', message: 'the key has the wrong form', allowed, remedy: `write ${allowed}` }];
  }
  const node: SchemaNode | undefined =
    issue.code === 'invalid_union' ? { type: 'string', enum: alternatives(path, data) } : schemaAt(path, data);
  const allowed = allowedText(node);
  return [{ path, aim: 'value', allowed, ...describe(issue, node, allowed, valueAt(path, data)) }];
}

function describe(
  issue: z.core.$ZodIssue,
  node: SchemaNode | undefined,
  allowed: string,
  value: unknown,
): { message: string; remedy: string } {
  const key = String(issue.path.at(-1) ?? '');
  const remedy = `give it ${allowed}`;
  if (value === undefined) return { message: 'the key is missing', remedy: addUnder(issue.path as KeyPath, allowed) };
  if (value === null)
    return { message: 'the key has no value', remedy: `${remedy}, or remove the key if it is optional` };
  if (issue.code === 'invalid_type' && kindOf(value) !== node?.type) return wrongType(key, node, value, remedy);
  if (issue.code === 'too_small' || issue.code === 'too_big')
    return { message: outOfBounds(issue.code, value), remedy };
  const instead = SUPERSEDED.find(([key]) => key.test(formatKey(issue.path as KeyPath)))?.[1][String(value)];
  if (instead) return { message: 'the value is not one of the choices any more', remedy: instead };
  const choices = (node?.enum ?? []).map(String);
  const meant = typeof value === 'string' ? suggest(value, choices) : undefined;
  return {
    message: choices.length > 0 ? 'the value is not one of the choices' : 'the value has the wrong form',
    remedy: meant ? `did you mean ${meant}?` : remedy,
  };
}

function wrongType(
  key: string,
  node: SchemaNode | undefined,
  value: unknown,
  remedy: string,
): { message: string; remedy: string } {
  const expected = typeNames[node?.type ?? ''] ?? 'something else';
  const message = `the value is ${typeNames[kindOf(value)] ?? 'nothing known'}, not ${expected}`;
  const scalar = typeof value !== 'object';
  if (node?.type === 'string' && scalar) {
    return {
      message,
      remedy: `put it in quotes: ${key}: "…" (without them YAML reads ${typeNames[kindOf(value)]}, and a number loses its leading zeros)`,
    };
  }
  if (node?.type === 'array' && scalar)
    return { message, remedy: `write it as a list: ${key}: [${node.items?.type === 'object' ? '{ … }' : '…'}]` };
  if (
    (node?.type === 'integer' || node?.type === 'number') &&
    typeof value === 'string' &&
    value.trim() !== '' &&
    Number.isFinite(Number(value))
  ) {
    return { message, remedy: 'remove the quotes' };
  }
  return { message, remedy };
}

/**
 * Values that were right once, and what stands for them now. Direct Connect takes 1500 and 8500 for private and transit interfaces (API
 * reference, CreatePrivateVirtualInterface); CloudFormation's text still says 9001 for 8500.
 */
const SUPERSEDED: readonly (readonly [key: RegExp, instead: Readonly<Record<string, string>>])[] = [
  [
    /^privateConnection\.virtualInterface(s\[\d+\])?\.mtu$/,
    { 9001: 'write 8500, the jumbo frames of an interface now: 9001 became 8500' },
  ],
];

const typeNames: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a mapping',
};

function kindOf(value: unknown): string {
  return Array.isArray(value) ? 'array' : typeof value;
}

function outOfBounds(code: 'too_small' | 'too_big', value: unknown): string {
  const way = code === 'too_small' ? 'few' : 'many';
  if (Array.isArray(value)) return `the list has too ${way} entries: ${value.length}`;
  if (typeof value === 'string')
    return `the text is too ${way === 'few' ? 'short' : 'long'}: ${value.length} characters`;
  return `the number is too ${way === 'few' ? 'small' : 'large'}`;
}

function addUnder(path: KeyPath, allowed: string): string {
  const parent = formatKey(path.slice(0, -1));
  return `add ${path.at(-1)}${parent ? ` under ${parent}` : ''}: ${allowed}`;
}
