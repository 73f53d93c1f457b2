import { type ResourceChange, type Template } from '@nss/deployment';
import { type StackChange } from '../report/stack-change';
import { changeDigest } from './change-digest';
import { losses, resourceName } from './losses';

const change = (more: Partial<ResourceChange> = {}): ResourceChange => ({
  stackName: 'nss-prod-system',
  action: 'Modify',
  type: 'AWS::EC2::Instance',
  logicalId: 'Web01',
  path: 'Web01/Instance',
  replacement: 'True',
  ...more,
});
const stack = (changes: readonly ResourceChange[], before: Template = {}, after: Template = {}): StackChange => ({
  stackName: 'nss-prod-system',
  changes,
  before,
  after,
});
const fates = (...changes: readonly ResourceChange[]) => losses([stack(changes)]).map(({ fate }) => fate);

test('what is guarded and goes is a loss; anything else is none', () => {
  expect(
    fates(change(), change({ replacement: 'Conditional' }), change({ action: 'Remove', replacement: 'False' })),
  ).toEqual(['replaced', 'may be replaced', 'removed']);
  expect(
    fates(
      change({ replacement: 'False' }),
      change({ action: 'Add', replacement: 'False' }),
      change({ type: 'AWS::CloudWatch::Alarm' }),
    ),
  ).toEqual([]);
});

test.each([
  'AWS::CloudTrail::Trail',
  'AWS::EC2::FlowLog',
  'AWS::Logs::LogGroup',
  'AWS::KMS::Key',
  'AWS::S3::Bucket',
  'AWS::S3::BucketPolicy',
])('losing a %s is a loss', (type) => {
  expect(fates(change({ type, action: 'Remove', replacement: 'False' }))).toEqual(['removed']);
});

test('a change that weakens records is a loss, by both templates', () => {
  const group = (days: number): Template => ({
    Resources: { Group: { Type: 'AWS::Logs::LogGroup', Properties: { RetentionInDays: days } } },
  });
  const changed = change({ type: 'AWS::Logs::LogGroup', logicalId: 'Group', path: 'Group', replacement: 'False' });
  expect(
    losses([stack([changed], group(90), group(30))]).map((loss) => [resourceName(loss.change), loss.fate]),
  ).toEqual([['nss-prod-system/Group', 'kept for a shorter time']]);
  expect(losses([stack([changed], group(30), group(90))])).toEqual([]);
});

test('a digest is that of one change: the same prepared again has it, in any order; any other has another', () => {
  const template = (image: string): Template => ({
    Resources: { Web01: { Type: 'AWS::EC2::Instance', Properties: { ImageId: image, EbsOptimized: true } } },
  });
  const turned: Template = {
    Resources: { Web01: { Properties: { EbsOptimized: true, ImageId: 'b' }, Type: 'AWS::EC2::Instance' } },
  };
  const other = change({ logicalId: 'Web02', path: 'Web02/Instance' });
  const digest = changeDigest('prod', [stack([change(), other], template('a'), template('b')), stack([])]);
  expect(changeDigest('prod', [stack([other, change()], template('a'), turned)])).toBe(digest);
  const different = [
    changeDigest('dev', [stack([change(), other], template('a'), template('b'))]),
    changeDigest('prod', [stack([change()], template('a'), template('b'))]),
    changeDigest('prod', [stack([change(), other], template('a'), template('c'))]),
    changeDigest('prod', [stack([change(), other], template('x'), template('b'))]),
    changeDigest('prod', [stack([change({ action: 'Remove' }), other], template('a'), template('b'))]),
    changeDigest('prod', [stack([change({ replacement: 'False' }), other], template('a'), template('b'))]),
  ];
  expect(new Set([digest, ...different]).size).toBe(7);
});
