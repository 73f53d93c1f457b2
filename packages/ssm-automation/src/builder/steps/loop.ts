import { Ref } from '../ref';
import { type AnyStep, type StepOptions, stepValue, type StepValue } from '../step-value';
import { type TypedCondition } from './branch';

/** A loop has no onCancel: those of the steps inside count. */
type LoopStepOptions = Omit<StepOptions, 'onCancel'>;

/** Once for each element of a list. */
export interface ForEachOptions extends LoopStepOptions {
  /** At most 100 elements. */
  readonly iterators: Ref<string[]> | readonly string[];
  readonly steps: (loop: { readonly value: Ref<string>; readonly iteration: Ref<number> }) => readonly AnyStep[];
}

/** Again as long as a condition holds, at least once. */
export interface DoWhileOptions extends LoopStepOptions {
  readonly steps: (loop: { readonly iteration: Ref<number> }) => readonly AnyStep[];
  /** Tested after the body; it may refer to steps of the body. */
  readonly condition: () => TypedCondition;
  /** From 1 to 100. */
  readonly maxIterations: number;
}

/** `aws:loop` over a list. https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-action-loop.html */
export function forEach(name: string, options: ForEachOptions): StepValue<Record<never, never>> {
  const body = options.steps({
    value: new Ref(`${name}.CurrentIteratorValue`),
    iteration: new Ref(`${name}.CurrentIteration`),
  });
  return {
    ...stepValue(name, 'aws:loop', options, () => ({ Iterators: options.iterators, IteratorDataType: 'String' })),
    body,
  };
}

/** `aws:loop` with a condition. https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-action-loop.html */
export function doWhile(name: string, options: DoWhileOptions): StepValue<Record<never, never>> {
  const body = options.steps({ iteration: new Ref(`${name}.CurrentIteration`) });
  return {
    ...stepValue(name, 'aws:loop', options, () => ({
      LoopCondition: options.condition(),
      MaxIterations: options.maxIterations,
    })),
    body,
  };
}
