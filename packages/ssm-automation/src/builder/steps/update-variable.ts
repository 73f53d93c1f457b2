import { type In, type Ref } from '../ref';
import { type StepOptions, stepValue, type StepValue } from '../step-value';

/** `aws:updateVariable`. https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-action-update-variable.html */
export function updateVariable<T>(
  name: string,
  options: StepOptions & { readonly variable: Ref<T>; readonly value: In<NoInfer<T>> },
): StepValue<Record<never, never>> {
  return stepValue(name, 'aws:updateVariable', options, () => ({ Name: options.variable.name, Value: options.value }));
}
