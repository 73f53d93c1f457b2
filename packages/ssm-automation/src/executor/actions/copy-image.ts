import { text } from '../references/typing';
import { type Action } from '../execution/invocation';
import { flag, optionalText, pick, requiredText } from './inputs';
import { awaitImage } from './image-states';

/**
 * `aws:copyImage`: copies an AMI from another region, or within one to encrypt it, and waits until it is there.
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-action-copyimage.html
 */
export const copyImage: Action = async (invocation) => {
  const { inputs, call } = invocation;
  const Description = optionalText(inputs, 'ImageDescription');
  const { ImageId } = await call('ec2', 'CopyImage', {
    SourceRegion: requiredText(inputs, 'SourceRegion'),
    SourceImageId: requiredText(inputs, 'SourceImageId'),
    Name: requiredText(inputs, 'ImageName'),
    ...(Description !== undefined && { Description }),
    ...(inputs['Encrypted'] !== undefined && { Encrypted: flag(inputs, 'Encrypted') }),
    ...pick(inputs, ['KmsKeyId', 'ClientToken']),
  });
  return { outputs: await awaitImage(invocation, text(ImageId)) };
};
