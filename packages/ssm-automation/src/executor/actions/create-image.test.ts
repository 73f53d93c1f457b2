import { documentOf, run } from '../../testing/run';

const create = (State: string) =>
  run(
    documentOf([
      { name: 'image', action: 'aws:createImage', inputs: { InstanceId: 'i-1', ImageName: 'new', NoReboot: 'true' } },
    ]),
    {
      CreateImage: { ImageId: 'ami-1' },
      DescribeImages: { Images: [{ State }] },
    },
  );

test('is done when the image is available, and fails when it failed', async () => {
  const { calls, record } = await create('available');
  expect(calls[0]?.parameters).toEqual({ InstanceId: 'i-1', Name: 'new', NoReboot: true });
  expect(record.StepExecutions?.[0]?.Outputs).toEqual({ ImageId: ['ami-1'], ImageState: ['available'] });
  expect((await create('failed')).status).toBe('Failed');
});
