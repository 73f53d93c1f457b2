import { type StepOptions, stepValue, type StepValue } from '../step-value';

/** `aws:pause` until someone sends Resume. https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-action-pause.html */
export function pause(name: string, options: StepOptions = {}): StepValue<Record<never, never>> {
  return stepValue(name, 'aws:pause', options, () => ({}));
}
