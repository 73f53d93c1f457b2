import { isDeepStrictEqual } from 'node:util';

/** Properties of a resource in a template. */
export type Properties = Readonly<Record<string, unknown>>;

/** One way in which a changed property keeps less of what was recorded, or lets more people at it. */
interface Weakening {
  readonly property: string;
  /** Completes "…: ". */
  readonly says: string;
  weakens(before: unknown, after: unknown): boolean;
}

const off = (property: string, says: string): Weakening => ({
  property,
  says,
  weakens: (before, after) => isOn(before) && !isOn(after),
});
const changed = (property: string, says: string): Weakening => ({
  property,
  says,
  weakens: (before) => before !== undefined,
});
const shorter = (property: string, says: string): Weakening => ({
  property,
  says,
  weakens: (before, after) => days(after) < days(before),
});

/**
 * What weakens records, by the type that holds them. A property that is not here changes how records are found or named, not whether
 * they are kept. Where no rule can say which of two values is weaker (policies, other keys, other selectors), any change counts.
 *
 * Source: the resource types' pages of the CloudFormation template reference
 */
const WEAKENINGS: Readonly<Record<string, readonly Weakening[]>> = {
  'AWS::Logs::LogGroup': [
    shorter('RetentionInDays', 'kept for a shorter time'),
    changed('KmsKeyId', 'another key, or none'),
    changed('DataProtectionPolicy', 'another data protection policy'),
    off('DeletionProtectionEnabled', 'may be deleted'),
    changed('ResourcePolicyDocument', 'another policy'),
  ],
  'AWS::CloudTrail::Trail': [
    off('IsLogging', 'records nothing any more'),
    off('EnableLogFileValidation', 'files cannot be proven whole any more'),
    off('IsMultiRegionTrail', 'other regions are recorded no more'),
    off('IncludeGlobalServiceEvents', 'global services are recorded no more'),
    changed('EventSelectors', 'other events'),
    changed('AdvancedEventSelectors', 'other events'),
    changed('S3BucketName', 'another bucket'),
    changed('S3KeyPrefix', 'another place in the bucket'),
    changed('KMSKeyId', 'another key, or none'),
    changed('CloudWatchLogsLogGroupArn', 'another log group, or none'),
    changed('CloudWatchLogsRoleArn', 'another role writes'),
    off('IsOrganizationTrail', 'other accounts are recorded no more'),
  ],
  'AWS::S3::Bucket': [
    { property: 'LifecycleConfiguration', says: 'objects expire earlier', weakens: expiresEarlier },
    changed('VersioningConfiguration', 'versions are kept otherwise'),
    off('ObjectLockEnabled', 'objects are not locked any more'),
    { property: 'ObjectLockConfiguration', says: 'objects are locked for a shorter time', weakens: locksLess },
    changed('BucketEncryption', 'another encryption, or none'),
    changed('PublicAccessBlockConfiguration', 'public access is blocked otherwise'),
    changed('LoggingConfiguration', 'access is logged otherwise'),
    changed('OwnershipControls', 'another ownership of objects'),
    changed('AccessControl', 'another access control list'),
    changed('ReplicationConfiguration', 'replicated otherwise'),
  ],
  'AWS::S3::BucketPolicy': [
    changed('PolicyDocument', 'another policy'),
    changed('Bucket', 'a policy of another bucket'),
  ],
  'AWS::KMS::Key': [
    changed('KeyPolicy', 'another policy'),
    {
      property: 'Enabled',
      says: 'the key opens nothing any more',
      weakens: (_, after) => after !== undefined && !isOn(after),
    },
    off('EnableKeyRotation', 'no rotation any more'),
    shorter('PendingWindowInDays', 'deleted after a shorter time'),
  ],
};

/** Types that hold records, or decide whether they are kept. A flow log cannot be changed but for its tags: any other is its successor. */
export const RECORD_TYPES: readonly string[] = [...Object.keys(WEAKENINGS), 'AWS::EC2::FlowLog'];

