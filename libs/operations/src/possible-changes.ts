import { impossibleChanges, type Promotion, type StackReader } from '@nss/deployment';

/**
 * Refuses what AWS would not do, before anybody is asked to approve it.
 * @throws Error with each change, the rule and the way out
 */
export async function requirePossibleChanges(
  { stacks }: Promotion,
  { reader }: { readonly reader: Pick<StackReader, 'template'> },
): Promise<void> {
  const refused: string[] = [];
  for (const { stack, changes } of stacks)
    if (changes.length > 0)
      refused.push(...impossibleChanges(changes, await reader.template(stack.stackName), stack.template));
  if (refused.length > 0) throw new Error(['AWS does not make this change:', ...refused].join('\n  '));
}
