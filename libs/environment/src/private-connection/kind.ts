import type * as z from 'zod';
import { type Finding } from '../problem';
import { type Environment } from '../schema';
import { type Connection } from './connection';

/** A kind of private connection: what of it stands in a file, and which parts that is. */
export interface ConnectionKind<S extends z.ZodObject = z.ZodObject> {
  /** Its keys, with `kind` among them. The reference of the file is made of their descriptions. */
  readonly schema: S;
  /** A connection of it, as a file may have it: editors offer it, and tests deploy it. */
  readonly example: z.input<S>;
  /** The same in the parts that everybody else reads. */
  normalForm(written: z.output<S>): Connection;
  /** What has to hold between its own keys; what holds for every kind is in `../checks`. */
  check(written: z.output<S>, environment: Environment): Iterable<Finding>;
}

/**
 * A kind, typed by its own schema, which gives its example to whoever reads the schema.
 * https://json-schema.org/understanding-json-schema/reference/annotations
 */
export function connectionKind<S extends z.ZodObject>(kind: ConnectionKind<S>): ConnectionKind<S> {
  return { ...kind, schema: kind.schema.meta({ examples: [kind.example] }) };
}
