import { actionInputs } from '../action-inputs';
import { type In, type Ref } from '../ref';
import { type OrDefault, type StepOptions, stepValue, type StepValue } from '../step-value';

/** An instance and the image to make of it. */
export interface CreateImageOptions extends StepOptions {
  /** A list of one, such as what runInstances gives, is that one. */
  readonly instanceId: In<string> | Ref<string[]>;
  readonly imageName: In<string>;
  /** Leaves the instance running, at the cost of a consistent file system. @default false */
  readonly noReboot?: boolean;
  /** @default - none */
  readonly imageDescription?: In<string>;
  /** As EC2's CreateImage has them. @default - the instance's own */
  readonly blockDeviceMappings?: In<Record<string, unknown>[]>;
}

/** An image that a step made. */
export interface ImageOutputs {
  readonly ImageId: Ref<string>;
  readonly ImageState: Ref<string>;
}

/** `aws:createImage`. https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-action-create.html */
export function createImage(name: string, options: CreateImageOptions): StepValue<ImageOutputs> {
  const inputs = (orDefault: OrDefault) => ({
    ...actionInputs(options),
    NoReboot: orDefault(options.noReboot, false),
  });
  return stepValue<ImageOutputs>(name, 'aws:createImage', options, inputs, { builtIn: ['ImageId', 'ImageState'] });
}
