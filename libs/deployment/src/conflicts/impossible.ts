import { type Template } from '../assembly';
import { type ResourceChange } from '../changes';
import { replacedBy } from './replaced';

/** What AWS does not do to a resource that stays, whatever else is done. */
interface Impossible {
  readonly type: string;
  readonly isAsked: (old: Properties, next: Properties) => boolean;
  /** The rule, and the way out. */
  readonly says: string;
}

type Properties = Readonly<Record<string, unknown>>;

const IMPOSSIBLE: readonly Impossible[] = [
  {
    type: 'AWS::S3::Bucket',
    isAsked: (old, next) => old['ObjectLockEnabled'] === true && next['ObjectLockEnabled'] !== true,
    says: 'a bucket that has Object Lock keeps it (https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock-configure.html): write audit.objectLock: governance into the environment file',
  },
];

/**
 * Changes that AWS refuses, or takes without making them.
 * @returns a sentence each, with the construct's path; empty where everything can be made
 */
export function impossibleChanges(changes: readonly ResourceChange[], before: Template, after: Template): string[] {
  const replaced = replacedBy(changes, before, after);
  return changes.flatMap(({ action, type, logicalId, path }) => {
    if (action !== 'Modify' || replaced.has(logicalId)) return [];
    const [old, next] = [before, after].map(({ Resources }) => Resources?.[logicalId]?.Properties ?? {});
    return IMPOSSIBLE.filter((each) => each.type === type && each.isAsked(old!, next!)).map(
      ({ says }) => `${path}: ${says}`,
    );
  });
}
