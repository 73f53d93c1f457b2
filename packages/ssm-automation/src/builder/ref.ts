import { type ParameterType } from '../document';

declare const value: unique symbol;

/**
 * A reference to a value that is known only while the runbook runs. In a template string it becomes a token of the
 * text; in its own place it keeps the value's type.
 */
export class Ref<out T> {
  /** Only for the compiler: what the reference stands for. */
  declare readonly [value]: T;

  /**
   * @param name what stands between the braces, such as `status.State`
   * @param type of the value. @default - not known to the document
   */
  constructor(
    readonly name: string,
    readonly type?: ParameterType,
  ) {}

  toString(): string {
    return `{{ ${this.name} }}`;
  }

  toJSON(): string {
    return this.toString();
  }
}

/**
 * A value in which references may stand at any depth, each with the type the place asks for. A reference to a list
 * may stand as an element of a list: it is spliced in.
 */
export type In<T> = T extends string
  ? T | Ref<string>
  : T extends number
    ? T | Ref<number>
    : T extends boolean
      ? T | Ref<boolean>
      : T extends Date | Uint8Array
        ? string | Ref<string>
        : T extends readonly (infer U)[]
          ? Ref<Widened<U>[]> | readonly (In<U> | Ref<Widened<U>[]>)[]
          : T extends object
            ? Ref<Record<string, unknown>> | { readonly [K in keyof T]: In<T[K]> }
            : T;

/** Like {@link In}, for a map that has to be written out itself. */
export type InFields<T> = { readonly [K in keyof T]: In<T[K]> };

/** Outputs are plain strings where APIs have enumerations. */
type Widened<U> = U extends string ? string : U extends number ? number : U extends boolean ? boolean : U;
