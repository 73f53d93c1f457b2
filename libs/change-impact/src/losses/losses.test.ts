import { type ResourceChange, type StackChange, type Template } from '@nss/deployment';
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