/** The properties that are looked at, by type. */
export function watchedProperties(): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(
    Object.entries(WEAKENINGS).map(([type, all]) => [type, all.map(({ property }) => property)]),
  );
}

/** How a change of a resource weakens records, in words; nothing where it does not. */
export function weakened(type: string, before: Properties, after: Properties): string[] {
  return (WEAKENINGS[type] ?? [])
    .filter(
      ({ property, weakens }) =>
        !isDeepStrictEqual(before[property], after[property]) && weakens(before[property], after[property]),
    )
    .map(({ says }) => says);
}

function isOn(value: unknown): boolean {
  return value === true || value === 'true';
}

/** Days of a retention; what is kept without end is kept longest. What is no number could be anything: it counts as the shortest. */
function days(value: unknown): number {
  if (value === undefined) return Infinity;
  const number = Number(value);
  return Number.isFinite(number) ? number : 0;
}

const EXPIRING = ['ExpirationInDays', 'NoncurrentVersionExpirationInDays'] as const;

interface LifecycleRule extends Properties {
  readonly Id?: string;
  readonly Status?: string;
  readonly NoncurrentVersionExpiration?: { readonly NoncurrentDays?: unknown };
}

/** Whether some objects expire that did not, or earlier than they did. A rule is known by its Id, and else by its place. */
function expiresEarlier(before: unknown, after: unknown): boolean {
  const [old, current] = [rulesOf(before), rulesOf(after)];
  return [...current].some(([id, rule]) => {
    const former = old.get(id);
    const isNarrowed =
      former !== undefined &&
      (['Prefix', 'Filter', 'TagFilters', 'ExpirationDate', 'ExpiredObjectDeleteMarker'] as const).every((key) =>
        isDeepStrictEqual(former[key], rule[key]),
      );
    const earlier = EXPIRING.some((field) => rule[field] !== undefined && days(rule[field]) < days(former?.[field]));
    const expires = EXPIRING.some((field) => rule[field] !== undefined) || rule['ExpirationDate'] !== undefined;
    return (
      earlier ||
      (expires && former !== undefined && !isNarrowed) ||
      (rule['ExpirationDate'] !== undefined && former === undefined)
    );
  });
}

/** Enabled rules, with both ways of writing how long an older version is kept made one. */
function rulesOf(configuration: unknown): Map<string, LifecycleRule> {
  const { Rules = [] } = (configuration ?? {}) as { Rules?: readonly LifecycleRule[] };
  return new Map(
    Rules.map((rule, index): [string, LifecycleRule] => [
      rule.Id ?? `#${index}`,
      {
        ...rule,
        ...(rule.NoncurrentVersionExpiration && {
          NoncurrentVersionExpirationInDays: rule.NoncurrentVersionExpiration.NoncurrentDays,
        }),
      },
    ]).filter(([, { Status }]) => Status !== 'Disabled'),
  );
}

interface Lock {
  readonly ObjectLockEnabled?: unknown;
  readonly Rule?: {
    readonly DefaultRetention?: { readonly Mode?: string; readonly Days?: unknown; readonly Years?: unknown };
  };
}

/** Whether new objects are locked for a shorter time, or so that somebody may unlock them. */
function locksLess(before: unknown, after: unknown): boolean {
  const [old, current] = [before, after].map((value) => (value as Lock | undefined)?.Rule?.DefaultRetention);
  if (!old) return false;
  return (
    !current || lockedDays(current) < lockedDays(old) || (old.Mode === 'COMPLIANCE' && current.Mode !== 'COMPLIANCE')
  );
}

function lockedDays({ Days, Years }: { readonly Days?: unknown; readonly Years?: unknown }): number {
  return Years === undefined ? (Days === undefined ? 0 : days(Days)) : days(Years) * 365;
}
