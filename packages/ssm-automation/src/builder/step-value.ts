import { type ActionName, type OutputDeclaration, type PlainType, type ValueOf } from '../document';
import { Ref } from './ref';

/** Another step, or a function that gives it, for one that is defined further down. */
export type StepTarget = AnyStep | (() => AnyStep);

/** What every step may say. What is left out is written into the document all the same. */
export interface StepOptions {
  readonly description?: string;
  /** Seconds an attempt may take. @default - the action's own */
  readonly timeoutSeconds?: number | Ref<number>;
  /** @default 1 */
  readonly maxAttempts?: number;
  /** @default Abort */
  readonly onFailure?: 'Abort' | 'Continue' | StepTarget;
  /** @default Abort */
  readonly onCancel?: 'Abort' | StepTarget;
  /** @default true, and false where onFailure is Continue */
  readonly isCritical?: boolean;
  /** @default - true for the last step */
  readonly isEnd?: boolean;
  /** @default - the step written next */
  readonly nextStep?: StepTarget;
}

/** Outputs a step takes out of its response, by name. */
export type OutputSpecs = Readonly<Record<string, { readonly selector: `$${string}`; readonly type: PlainType }>>;

/** References to declared outputs. */
export type OutputRefs<O extends OutputSpecs> = { readonly [K in keyof O]: Ref<ValueOf<O[K]['type']>> };

/** A step as a value; `outputs` are what other steps may refer to. */
export interface StepValue<O> {
  readonly name: string;
  readonly action: ActionName;
  readonly outputs: O;
  readonly options: StepOptions;
  readonly declared: readonly OutputDeclaration[];
  /** Read when the document is made, when all steps exist. */
  readonly inputs: () => object;
  /** The body of a loop. @default - the step is no loop */
  readonly body?: readonly AnyStep[];
}

/** Any step, whatever its outputs. */
export type AnyStep = StepValue<unknown>;

/** A step with the outputs its action always has, and those it declares. */
export function stepValue<B, const O extends OutputSpecs = Record<never, never>>(
  name: string,
  action: ActionName,
  options: StepOptions,
  inputs: () => object,
  { builtIn, declared }: { builtIn?: readonly (keyof B & string)[]; declared?: O } = {},
): StepValue<B & OutputRefs<O>> {
  const names = [...(builtIn ?? []), ...Object.keys(declared ?? {})];
  return {
    name,
    action,
    options,
    inputs,
    outputs: Object.fromEntries(names.map((output) => [output, new Ref(`${name}.${output}`)])) as B & OutputRefs<O>,
    declared: Object.entries(declared ?? {}).map(([Name, { selector, type }]) => ({
      Name,
      Selector: selector,
      Type: type,
    })),
  };
}

/** The name of the step a target means. */
export function targetName(target: StepTarget): string {
  return (typeof target === 'function' ? target() : target).name;
}
