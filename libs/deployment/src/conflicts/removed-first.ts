import { isDeepStrictEqual } from 'node:util';
import { type Template } from '../assembly';
import { type ResourceChange } from '../changes';
import { claimsOf, type ValueText } from './claims';
import { refersToAny } from './references';
import { replacedBy } from './replaced';

/** Types that hold what they name, so that it cannot go before them, even where they would be changed in place. */
const HOLDERS: ReadonlySet<string> = new Set([
  'AWS::DirectConnect::DirectConnectGatewayAssociation',
  'AWS::EC2::SubnetNetworkAclAssociation',
  'AWS::EC2::SubnetRouteTableAssociation',
  'AWS::EC2::VPCEndpoint',
  'AWS::EC2::VPCGatewayAttachment',
  'AWS::EC2::VPNConnection',
  'AWS::EC2::VPNGatewayRoutePropagation',
]);

/** What is attached to what it names. An alarm or a policy that names a machine keeps nothing from going. */
const NETWORK = /^AWS::(EC2|DirectConnect)::/;

/**
 * Logical ids of the resources that have to be gone before the rest of a change can be made: each holds something (an address,
 * an interface, a VLAN, a name) that its own successor, or another new resource, needs. Whatever holds those goes with them.
 *
 * @param changes of the change set from `before` to `after`
 */
export function removedFirst(changes: readonly ResourceChange[], before: Template, after: Template): string[] {
  const [old, next] = [before.Resources ?? {}, after.Resources ?? {}];
  const replaced = new Set(replacedBy(changes, before, after));
  // A gateway is detached from its VPC before another one is attached: an attachment changes in place and cannot have two.
  for (const { logicalId, type } of changes)
    if (type === 'AWS::EC2::VPCGatewayAttachment' && isOtherAttachment(old[logicalId], next[logicalId], replaced))
      replaced.add(logicalId);
  const leaving = new Set([
    ...replaced,
    ...changes.filter(({ action }) => action === 'Remove').map(({ logicalId }) => logicalId),
  ]);
  const coming = [...replaced, ...changes.filter(({ action }) => action === 'Add').map(({ logicalId }) => logicalId)];
  const wanted = new Set(coming.flatMap((id) => (next[id] ? claimsOf(next[id], valueText(replaced)) : [])));
  const first = new Set(
    [...leaving].filter((id) => old[id] && claimsOf(old[id], valueText()).some((claim) => wanted.has(claim))),
  );
  for (let size = -1; size !== first.size; ) {
    size = first.size;
    for (const [id, resource] of Object.entries(old))
      if (
        ((leaving.has(id) && NETWORK.test(resource.Type)) || HOLDERS.has(resource.Type)) &&
        refersToAny(resource.Properties, first)
      )
        first.add(id);
  }
  return [...first].sort();
}

function isOtherAttachment(
  old: { readonly Properties?: unknown } | undefined,
  next: { readonly Properties?: unknown } | undefined,
  replaced: ReadonlySet<string>,
): boolean {
  if (!old || !next) return false;
  return !isDeepStrictEqual(old.Properties, next.Properties) || refersToAny(next.Properties, replaced);
}

/** @param replaced what a reference means another thing of than before */
function valueText(replaced: ReadonlySet<string> = new Set()): ValueText {
  return (value) => {
    const successor = refersToAny(value, replaced);
    return `${successor ? 'the new ' : ''}${JSON.stringify(value) ?? '-'}`;
  };
}
