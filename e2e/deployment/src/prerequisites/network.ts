import { type ExistingNetwork } from '@nss/embedded-aws';
import { type LoadedEnvironment, connectionOf } from '@nss/environment';

/** The VPC of somebody else that an environment moves into; none where it makes its own. */
export function existingNetwork({ environment, plan }: LoadedEnvironment): ExistingNetwork[] {
  const {
    account,
    region,
    vpc: { cidr, existing },
  } = environment;
  if (!existing) return [];
  const subnets = plan.addresses.subnets.map((subnet) => ({
    kind: subnet.kind,
    zone: subnet.zone,
    cidr: subnet.cidr,
    subnetId: subnet.existing?.id ?? '',
    routeTableId: subnet.existing?.routeTableId ?? '',
  }));
  const { gateway } = connectionOf(environment);
  const attachedTo = gateway.type === 'transit-gateway' && !gateway.attach ? gateway.existingId : undefined;
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
