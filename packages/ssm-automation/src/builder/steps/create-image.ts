import { type In, type Ref } from '../ref';
import { type StepOptions, stepValue, type StepValue } from '../step-value';

/** An instance and the image to make of it. */
export interface CreateImageOptions extends StepOptions {
  readonly instanceId: In<string>;
  readonly imageName: In<string>;
  readonly imageDescription?: In<string>;
  /** Leaves the instance running, at the cost of a consistent file system. @default false */
  readonly noReboot?: boolean;
}

/** `aws:createImage`. https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-action-create.html */
export function createImage(name: string, options: CreateImageOptions): StepValue<{ readonly ImageId: Ref<string> }> {
  const inputs = () => ({
    InstanceId: options.instanceId,
    ImageName: options.imageName,
    NoReboot: options.noReboot ?? false,
    ...(options.imageDescription !== undefined && { ImageDescription: options.imageDescription }),
  });
  return stepValue<{ readonly ImageId: Ref<string> }>(name, 'aws:createImage', options, inputs, {
    builtIn: ['ImageId'],
  });
}
