import { documentOf, run } from '../../testing/run';

test('snapshots go with the image', async () => {
  const { calls } = await run(documentOf([{ name: 'gone', action: 'aws:deleteImage', inputs: { ImageId: 'ami-1' } }]), {
    DescribeImages: {
      Images: [{ BlockDeviceMappings: [{ Ebs: { SnapshotId: 's-1' } }, { VirtualName: 'ephemeral0' }] }],
    },
  });
  expect(calls.map(({ api, parameters }) => [api, parameters['SnapshotId']])).toEqual([
    ['DescribeImages', undefined],
    ['DeregisterImage', undefined],
    ['DeleteSnapshot', 's-1'],
  ]);
});
