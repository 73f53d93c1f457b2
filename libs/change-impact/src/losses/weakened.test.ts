import fc from 'fast-check';
import { type Properties, watchedProperties, weakened } from './weakened';

const LIFECYCLE = (days: number, more: object = {}) => ({
  LifecycleConfiguration: { Rules: [{ Id: 'records', Status: 'Enabled', ExpirationInDays: days, ...more }] },
});
const LOCK = (Mode: string, Days?: number, Years?: number) => ({
  ObjectLockConfiguration: { ObjectLockEnabled: 'Enabled', Rule: { DefaultRetention: { Mode, Days, Years } } },
});

test.each<[string, string, Properties, Properties, string]>([
  [
    'a log group that forgets earlier',
    'AWS::Logs::LogGroup',
    { RetentionInDays: 365 },
    { RetentionInDays: 30 },
    'kept for a shorter time',
  ],
  ['one that never forgot', 'AWS::Logs::LogGroup', {}, { RetentionInDays: 3653 }, 'kept for a shorter time'],
  [
    'one whose retention nobody can read',
    'AWS::Logs::LogGroup',
    { RetentionInDays: 30 },
    { RetentionInDays: { Ref: 'Days' } },
    'kept for a shorter time',
  ],
  ['one without its key', 'AWS::Logs::LogGroup', { KmsKeyId: 'a' }, {}, 'another key, or none'],
  [
    'a trail that is off',
    'AWS::CloudTrail::Trail',
    { IsLogging: true },
    { IsLogging: false },
    'records nothing any more',
  ],
  [
    'a trail without proof',
    'AWS::CloudTrail::Trail',
    { EnableLogFileValidation: true },
    {},
    'files cannot be proven whole',
  ],
  [
    'a trail of one region',
    'AWS::CloudTrail::Trail',
    { IsMultiRegionTrail: true },
    { IsMultiRegionTrail: false },
    'other regions are recorded no more',
  ],
  [
    'a trail of other events',
    'AWS::CloudTrail::Trail',
    { EventSelectors: [{ ReadWriteType: 'All' }] },
    { EventSelectors: [{ ReadWriteType: 'ReadOnly' }] },
    'other events',
  ],
  ['a bucket whose objects expire earlier', 'AWS::S3::Bucket', LIFECYCLE(400), LIFECYCLE(1), 'objects expire earlier'],
  ['a bucket whose objects never expired', 'AWS::S3::Bucket', {}, LIFECYCLE(3650), 'objects expire earlier'],
  [
    'a rule for more objects',
    'AWS::S3::Bucket',
    LIFECYCLE(400, { Prefix: 'access/' }),
    LIFECYCLE(400),
    'objects expire earlier',
  ],
  [
    'older versions that expire earlier',
    'AWS::S3::Bucket',
    LIFECYCLE(400, { NoncurrentVersionExpiration: { NoncurrentDays: 90 } }),
    LIFECYCLE(400, { NoncurrentVersionExpirationInDays: 1 }),
    'objects expire earlier',
  ],
  [
    'a date on which all expires',
    'AWS::S3::Bucket',
    {},
    { LifecycleConfiguration: { Rules: [{ Status: 'Enabled', ExpirationDate: '2026-12-01' }] } },
    'objects expire earlier',
  ],
  [
    'a bucket that is public',
    'AWS::S3::Bucket',
    { PublicAccessBlockConfiguration: { BlockPublicAcls: true } },
    {},
    'public access is blocked otherwise',
  ],
  [
    'versions that are not kept',
    'AWS::S3::Bucket',
    { VersioningConfiguration: { Status: 'Enabled' } },
    { VersioningConfiguration: { Status: 'Suspended' } },
    'versions are kept otherwise',
  ],
  [
    'a lock for a shorter time',
    'AWS::S3::Bucket',
    LOCK('COMPLIANCE', undefined, 1),
    LOCK('COMPLIANCE', 364),
    'locked for a shorter time',
  ],
  [
    'a lock that somebody may open',
    'AWS::S3::Bucket',
    LOCK('COMPLIANCE', 30),
    LOCK('GOVERNANCE', 30),
    'locked for a shorter time',
  ],
  ['no lock', 'AWS::S3::Bucket', LOCK('GOVERNANCE', 30), {}, 'locked for a shorter time'],
  [
    'another bucket policy',
    'AWS::S3::BucketPolicy',
    { PolicyDocument: { Statement: ['deny', 'allow'] } },
    { PolicyDocument: { Statement: ['allow'] } },
    'another policy',
  ],
  ['a key that is off', 'AWS::KMS::Key', {}, { Enabled: false }, 'the key opens nothing any more'],
  [
    'another key policy',
    'AWS::KMS::Key',
    { KeyPolicy: { Statement: [] } },
    { KeyPolicy: { Statement: ['allow'] } },
    'another policy',
  ],
  [
    'a key that goes sooner',
    'AWS::KMS::Key',
    { PendingWindowInDays: 30 },
    { PendingWindowInDays: 7 },
    'deleted after a shorter time',
  ],
])('%s', (_, type, before, after, says) => {
  expect(weakened(type, before, after).join()).toContain(says);
});

test.each<[string, string, Properties, Properties]>([
  ['a log group that remembers longer', 'AWS::Logs::LogGroup', { RetentionInDays: 30 }, { RetentionInDays: 60 }],
  ['a trail that is on', 'AWS::CloudTrail::Trail', { IsLogging: false }, { IsLogging: true }],
  ['objects that stay longer', 'AWS::S3::Bucket', LIFECYCLE(30), LIFECYCLE(400)],
  [
    'no expiry any more',
    'AWS::S3::Bucket',
    LIFECYCLE(30),
    { LifecycleConfiguration: { Rules: [{ Id: 'records', Status: 'Disabled', ExpirationInDays: 1 }] } },
  ],
  [
    'a rule that only breaks uploads off',
    'AWS::S3::Bucket',
    {},
    {
      LifecycleConfiguration: {
        Rules: [{ Status: 'Enabled', AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 } }],
      },
    },
  ],
  ['a lock for longer', 'AWS::S3::Bucket', LOCK('COMPLIANCE', 30), LOCK('COMPLIANCE', 60)],
  ['a lock at last', 'AWS::S3::Bucket', {}, LOCK('GOVERNANCE', 30)],
  ['other tags', 'AWS::KMS::Key', { Tags: [] }, { Tags: ['x'] }],
  ['a key that is on', 'AWS::KMS::Key', { Enabled: false }, { Enabled: true }],
])('%s weakens nothing', (_, type, before, after) => {
  expect(weakened(type, before, after)).toEqual([]);
});

test('what did not change weakens nothing, whatever it is', () => {
  fc.assert(
    fc.property(fc.constantFrom(...Object.entries(watchedProperties())), fc.json(), ([type, properties], text) => {
      const same = () => Object.fromEntries(properties.map((property) => [property, JSON.parse(text) as unknown]));
      expect(weakened(type, same(), same())).toEqual([]);
    }),
  );
});

test('of two retentions the shorter one weakens', () => {
  fc.assert(
    fc.property(fc.nat(), fc.nat(), (a, b) => {
      expect(weakened('AWS::Logs::LogGroup', { RetentionInDays: a }, { RetentionInDays: b }).length === 1).toBe(b < a);
      expect(weakened('AWS::S3::Bucket', LIFECYCLE(a), LIFECYCLE(b)).length === 1).toBe(b < a);
    }),
  );
});
