import { removedFirst, replacedBy, type Template, templateChanges } from '@nss/deployment';

/** What an edit does to the resources of a template. */
export interface Touched {
  /** Types of what is added, changed, replaced or taken away, by logical id. */
  readonly changed: ReadonlyMap<string, string>;
  /** Logical ids of what is replaced, taken away, or has to be gone first. */
  readonly gone: ReadonlySet<string>;
}

/** What an edit touches, from the templates before and after it. */
export function touchedBy(before: Template, after: Template): Touched {
  const stack = { id: 'prod/system', stackName: 'nss-prod-system', template: after };
  const changes = templateChanges({ ...stack, templateAsset: { file: '', bucket: '', key: '' } }, before);
  const removed = changes.filter(({ action }) => action === 'Remove').map(({ logicalId }) => logicalId);
  return {
    changed: new Map(changes.map(({ logicalId, type }) => [logicalId, type])),
    gone: new Set([...removed, ...replacedBy(changes, before, after), ...removedFirst(changes, before, after)]),
  };
}

/** Types of what one of two edits replaces or takes away and the other one touches as well; empty where they do not meet. */
export function meetingTypes(one: Touched, other: Touched): string {
  const ids = [
    ...[...one.gone].filter((id) => other.changed.has(id)),
    ...[...other.gone].filter((id) => one.changed.has(id)),
  ];
  return [...new Set(ids.map((id) => one.changed.get(id) ?? other.changed.get(id) ?? ''))].sort().join(' ');
}
