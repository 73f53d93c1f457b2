import { suggest } from '@nss/suggestion';
import { NormalizedSchema } from '@smithy/core/schema';
import { type PlainType } from '../../document';
import { type AwsCommand, responseSchema } from '../aws-command';
import { automationType, listType } from './automation-type';
import { type CommandOutput, type Response } from './response';

/** A place in an answer, and the type of what stands there. */
export interface Selection {
  /** JSONPath: `$.Parameter.Value` */
  readonly selector: `$${string}`;
  readonly type: PlainType;
}

/** A place in the answer of an API, named by going there: `(r) => r.Parameter!.Value`. */
export type Place<C extends AwsCommand, V = unknown> = (response: Response<CommandOutput<C>>) => V;

/** Where a lambda is. */
interface Visited {
  readonly selector: `$${string}`;
  readonly schema: NormalizedSchema;
  /** Whether the selector may match several values, which come as one list. */
  readonly many: boolean;
}

/** What stands behind the values that a lambda sees. */
const visited = new WeakMap<object, Visited>();

/**
 * The selector of a place in a command's answer, and the type that the SDK's schema has for it.
 *
 * @throws TypeError with the way out for a field that the API does not answer, for a lambda that computes, and for a place whose value is of
 * no type of Automation
 */
export function selectionOf<C extends AwsCommand>(command: C, place: Place<C>): Selection {
  const root: Visited = { selector: '$', schema: NormalizedSchema.of(responseSchema(command) as never), many: false };
  const { selector, schema, many } = whereIs(place(visit(root) as Response<CommandOutput<C>>), command.name);
  const type = many ? listType(schema) : automationType(schema);
  if (type === undefined)
    throw new TypeError(
      `${command.name}: Automation has no type for ${selector}: select something inside of it, or name it with steps.selector('…', '…')`,
    );
  return { selector, type };
}

function whereIs(value: unknown, subject: string): Visited {
  const place = typeof value === 'object' && value !== null ? visited.get(value) : undefined;
  if (place) return place;
  throw new TypeError(
    `${subject}: a place in the answer is named, not computed: (r) => r.Parameter!.Value; a script can compute`,
  );
}

function visit(at: Visited): object {
  const value = new Proxy(
    {},
    {
      get: (_, key) => {
        if (typeof key === 'string') return next(at, key);
        throw new TypeError(`${at.selector} is known when the runbook runs: name the place, and compute in a script`);
      },
    },
  );
  visited.set(value, at);
  return value;
}

function next(at: Visited, key: string): unknown {
  const { selector, schema, many } = at;
  if (schema.isListSchema()) {
    const element = schema.getValueSchema();
    if (/^\d+$/.test(key)) return visit({ selector: `${selector}[${key}]`, schema: element, many });
    const every: Visited = { selector: `${selector}[*]`, schema: element, many: true };
    if (key === 'map') return (place: (each: object) => unknown) => visit(whereIs(place(visit(every)), selector));
    if (key === 'flatMap')
      return (place: (each: object) => unknown) => visit(flat(whereIs(place(visit(every)), selector)));
    throw new TypeError(`${selector} is a list: select [0], .map(…) or .flatMap(…) of it; there is no ${key}`);
  }
  if (schema.isMapSchema())
    return visit({ selector: `${selector}${keyOf(key)}`, schema: schema.getValueSchema(), many });
  const members = schema.isStructSchema() || schema.isUnionSchema() ? schema.getMemberSchemas() : {};
  const member = Object.hasOwn(members, key) ? members[key] : undefined;
  if (member) return visit({ selector: `${selector}${keyOf(key)}`, schema: member, many });
  const meant = suggest(key, Object.keys(members));
  throw new TypeError(
    `the API answers no ${key} in ${selector}${meant === undefined ? '' : `: ${meant} may be meant`}`,
  );
}

/** A list in every element: its elements, as one list. */
function flat(at: Visited): Visited {
  return at.schema.isListSchema()
    ? { selector: `${at.selector}[*]`, schema: at.schema.getValueSchema(), many: true }
    : at;
}

function keyOf(key: string): string {
  return /^[A-Za-z_]\w*$/.test(key) ? `.${key}` : `['${key.replace(/['\\]/g, '\\$&')}']`;
}
