import { selectAll } from '../selectors';
import { type Action } from '../execution/invocation';
import { requiredText } from './inputs';

/**
 * `aws:deleteImage`: deletes an AMI and the snapshots it is made of.
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-action-delete.html
 */
export const deleteImage: Action = async ({ inputs, call }) => {
  const ImageId = requiredText(inputs, 'ImageId');
  // Its snapshots are known only as long as the image is.
  const description = await call('ec2', 'DescribeImages', { ImageIds: [ImageId] });
  await call('ec2', 'DeregisterImage', { ImageId });
  for (const SnapshotId of selectAll(description, '$.Images[0].BlockDeviceMappings[*].Ebs.SnapshotId')) {
    await call('ec2', 'DeleteSnapshot', { SnapshotId });
  }
  return {};
};
