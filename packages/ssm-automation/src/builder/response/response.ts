import { type AwsCommand } from '../aws-command';

/** What the API of a command answers. */
export type CommandOutput<C extends AwsCommand> =
  InstanceType<C> extends { resolveMiddleware(...given: never[]): (...given: never[]) => Promise<{ output: infer O }> }
    ? O
    : unknown;

/** A value without fields of its own. */
type Plain = string | number | bigint | boolean | Date | Uint8Array;

/**
 * An answer as a selector sees it: every field that it may have, with its type. Whether an answer has it shows when the runbook runs, so
 * that nothing here is optional.
 */
export type Response<T> = T extends Plain
  ? T
  : T extends readonly (infer U)[]
    ? ResponseList<U>
    : T extends object
      ? { readonly [K in keyof T as K extends '$metadata' ? never : K]-?: Response<NonNullable<T[K]>> }
      : T;

/** A list in an answer: one element of it, `$.Images[0]`, or the same of every one, `$.Images[*].ImageId`. */
export interface ResponseList<U> {
  readonly [index: number]: Response<NonNullable<U>>;
  /** The same place of every element. */
  map<V>(place: (element: Response<NonNullable<U>>) => V): V[];
  /** Like `map`, for places that are lists themselves. */
  flatMap<V>(place: (element: Response<NonNullable<U>>) => ResponseList<V> | readonly V[]): V[];
}

/** What a place in an answer is for the steps that refer to it: enumerations are texts, times too, and what has fields is a map. */
export type Selected<V> = V extends string | Date | Uint8Array
  ? string
  : V extends number | bigint
    ? number
    : V extends boolean
      ? boolean
      : V extends ResponseList<infer U>
        ? ListOf<U>
        : V extends readonly (infer U)[]
          ? ListOf<U>
          : Record<string, unknown>;

type ListOf<U> = U extends string | Date ? string[] : Record<string, unknown>[];
