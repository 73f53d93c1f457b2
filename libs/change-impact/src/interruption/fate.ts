import { type ResourceChange, type StackChange } from '@nss/deployment';
import { changedProperties } from './changed-properties';
import { behaviourOf } from './update-behaviour';

/** What becomes of a resource, and by which properties. */
export interface Fate {
  readonly kind: 'stays' | 'interrupted' | 'replaced' | 'may be replaced' | 'removed' | 'not known';
  readonly properties: readonly string[];
}

/**
 * What a change does to a resource that carries something: what the change set says, and where that is open (templates were compared, or CloudFormation
 * cannot tell), what is documented of the properties that differ.
 */
export function fateIn(stack: StackChange, change: ResourceChange): Fate {
  const properties = changedProperties(stack, change);
  if (change.action === 'Add') return { kind: 'stays', properties };
  if (change.action === 'Remove') return { kind: 'removed', properties: [] };
  const behaviours = properties.map((property) => behaviourOf(change.type, property));
  if (change.replacement === 'True') return { kind: 'replaced', properties };
  if (behaviours.includes('replacement'))
    return { kind: change.replacement === 'False' ? 'may be replaced' : 'replaced', properties };
  if (behaviours.includes(undefined)) return { kind: 'not known', properties };
  // By what a value refers to.
  if (change.replacement === 'Conditional') return { kind: 'may be replaced', properties };
  return { kind: behaviours.includes('some interruptions') ? 'interrupted' : 'stays', properties };
}
