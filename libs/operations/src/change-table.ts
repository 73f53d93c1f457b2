import { type Promotion, type ResourceChange, isDestructive, promotionChanges } from '@nss/deployment';

/** How an action is marked. */
const SIGNS = { Add: '+', Modify: '~', Remove: '-' } as const;

/** Above this many changes of one stack a person reads a summary by type, not a list. */
const LONGEST_LIST = 25;

/** What a promotion changes, in lines: destructive changes first and by name, then stack by stack. */
export function changeTable(promotion: Promotion): string[] {
  const all = promotionChanges(promotion);
  const destructive = all.filter(isDestructive);
  return [
    ...destructive.map((change) => `  ! ${change.stackName}  ${warning(change)}  ${change.type}  ${change.path}`),
    ...promotion.stacks.flatMap(({ stack, changes, unprotected }) => {
      const protects = unprotected.map((id) => `  ~ ${stack.stackName}  protects ${id} against termination again`);
      if (changes.length === 0) return protects.length > 0 ? protects : [`  = ${stack.stackName}  nothing to change`];
      const lines =
        changes.length > LONGEST_LIST
          ? byType(changes)
          : changes.map((c) => `      ${SIGNS[c.action]} ${c.type}  ${c.path}`);
      return [...protects, `  * ${stack.stackName}  ${changes.length} changes`, ...lines];
    }),
  ];
}

function warning({ action, replacement }: ResourceChange): string {
  return action === 'Remove' ? 'REMOVES' : replacement === 'True' ? 'REPLACES' : 'MAY REPLACE';
}

function byType(changes: readonly ResourceChange[]): string[] {
  const counts = new Map<string, number>();
  changes.forEach(({ action, type }) =>
    counts.set(`${SIGNS[action]} ${type}`, (counts.get(`${SIGNS[action]} ${type}`) ?? 0) + 1),
  );
  return [...counts].sort().map(([what, count]) => `      ${what}  x ${count}`);
}
