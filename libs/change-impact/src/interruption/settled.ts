import { constructPath, type ResourceChange, type StackChange, type TemplateResource } from '@nss/deployment';
import { changedProperties } from './changed-properties';
import { behaviourOf } from './update-behaviour';

type Replacement = ResourceChange['replacement'];

/** From the least to the most. */
const ORDER: readonly Replacement[] = ['False', 'Conditional', 'True'];
const most = (some: readonly Replacement[]): Replacement =>
  ORDER[Math.max(0, ...some.map((each) => ORDER.indexOf(each)))]!;

/**
 * A change with what can be settled of it: "may be replaced" becomes yes or no where the properties that differ are documented, and what holds to
 * something that is replaced is replaced with it, also where only templates were compared. A yes or no of CloudFormation stays.
 */
export function settled(stack: StackChange): StackChange {
  const said = new Map(stack.changes.map((change) => [change.logicalId, change]));
  const settledSoFar = new Map(
    stack.changes.map((change): [string, ResourceChange] => [
      change.logicalId,
      { ...change, replacement: ofItself(stack, change) },
    ]),
  );
  const existing = Object.entries(stack.after.Resources ?? {}).filter(([id]) => stack.before.Resources?.[id]);
  for (let grows = true; grows; ) {
    grows = false;
    for (const [logicalId, resource] of existing) {
      const own = settledSoFar.get(logicalId);
      // CloudFormation names everything that changes, and what it is sure of.
      if (own && said.get(logicalId)?.replacement !== 'Conditional') continue;
      const now = most([own?.replacement ?? 'False', byWhatItHoldsTo(stack, resource, settledSoFar)]);
      if (now === (own?.replacement ?? 'False')) continue;
      const { stackName } = stack;
      const path = constructPath(stack.after, logicalId);
      settledSoFar.set(logicalId, {
        ...(own ?? { stackName, logicalId, type: resource.Type, path, action: 'Modify' }),
        replacement: now,
      });
      grows = true;
    }
  }
  return { ...stack, changes: [...settledSoFar.values()] };
}

/** By the properties that differ. */
function ofItself(stack: StackChange, change: ResourceChange): Replacement {
  if (change.action !== 'Modify' || change.replacement !== 'Conditional') return change.replacement;
  const behaviours = changedProperties(stack, change).map((property) => behaviourOf(change.type, property));
  if (behaviours.includes('replacement')) return 'True';
  return behaviours.includes(undefined) ? 'Conditional' : 'False';
}

/** By what the properties that cannot change in place refer to. */
function byWhatItHoldsTo(
  stack: StackChange,
  { Type, Properties = {} }: TemplateResource,
  changes: ReadonlyMap<string, ResourceChange>,
): Replacement {
  const held = Object.entries(Properties)
    .filter(([property]) => behaviourOf(Type, property) === 'replacement')
    .flatMap(([, value]) => referredIn(value));
  return most(
    held.map(({ logicalId, attribute }) => {
      const change = changes.get(logicalId);
      if (change?.action !== 'Modify') return 'False';
      return most([change.replacement, attribute === VERSION ? byVersion(stack, change) : 'False']);
    }),
  );
}

/** The one attribute here that a change in place gives another value. */
const VERSION = 'LatestVersionNumber';

/**
 * A launch template has another version by other data; whether by something else is not documented.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-launchtemplate.html
 */
function byVersion(stack: StackChange, change: ResourceChange): Replacement {
  return changedProperties(stack, change).includes('LaunchTemplateData') ? 'True' : 'Conditional';
}

/** What a value refers to. */
function referredIn(value: unknown): { logicalId: string; attribute?: string }[] {
  if (value === null || typeof value !== 'object') return [];
  const { Ref, 'Fn::GetAtt': attribute } = value as { Ref?: unknown; 'Fn::GetAtt'?: unknown };
  if (typeof Ref === 'string') return [{ logicalId: Ref }];
  if (Array.isArray(attribute)) return [{ logicalId: String(attribute[0]), attribute: String(attribute[1]) }];
  return Object.values(value).flatMap(referredIn);
}
