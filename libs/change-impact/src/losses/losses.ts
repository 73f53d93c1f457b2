import { type ResourceChange, type StackChange, isDestructive } from '@nss/deployment';
import { RECORD_TYPES, weakened } from './weakened';

/**
 * What cannot be had back, or only with other people's help: servers with their certificates, addresses that Zscaler and
 * the SIEM know, the private connection, and everything that records or opens records.
 */
const GUARDED_TYPES = new Set([
  'AWS::EC2::Instance',
  'AWS::EC2::NetworkInterface',
  'AWS::EC2::EIP',
  'AWS::EC2::NatGateway',
  'AWS::EC2::VPC',
  'AWS::EC2::Subnet',
  'AWS::EC2::Volume',
  'AWS::EC2::CustomerGateway',
  'AWS::EC2::VPNConnection',
  'AWS::EC2::VPNGateway',
  'AWS::EC2::TransitGateway',
  'AWS::EC2::TransitGatewayAttachment',
  'AWS::EC2::TransitGatewayVpcAttachment',
  'AWS::DirectConnect::PrivateVirtualInterface',
  'AWS::DirectConnect::TransitVirtualInterface',
  'AWS::DirectConnect::DirectConnectGateway',
  'AWS::DirectConnect::DirectConnectGatewayAssociation',
  ...RECORD_TYPES,
]);

/** A change that somebody has to consent to, and why. */
export interface Loss {
  readonly change: ResourceChange;
  /** `removed`, `replaced`, `kept for a shorter time` */
  readonly fate: string;
}

/** Everything that a change would lose or weaken, of what is guarded. */
export function losses(stacks: readonly StackChange[]): Loss[] {
  return stacks.flatMap(({ changes, before, after }) =>
    changes
      .filter(({ type }) => GUARDED_TYPES.has(type))
      .flatMap((change): Loss[] => {
        const properties = (template: StackChange['before']) =>
          template.Resources?.[change.logicalId]?.Properties ?? {};
        const weaker = change.action === 'Modify' ? weakened(change.type, properties(before), properties(after)) : [];
        const fates = [...(isDestructive(change) ? [fateOf(change)] : []), ...weaker];
        return fates.length === 0 ? [] : [{ change, fate: fates.join('; ') }];
      }),
  );
}

/** What becomes of a resource that is not as it was. */
export function fateOf({ action, replacement }: ResourceChange): string {
  return action === 'Remove' ? 'removed' : replacement === 'True' ? 'replaced' : 'may be replaced';
}

/** How a person finds a resource: `nss-prod-system/Relay/Web01/Instance`. */
export function resourceName({ stackName, path }: ResourceChange): string {
  return `${stackName}/${path}`;
}
