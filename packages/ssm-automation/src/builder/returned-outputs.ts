import { type PlainType, type ValueOf } from '../document';
import { type Ref } from './ref';
import { SelectorText } from './selector-text';
import { type OutputSpecs } from './step-value';

/**
 * Outputs of code, by name: the type of what it returns under this name, `{ Count: 'Integer' }` for `$.Payload.Count`, or a selector as text
 * with its type. What code returns is not known to a compiler of another language.
 */
export type ReturnedOutputs = Readonly<Record<string, PlainType | SelectorText>>;

/** References to what code returns. */
export type ReturnedRefs<O> = {
  readonly [K in keyof O]: O[K] extends PlainType
    ? Ref<ValueOf<O[K]>>
    : O[K] extends SelectorText<infer V>
      ? Ref<V>
      : never;
};

/** The selectors and types of what code returns. */
export function returnedOutputs(outputs: ReturnedOutputs): OutputSpecs {
  return Object.fromEntries(
    Object.entries(outputs).map(([name, output]) => [
      name,
      output instanceof SelectorText
        ? { selector: output.text, type: output.type }
        : { selector: `$.Payload.${name}`, type: output },
    ]),
  );
}
