import { isDestructive, type ResourceChange } from '@nss/deployment';

/**
 * What cannot be had back, or only with other people's help: servers with their certificates, addresses that Zscaler and
 * the SIEM know, the private connection, the records and the key that opens them.
 */
const GUARDED_TYPES = new Set([
  'AWS::EC2::Instance', 'AWS::EC2::NetworkInterface', 'AWS::EC2::EIP', 'AWS::EC2::NatGateway', 'AWS::EC2::VPC', 'AWS::EC2::Subnet', 'AWS::EC2::Volume',
  'AWS::EC2::CustomerGateway', 'AWS::EC2::VPNConnection', 'AWS::EC2::VPNGateway', 'AWS::EC2::TransitGateway', 'AWS::EC2::TransitGatewayAttachment', 'AWS::EC2::TransitGatewayVpcAttachment',
  'AWS::DirectConnect::PrivateVirtualInterface', 'AWS::DirectConnect::TransitVirtualInterface', 'AWS::DirectConnect::DirectConnectGateway', 'AWS::DirectConnect::DirectConnectGatewayAssociation',
  'AWS::CloudTrail::Trail', 'AWS::S3::Bucket', 'AWS::KMS::Key',
]);

/** Whether a change needs a consent of its own: a guarded resource goes, or becomes (or may become) another one. */
export function needsConsent(change: ResourceChange): boolean {
  return GUARDED_TYPES.has(change.type) && isDestructive(change);
}

/** How a consent names a resource: `nss-prod-relay/Web01/Instance`. */
export function consentName({ stackName, path }: ResourceChange): string {
  return `${stackName}/${path}`;
}
