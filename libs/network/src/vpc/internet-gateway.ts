import { nameTag, resourceName } from '@nss/naming';
import { CfnInternetGateway, CfnVPCGatewayAttachment } from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';

/** What an {@link InternetGateway} is made from. */
export interface InternetGatewayProps {
  readonly purpose: string;
  readonly vpcId: string;
}

/** The way of the NAT gateways to the internet, attached to the VPC. */
export class InternetGateway extends Construct {
  readonly gatewayId: string;
  /** What a route through the gateway has to wait for: EC2 refuses a route to a gateway that is not attached. */
  readonly attachment: CfnVPCGatewayAttachment;

  constructor(scope: Construct, id: string, { purpose, vpcId }: InternetGatewayProps) {
    super(scope, id);
    this.gatewayId = new CfnInternetGateway(this, 'Gateway', {
      tags: nameTag(resourceName(purpose, 'internet-gateway', 1)),
    }).ref;
    this.attachment = new CfnVPCGatewayAttachment(this, 'Attachment', { vpcId, internetGatewayId: this.gatewayId });
  }
}
