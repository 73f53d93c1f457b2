import { actionInputs } from '../action-inputs';
import { type In } from '../ref';
import { type StepOptions, stepValue, type StepValue } from '../step-value';
import { type ImageOutputs } from './create-image';

/** An image of another region, and what its copy here is called. */
export interface CopyImageOptions extends StepOptions {
  readonly sourceImageId: In<string>;
  readonly sourceRegion: In<string>;
  readonly imageName: In<string>;
  /** @default - none */
  readonly imageDescription?: In<string>;
  /** @default - as the source is */
  readonly encrypted?: In<boolean>;
  /** @default - EC2's own key, where the copy is encrypted */
  readonly kmsKeyId?: In<string>;
  /** @default - none: the same copy may be made twice */
  readonly clientToken?: In<string>;
}

/** `aws:copyImage`. https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-action-copyimage.html */
export function copyImage(name: string, options: CopyImageOptions): StepValue<ImageOutputs> {
  return stepValue<ImageOutputs>(name, 'aws:copyImage', options, () => actionInputs(options), {
    builtIn: ['ImageId', 'ImageState'],
  });
}
