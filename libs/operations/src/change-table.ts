import { fold, table } from '@nss/command-line';
import { type Promotion, type ResourceChange, isDestructive, promotionChanges } from '@nss/deployment';
import { staysSentences } from './stays';

/** How an action is marked. */
const SIGNS = { Add: '+', Modify: '~', Remove: '-' } as const;

/** Above this many changes of one stack a person reads a summary by type, not a list. */
const LONGEST_LIST = 25;

/**
 * What a promotion changes, in lines: destructive changes first and by name, then stack by stack.
 * @param columns of the terminal. @default - a line is as long as it is
 */
export function changeTable(promotion: Promotion, columns?: number): string {
  const destructive = promotionChanges(promotion).filter(isDestructive);
  const rows = (cells: readonly (readonly string[])[], indent: number) =>
    cells.length > 0 ? [table(cells, { columns, indent })] : [];
  return [
    ...rows(
      destructive.map((change) => ['!', change.stackName, warning(change), change.type, change.path]),
      2,
    ),
    ...promotion.stacks.flatMap(({ kept, records, removal }) => [
      ...(removal
        ? [fold(`  ! ${removal.logicalIds.length} go first, because the new ones need what they hold`, columns, 4)]
        : []),
      ...staysSentences({ kept, records }).map((sentence) => fold(`  = ${sentence}`, columns, 4)),
    ]),
    ...promotion.stacks.flatMap(({ stack, changes, unprotected }) => {
      const protects = unprotected.map((id) =>
        fold(`  ~ ${stack.stackName}  protects ${id} against termination again`, columns, 4),
      );
      if (changes.length === 0) return protects.length > 0 ? protects : [`  = ${stack.stackName}  nothing to change`];
      const cells =
        changes.length > LONGEST_LIST ? byType(changes) : changes.map((c) => [SIGNS[c.action], c.type, c.path]);
      return [...protects, `  * ${stack.stackName}  ${changes.length} changes`, ...rows(cells, 6)];
    }),
  ].join('\n');
}

function warning({ action, replacement }: ResourceChange): string {
  return action === 'Remove' ? 'REMOVES' : replacement === 'True' ? 'REPLACES' : 'MAY REPLACE';
}

/** Counts of changes: sign, type, `x 3`. */
function byType(changes: readonly ResourceChange[]): string[][] {
  const counts = new Map<string, number>();
  changes.forEach(({ action, type }) => {
    const what = `${SIGNS[action]} ${type}`;
    counts.set(what, (counts.get(what) ?? 0) + 1);
  });
  return [...counts].sort().map(([what, count]) => [...what.split(' '), `x ${count}`]);
}
