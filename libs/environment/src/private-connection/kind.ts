import type * as z from 'zod';
import { type Finding } from '../problem';
import { type Environment } from '../schema';
import { type Connection } from './connection';

/** A kind of private connection: what of it stands in a file, and which parts that is. */
export interface ConnectionKind<S extends z.ZodObject = z.ZodObject> {
  /** Its keys, with `kind` among them. The reference of the file is made of their descriptions. */
  readonly schema: S;
  /** The same in the parts that everybody else reads. */
  normalForm(written: z.output<S>): Connection;
  /** What has to hold between its own keys; what holds for every kind is in `../checks`. */
  check(written: z.output<S>, environment: Environment): Iterable<Finding>;
}

/** A kind, typed by its own schema. */
export function connectionKind<S extends z.ZodObject>(kind: ConnectionKind<S>): ConnectionKind<S> {
  return kind;
}
