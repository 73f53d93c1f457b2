import { nameTag, resourceName } from '@nss/naming';
import { RemovalPolicy } from 'aws-cdk-lib';
import { CfnEIP, CfnNatGateway } from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';

/** What a {@link NatGateway} is made from. */
export interface NatGatewayProps {
  readonly purpose: string;
  /** Counts the NAT gateways, one a zone, from 1. */
  readonly number: number;
  /** A public subnet. */
  readonly subnetId: string;
  /** Fixed, because a NAT gateway takes an address of its subnet and could take one meant for something else. */
  readonly privateAddress: string;
}

/**
 * A NAT gateway behind an Elastic IP. The Elastic IP is **retained** when the stack goes or replaces it: partners may
 * have it in their allow-lists, and a released address never comes back.
 */
export class NatGateway extends Construct {
  readonly natGatewayId: string;
  /** `nss-dev-nat-gateway-01` */
  readonly name: string;

  constructor(scope: Construct, id: string, { purpose, number, subnetId, privateAddress }: NatGatewayProps) {
    super(scope, id);
    this.name = resourceName(purpose, 'nat-gateway', number);
    const address = new CfnEIP(this, 'ElasticIp', {
      domain: 'vpc',
      tags: nameTag(resourceName(purpose, 'elastic-ip', number)),
    });
    address.applyRemovalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE);
    const gateway = new CfnNatGateway(this, 'NatGateway', {
      allocationId: address.attrAllocationId,
      subnetId,
      privateIpAddress: privateAddress,
      tags: nameTag(this.name),
    });
    this.natGatewayId = gateway.ref;
  }
}
