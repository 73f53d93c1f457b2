import { nameTag, resourceName } from '@nss/naming';
import { Validations } from 'aws-cdk-lib';
import {
  CfnRoute,
  type CfnRouteProps,
  CfnRouteTable,
  CfnSubnet,
  CfnSubnetRouteTableAssociation,
} from 'aws-cdk-lib/aws-ec2';
import { Construct, type IDependable } from 'constructs';
import { type SubnetPlan } from '../addressing/subnets';
import { ANYWHERE } from '../cidr/prefix';

/** A subnet that exists once the stack does, ours or adopted. */
export interface PlacedSubnet {
  readonly plan: SubnetPlan;
  readonly subnetId: string;
  readonly routeTableId: string;
}

/** What a {@link RelaySubnet} is made from. */
export interface RelaySubnetProps {
  readonly purpose: string;
  readonly vpcId: string;
  readonly plan: SubnetPlan;
}

/** One subnet with a route table of its own. Nothing started in it gets a public address, in a public subnet neither. */
export class RelaySubnet extends Construct implements PlacedSubnet {
  readonly plan: SubnetPlan;
  readonly subnetId: string;
  readonly routeTableId: string;
  /** The route to everywhere, once {@link routeDefault} placed it. */
  defaultRoute!: CfnRoute;

  constructor(scope: Construct, id: string, { purpose, vpcId, plan }: RelaySubnetProps) {
    super(scope, id);
    this.plan = plan;
    Validations.of(this).acknowledge({
      id: 'CloudFormation-Validate::W3010',
      reason:
        "The environment file names its zones, because the Direct Connect location and the servers' addresses belong to them.",
    });
    const number = plan.zoneIndex + 1;
    const subnet = new CfnSubnet(this, 'Subnet', {
      vpcId,
      cidrBlock: plan.cidr,
      availabilityZone: plan.zone,
      mapPublicIpOnLaunch: false,
      tags: nameTag(resourceName(purpose, `${plan.kind}-subnet`, number)),
    });
    const routeTable = new CfnRouteTable(this, 'RouteTable', {
      vpcId,
      tags: nameTag(resourceName(purpose, `${plan.kind}-route-table`, number)),
    });
    new CfnSubnetRouteTableAssociation(this, 'RouteTableAssociation', {
      subnetId: subnet.ref,
      routeTableId: routeTable.ref,
    });
    this.subnetId = subnet.ref;
    this.routeTableId = routeTable.ref;
  }

  /** Sends what no other route matches to a gateway. */
  routeDefault(target: Pick<CfnRouteProps, 'gatewayId' | 'natGatewayId'>, after?: IDependable): void {
    this.defaultRoute = new CfnRoute(this, 'DefaultRoute', {
      routeTableId: this.routeTableId,
      destinationCidrBlock: ANYWHERE,
      ...target,
    });
    Validations.of(this.defaultRoute).acknowledge({
      id: 'NIST.800.53.R5-VPCNoUnrestrictedRouteToIGW',
      reason:
        'Only the NAT gateway stands in a public subnet, and it needs the way out; security groups narrow who uses it.',
    });
    if (after) this.defaultRoute.node.addDependency(after);
  }
}
