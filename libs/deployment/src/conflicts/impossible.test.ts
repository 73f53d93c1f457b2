import { type ResourceChange } from '../changes';
import { impossibleChanges } from './impossible';

const bucket = (properties: object) => ({
  Resources: { Bucket: { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'b', ...properties } } },
});
const change = (replacement: ResourceChange['replacement']): ResourceChange => ({
  stackName: 's',
  path: 'Audit/Bucket',
  logicalId: 'Bucket',
  type: 'AWS::S3::Bucket',
  action: 'Modify',
  replacement,
});
const locked = bucket({ ObjectLockEnabled: true });

// "After you enable Object Lock on a bucket, you can't disable Object Lock or suspend versioning for that bucket":
// https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock-configure.html
test('Object Lock is not turned off where the bucket stays, and it says what to write', () => {
  expect(impossibleChanges([change('False')], locked, bucket({}))).toEqual([
    expect.stringMatching(/^Audit\/Bucket: a bucket that has Object Lock keeps it .*audit\.objectLock: governance/),
  ]);
});

test.each([
  ['it is turned on', bucket({}), locked, 'False'],
  ['it stays on', locked, bucket({ ObjectLockEnabled: true, Tags: [] }), 'False'],
  ['the bucket is another one', locked, bucket({}), 'True'],
] as const)('%s: nothing is refused', (_, before, after, replacement) => {
  expect(impossibleChanges([change(replacement)], before, after)).toEqual([]);
});
