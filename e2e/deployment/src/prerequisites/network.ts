import { type ExistingNetwork } from '@nss/embedded-aws';
import { type LoadedEnvironment, connectionOf } from '@nss/environment';
import { gatewayOfOthers, type GatewayOfOthers } from '@nss/network';

/** What a VPC is attached to beforehand, by the type of the gateway. */
const ATTACHED_TO: Readonly<Record<GatewayOfOthers['type'], (gateway: GatewayOfOthers) => string>> = {
  'transit-gateway': ({ id }) => id,
};

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
  const others = gatewayOfOthers(connectionOf(environment).gateway);
  const attachedTo = others && !others.attach ? ATTACHED_TO[others.type](others) : undefined;
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
