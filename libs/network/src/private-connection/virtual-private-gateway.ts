import { nameTag, resourceName } from '@nss/naming';
import { CfnVPCGatewayAttachment, CfnVPNGateway, CfnVPNGatewayRoutePropagation } from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';

/** What a {@link VirtualPrivateGateway} is made from. */
export interface VirtualPrivateGatewayProps {
  readonly purpose: string;
  readonly vpcId: string;
  /** AS number of the AWS side. */
  readonly amazonAsn: number;
  /** Route tables that learn what the other side announces. */
  readonly routeTableIds: readonly string[];
}

/** A virtual private gateway attached to the VPC; routes to the SIEM arrive over BGP and are propagated, none is written by hand. */
export class VirtualPrivateGateway extends Construct {
  readonly gatewayId: string;
  /** What anything that uses the gateway with the VPC has to wait for. */
  readonly attachment: CfnVPCGatewayAttachment;

  constructor(scope: Construct, id: string, { purpose, vpcId, amazonAsn, routeTableIds }: VirtualPrivateGatewayProps) {
    super(scope, id);
    this.gatewayId = new CfnVPNGateway(this, 'Gateway', {
      type: 'ipsec.1',
      amazonSideAsn: amazonAsn,
      tags: nameTag(resourceName(purpose, 'virtual-private-gateway', 1)),
    }).ref;
    this.attachment = new CfnVPCGatewayAttachment(this, 'Attachment', { vpcId, vpnGatewayId: this.gatewayId });
    const propagation = new CfnVPNGatewayRoutePropagation(this, 'Propagation', {
      vpnGatewayId: this.gatewayId,
      routeTableIds: [...routeTableIds],
    });
    propagation.node.addDependency(this.attachment);
  }
}
