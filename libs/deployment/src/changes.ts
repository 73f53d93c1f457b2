import { isDeepStrictEqual } from 'node:util';
import { type AssemblyStack, type Template } from './assembly';
import { refersToAny } from './conflicts/references';
import { newVersions, replacedBy } from './conflicts/replaced';

/** What a promotion would do to one resource. */
export interface ResourceChange {
  /** `nss-prod-system` */
  readonly stackName: string;
  readonly action: 'Add' | 'Modify' | 'Remove';
  /** `AWS::EC2::Instance` */
  readonly type: string;
  readonly logicalId: string;
  /** Path of the construct, where the template says it: what a person recognises. */
  readonly path: string;
  /** What AWS calls it, where it exists and CloudFormation was asked. */
  readonly physicalId?: string;
  /** Whether the resource is replaced: its successor is another machine, another address. */
  readonly replacement: 'True' | 'False' | 'Conditional';
}

/**
 * The changes between a stack's deployed template and its new one, as far as templates tell: every property that differs
 * may mean a replacement, and so may a reference to what is replaced. A stack that does not exist has an empty deployed template,
 * and its changes are exact.
 */
export function templateChanges(stack: AssemblyStack, deployed: Template): ResourceChange[] {
  const { stackName, template } = stack;
  const changes = differences(stack, deployed);
  for (;;) {
    const known = new Set(changes.map(({ logicalId }) => logicalId));
    const other = new Set([...replacedBy(changes, deployed, template), ...newVersions(deployed, template).keys()]);
    const concerned = Object.entries(template.Resources ?? {}).filter(
      ([id, { Properties }]) => !known.has(id) && refersToAny(Properties, other),
    );
    if (concerned.length === 0) return changes;
    changes.push(
      ...concerned.map(
        ([logicalId, { Type: type }]): ResourceChange => ({
          stackName,
          logicalId,
          type,
          path: constructPath(template, logicalId),
          action: 'Modify',
          replacement: 'Conditional',
        }),
      ),
    );
  }
}

/** What differs itself. */
function differences({ stackName, template }: AssemblyStack, deployed: Template): ResourceChange[] {
  const [before, after] = [deployed.Resources ?? {}, template.Resources ?? {}];
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((logicalId): ResourceChange[] => {
    const [old, current] = [before[logicalId], after[logicalId]];
    const change = {
      stackName,
      logicalId,
      type: (current ?? old)?.Type ?? '',
      path: constructPath(current ? template : deployed, logicalId),
    };
    if (!old) return [{ ...change, action: 'Add', replacement: 'False' }];
    if (!current) return [{ ...change, action: 'Remove', replacement: 'False' }];
    return isDeepStrictEqual(old, current) ? [] : [{ ...change, action: 'Modify', replacement: 'Conditional' }];
  });
}

/** The construct path of a resource without its stage and stack, `Network/Vpc/PrivateSubnet01/Subnet`; the logical id where the template has none. */
export function constructPath(template: Template, logicalId: string): string {
  const path = template.Resources?.[logicalId]?.Metadata?.['aws:cdk:path'];
  return typeof path === 'string'
    ? path
        .split('/')
        .slice(2)
        .filter((part) => part !== 'Resource')
        .join('/')
    : logicalId;
}

/** A change after which something cannot be had back: it goes, or it becomes another thing. */
export function isDestructive({ action, replacement }: ResourceChange): boolean {
  return action === 'Remove' || replacement !== 'False';
}
