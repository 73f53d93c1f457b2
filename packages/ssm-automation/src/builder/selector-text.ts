import { type PlainType, type ValueOf } from '../document';

declare const value: unique symbol;

/** A selector as text, and the type of what it finds. Only {@link selector} makes it. */
export class SelectorText<out V = unknown> {
  /** Only for the compiler: what the selector finds. */
  declare readonly [value]: V;

  /** @param text JSONPath; @param type of what it finds */
  constructor(
    readonly text: `$${string}`,
    readonly type: PlainType,
  ) {}
}

/** A selector as text, for what no lambda can name, such as `$..Arn`. What it finds has to be said: nothing checks it. */
export function selector<const T extends PlainType>(text: `$${string}`, type: T): SelectorText<ValueOf<T>> {
  return new SelectorText(text, type);
}
