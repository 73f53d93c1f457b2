import { type StepOptions, stepValue, type StepValue } from '../step-value';

/** `aws:sleep` for so many seconds. https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-action-sleep.html */
export function sleep(
  name: string,
  options: StepOptions & { readonly seconds: number },
): StepValue<Record<never, never>> {
  return stepValue(name, 'aws:sleep', options, () => ({ Duration: `PT${options.seconds}S` }));
}
