import { StepFailure } from '../failure';
import { type Invocation } from '../execution/invocation';
import { select } from '../selectors';
import { poll } from './poll';

/** Waits until an image can be used. @throws StepFailure when making it failed */
export async function awaitImage(
  invocation: Invocation,
  imageId: string,
): Promise<{ ImageId: string; ImageState: string }> {
  return poll(invocation, async () => {
    const response = await invocation.call('ec2', 'DescribeImages', { ImageIds: [imageId] });
    const ImageState = select(response, '$.Images[0].State');
    if (ImageState === 'failed' || ImageState === 'error' || ImageState === 'invalid') {
      throw new StepFailure(`the image ${imageId} is ${ImageState}`, {
        type: 'ImageFailed',
        outputs: { ImageId: imageId, ImageState },
      });
    }
    return ImageState === 'available' ? { ImageId: imageId, ImageState } : undefined;
  });
}
