import { text } from '../references/typing';
import { type Action } from '../execution/invocation';
import { flag, optionalText, pick, requiredText } from './inputs';
import { awaitImage } from './image-states';

/**
 * `aws:createImage`: makes an AMI of an instance, which restarts unless NoReboot is set, and waits until it is there.
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-action-create.html
 */
export const createImage: Action = async (invocation) => {
  const { inputs, call } = invocation;
  const Description = optionalText(inputs, 'ImageDescription');
  const { ImageId } = await call('ec2', 'CreateImage', {
    InstanceId: requiredText(inputs, 'InstanceId'),
    Name: requiredText(inputs, 'ImageName'),
    ...(Description !== undefined && { Description }),
    ...(inputs['NoReboot'] !== undefined && { NoReboot: flag(inputs, 'NoReboot') }),
    ...pick(inputs, ['BlockDeviceMappings']),
  });
  return { outputs: await awaitImage(invocation, text(ImageId)) };
};
