import { type ActionName, type OutputDeclaration, type PlainType } from '../document';
import { contractOf } from '../validator/contracts';
import { Ref } from './ref';

/** Another step: itself, its name, or a function that gives it. The name of a step that is not there is refused by `runbook()`. */
export type StepTarget = string | { readonly name: string } | (() => { readonly name: string });

/** What every step may say. What is left out is written into the document all the same, unless its runbook leaves defaults out. */
export interface StepOptions {
  readonly description?: string;
  /** Seconds an attempt may take. @default - the action's own */
  readonly timeoutSeconds?: number | Ref<number>;
  /** @default 1 */
  readonly maxAttempts?: number;
  /** Where to go: `step:NAME`, as AWS writes it, or the step. @default Abort */
  readonly onFailure?: 'Abort' | 'Continue' | FailureTarget;
  /** Where to go: `step:NAME`, as AWS writes it, or the step. @default Abort */
  readonly onCancel?: 'Abort' | FailureTarget;
  /** @default true, and false where onFailure is Continue */
  readonly isCritical?: boolean;
  /** @default - true for the last step */
  readonly isEnd?: boolean;
  /** @default - the step written next */
  readonly nextStep?: StepTarget;
}

/** A step for failures or cancels. */
export type FailureTarget = `step:${string}` | Exclude<StepTarget, string>;

/** Selectors and types of the outputs that a step takes out of its response, by name. */
export type OutputSpecs = Readonly<Record<string, { readonly selector: `$${string}`; readonly type: PlainType }>>;

/** What is given, or AWS's default where nothing is and the document says it all the same. */
export type OrDefault = <T>(given: T | undefined, byDefault: T) => T | undefined;

/** A step as a value; `outputs` are what other steps may refer to. */
export interface StepValue<O> {
  readonly name: string;
  readonly action: ActionName;
  readonly outputs: O;
  readonly options: StepOptions;
  readonly declared: readonly OutputDeclaration[];
  /** Read when the document is made, when all steps exist. */
  readonly inputs: (orDefault: OrDefault) => object;
  /** Steps of a loop, in their order. @default - the step is no loop */
  readonly bodySteps?: readonly AnyStep[];
  /** The step as it goes into the document, whatever options say. @default - it is made of them */
  readonly raw?: Readonly<Record<string, unknown>>;
}

/** Any step, whatever its outputs. */
export type AnyStep = StepValue<unknown>;

/** A step with the outputs its action always has, and those it declares. */
export function stepValue<B>(
  name: string,
  action: ActionName,
  options: StepOptions,
  inputs: (orDefault: OrDefault) => object,
  { builtIn, declared }: { builtIn?: readonly (keyof B & string)[]; declared?: OutputSpecs | undefined } = {},
): StepValue<B> {
  const own = contractOf(action)?.outputs ?? {};
  const types = [
    ...(builtIn ?? []).map((output) => [output, own[output] === 'any' ? undefined : own[output]] as const),
    ...Object.entries(declared ?? {}).map(([output, { type }]) => [output, type] as const),
  ];
  return {
    name,
    action,
    options,
    inputs,
    outputs: Object.fromEntries(types.map(([output, type]) => [output, new Ref(`${name}.${output}`, type)])) as B,
    declared: Object.entries(declared ?? {}).map(([Name, { selector, type }]) => ({
      Name,
      Selector: selector,
      Type: type,
    })),
  };
}

/** The name of the step a target means. */
export function targetName(target: StepTarget): string {
  return typeof target === 'string' ? target : (typeof target === 'function' ? target() : target).name;
}
