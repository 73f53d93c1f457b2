import { type ExistingNetwork } from '@nss/embedded-aws';
import { type LoadedEnvironment } from '@nss/environment';

/** The VPC of somebody else that an environment moves into; none where it makes its own. */
export function existingNetwork({
  environment: {
    account,
    region,
    vpc: { cidr, existing },
    privateConnection,
  },
  plan,
}: LoadedEnvironment): ExistingNetwork[] {
  if (!existing) return [];
  const subnets = plan.addresses.subnets.map((subnet) => ({
    kind: subnet.kind,
    zone: subnet.zone,
    cidr: subnet.cidr,
    subnetId: subnet.existing?.id ?? '',
    routeTableId: subnet.existing?.routeTableId ?? '',
  }));
  const attachedTo =
    privateConnection.kind === 'transit-gateway' && !privateConnection.attachment
      ? privateConnection.transitGatewayId
      : undefined;
  return [
    {
      account,
      region,
      vpcId: existing.id,
      cidr,
      secondaryCidrs: existing.secondaryCidrs ?? [],
      subnets,
      ...(attachedTo !== undefined && { attachedTo }),
    },
  ];
}
