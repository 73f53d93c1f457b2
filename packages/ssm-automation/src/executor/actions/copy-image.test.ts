import { documentOf, run } from '../../testing/run';

test('copies and waits', async () => {
  const inputs = {
    SourceRegion: 'us-east-1',
    SourceImageId: 'ami-0',
    ImageName: 'new',
    Encrypted: 'True',
    KmsKeyId: 'k',
  };
  const { calls, record } = await run(documentOf([{ name: 'copy', action: 'aws:copyImage', inputs }]), {
    CopyImage: { ImageId: 'ami-1' },
    DescribeImages: { Images: [{ State: 'available' }] },
  });
  expect(calls[0]?.parameters).toEqual({
    SourceRegion: 'us-east-1',
    SourceImageId: 'ami-0',
    Name: 'new',
    Encrypted: true,
    KmsKeyId: 'k',
  });
  expect(record.StepExecutions?.[0]?.Outputs?.['ImageId']).toEqual(['ami-1']);
});
