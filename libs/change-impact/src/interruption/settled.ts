import { constructPath, type ResourceChange, type StackChange, type TemplateResource } from '@nss/deployment';
import { changedProperties } from './changed-properties';
import { behaviourOf } from './update-behaviour';

/**
 * A change with what can be settled of it: "may be replaced" becomes yes or no where the properties that differ are documented, and what holds to
 * something that is replaced is replaced with it, also where only templates were compared. What CloudFormation said stays.
 */
export function settled(stack: StackChange): StackChange {
  const changes = stack.changes.map((change) => ({ ...change, replacement: replacementOf(stack, change) }));
  const byId = new Map(changes.map((change) => [change.logicalId, change]));
  for (let grows = true; grows; ) {
    grows = false;
    for (const [logicalId, resource] of Object.entries(stack.after.Resources ?? {})) {
      const own = byId.get(logicalId);
      if (!stack.before.Resources?.[logicalId] || (own && own.replacement !== 'False')) continue;
      // What was asked of CloudFormation names all of them.
      if (own && !isOpen(stack, own)) continue;
      if (!holdsTo(resource, byId)) continue;
      byId.set(logicalId, {
        stackName: stack.stackName,
        logicalId,
        type: resource.Type,
        path: constructPath(stack.after, logicalId),
        action: 'Modify',
        ...own,
        replacement: 'True',
      });
      grows = true;
    }
  }
  return { ...stack, changes: [...byId.values()] };
}

/** Whether nobody but the templates said what becomes of it. */
function isOpen({ changes }: StackChange, { logicalId }: ResourceChange): boolean {
  return changes.find((change) => change.logicalId === logicalId)?.replacement === 'Conditional';
}

function replacementOf(stack: StackChange, change: ResourceChange): ResourceChange['replacement'] {
  if (change.action !== 'Modify' || change.replacement !== 'Conditional') return change.replacement;
  const behaviours = changedProperties(stack, change).map((property) => behaviourOf(change.type, property));
  if (behaviours.includes('replacement')) return 'True';
  return behaviours.includes(undefined) ? 'Conditional' : 'False';
}

/** Whether a property that cannot change in place refers to what becomes another. */
function holdsTo({ Type, Properties = {} }: TemplateResource, changes: ReadonlyMap<string, ResourceChange>): boolean {
  return Object.entries(Properties).some(
    ([property, value]) =>
      behaviourOf(Type, property) === 'replacement' &&
      referredIn(value).some((id) => changes.get(id)?.action === 'Modify' && changes.get(id)?.replacement === 'True'),
  );
}

/** Logical ids that a value refers to. */
function referredIn(value: unknown): string[] {
  if (value === null || typeof value !== 'object') return [];
  const { Ref, 'Fn::GetAtt': attribute } = value as { Ref?: unknown; 'Fn::GetAtt'?: unknown };
  if (typeof Ref === 'string') return [Ref];
  if (Array.isArray(attribute)) return [String(attribute[0])];
  return Object.values(value).flatMap(referredIn);
}
