import { type In } from '../ref';
import { type StepOptions, stepValue, type StepValue } from '../step-value';

/** `aws:deleteImage`. https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-action-delete.html */
export function deleteImage(
  name: string,
  options: StepOptions & { readonly imageId: In<string> },
): StepValue<Record<never, never>> {
  return stepValue(name, 'aws:deleteImage', options, () => ({ ImageId: options.imageId }));
}
