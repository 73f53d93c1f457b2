import { type Template } from '../assembly';
import { type ResourceChange, constructPath } from '../changes';

/** The changes of a change set as they are once some resources go first: those are replaced, whatever CloudFormation would do alone. */
export function withRemovals(
  changes: readonly ResourceChange[],
  first: readonly string[],
  { stackName, before, physicalIds }: { stackName: string; before: Template; physicalIds: ReadonlyMap<string, string> },
): ResourceChange[] {
  const known = new Set(changes.map(({ logicalId }) => logicalId));
  return [
    ...changes.map((change) =>
      change.action === 'Modify' && first.includes(change.logicalId)
        ? { ...change, replacement: 'True' as const }
        : change,
    ),
    ...first
      .filter((id) => !known.has(id))
      .map((logicalId): ResourceChange => {
        const physicalId = physicalIds.get(logicalId);
        return {
          stackName,
          logicalId,
          action: 'Modify',
          type: before.Resources?.[logicalId]?.Type ?? '',
          path: constructPath(before, logicalId),
          replacement: 'True',
          ...(physicalId && { physicalId }),
        };
      }),
  ];
}

/**
 * What a change set does beyond what was approved, a line each: another resource, or a loss where none was approved.
 * @param approved every change that a person saw
 * @param first resources that are gone by now, so that they come back as new ones
 */
export function beyondApproved(
  changes: readonly ResourceChange[],
  approved: readonly ResourceChange[],
  first: readonly string[],
): string[] {
  return changes.flatMap((change) => {
    const { logicalId, action, path, replacement } = change;
    const shown = approved.find((each) => each.logicalId === logicalId);
    if (!shown) return [`${path}: ${action}, which nobody saw`];
    const comesBack = action === 'Add' && first.includes(logicalId);
    if (action !== shown.action && !comesBack) return [`${path}: ${action} instead of ${shown.action}`];
    const order = ['False', 'Conditional', 'True'];
    return order.indexOf(replacement) > order.indexOf(shown.replacement) ? [`${path}: replaced, which nobody saw`] : [];
  });
}
