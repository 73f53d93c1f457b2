import { type LoopInputs, type ParameterType, plainType } from '../../document';
import { Ref } from '../ref';
import { type AnyStep, type StepOptions, stepValue, type StepValue } from '../step-value';
import { type TypedCondition } from './branch';

/** A loop has no onCancel: those of the steps inside count. */
type LoopStepOptions = Omit<StepOptions, 'onCancel'>;

/** What the elements of a list may be. */
export type IteratorDataType = NonNullable<LoopInputs['IteratorDataType']>;

/** The TypeScript value of an element. */
export type IteratorValue<D extends IteratorDataType> = {
  readonly String: string;
  readonly Integer: number;
  readonly Boolean: boolean;
  readonly StringMap: Record<string, unknown>;
}[D];

/** The steps of a loop, in their order: a list, or by names of yours for the steps that come after. */
export type LoopBody = readonly AnyStep[] | Readonly<Record<string, AnyStep>>;

/** Once for each element of a list. */
export interface ForEachOptions<T, B extends LoopBody, D extends IteratorDataType> extends LoopStepOptions {
  /** At most 100 elements: a list that stands here, or a reference to one. */
  readonly iterators: Ref<readonly T[]> | readonly (T | Ref<T>)[];
  /** What each element is read as, such as an Integer of a StringList. @default - by the type of the list */
  readonly iteratorDataType?: D;
  readonly steps: (loop: {
    readonly value: Ref<IteratorDataType extends D ? T : IteratorValue<D>>;
    readonly iteration: Ref<number>;
  }) => B;
}

/** Again as long as a condition holds, at least once. */
export interface DoWhileOptions<B extends LoopBody> extends LoopStepOptions {
  readonly steps: (loop: { readonly iteration: Ref<number> }) => B;
  /** Tested after the body; it may refer to steps of the body. */
  readonly condition: (body: B) => TypedCondition;
  /** From 1 to 100. */
  readonly maxIterations: number;
}

/** A loop; the steps inside of it are its body. */
export interface LoopStep<B extends LoopBody> extends StepValue<Record<never, never>> {
  readonly body: B;
}

/**
 * `aws:loop` over a list. https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-action-loop.html
 *
 * @throws TypeError where the type of the elements is not known and not given, and for elements that differ
 */
export function forEach<
  T extends IteratorValue<IteratorDataType>,
  B extends LoopBody,
  D extends IteratorDataType = IteratorDataType,
>(name: string, options: ForEachOptions<T, B, D>): LoopStep<B> {
  const type = options.iteratorDataType ?? elementType(name, options.iterators);
  const body = options.steps({
    value: new Ref(`${name}.CurrentIteratorValue`, type),
    iteration: new Ref(`${name}.CurrentIteration`, 'Integer'),
  });
  return loopStep(name, options, body, () => ({ Iterators: options.iterators, IteratorDataType: type }));
}

/** `aws:loop` with a condition. https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-action-loop.html */
export function doWhile<B extends LoopBody>(name: string, options: DoWhileOptions<B>): LoopStep<B> {
  const body = options.steps({ iteration: new Ref(`${name}.CurrentIteration`, 'Integer') });
  return loopStep(name, options, body, () => ({
    LoopCondition: options.condition(body),
    MaxIterations: options.maxIterations,
  }));
}

function loopStep<B extends LoopBody>(
  name: string,
  options: LoopStepOptions,
  body: B,
  inputs: () => object,
): LoopStep<B> {
  return { ...stepValue(name, 'aws:loop', options, inputs), body, bodySteps: Object.values(body) as AnyStep[] };
}

function elementType(name: string, iterators: Ref<unknown> | readonly unknown[]): IteratorDataType {
  const types = new Set(
    iterators instanceof Ref ? [typeOfElements(iterators.type)] : iterators.map((each) => typeOfElement(each)),
  );
  const [type] = types;
  if (types.size === 1 && type !== undefined) return type;
  throw new TypeError(
    `${name}: ${types.size > 1 ? 'the elements differ in type' : 'the type of the elements is not known'}: give iteratorDataType`,
  );
}

function typeOfElements(list: ParameterType | undefined): IteratorDataType | undefined {
  if (list === undefined) return undefined;
  const type = plainType(list);
  return type === 'StringList' ? 'String' : type === 'MapList' ? 'StringMap' : undefined;
}

function typeOfElement(element: unknown): IteratorDataType | undefined {
  if (element instanceof Ref) {
    const type = element.type && plainType(element.type);
    return type === 'StringList' || type === 'MapList' ? undefined : type;
  }
  if (Array.isArray(element)) return undefined;
  const types = { string: 'String', number: 'Integer', boolean: 'Boolean', object: 'StringMap' } as const;
  return types[typeof element as keyof typeof types];
}
