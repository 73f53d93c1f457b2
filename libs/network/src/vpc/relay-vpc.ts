import { constructId, nameTag, resourceName } from '@nss/naming';
import { Validations } from 'aws-cdk-lib';
import { CfnVPC } from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';
import { type AddressPlan } from '../addressing/plan';
import { InternetGateway } from './internet-gateway';
import { NatGateway } from './nat-gateway';
import { type PlacedSubnet, RelaySubnet } from './relay-subnet';

/** What a {@link RelayVpc} is made from. */
export interface RelayVpcProps {
  /** First part of every name. */
  readonly purpose: string;
  /** `10.0.0.0/24` */
  readonly cidr: string;
  readonly addresses: AddressPlan;
  /**
   * Id of a VPC that exists, with its internet gateway, NAT gateways and default routes.
   * @default - a VPC is created with all of these
   */
  readonly existingVpcId?: string;
}

/**
 * The VPC of a relay: public and private subnets, internet gateway, and in each zone a NAT gateway behind an Elastic IP
 * that private subnets leave through. Nothing in it has a public address but the NAT gateways.
 * In a VPC that exists nothing is created.
 */
export class RelayVpc extends Construct {
  readonly vpcId: string;
  readonly subnets: readonly PlacedSubnet[];
  /** Empty in a VPC that exists. */
  readonly natGateways: readonly NatGateway[];

  constructor(scope: Construct, id: string, props: RelayVpcProps) {
    super(scope, id);
    const { purpose, addresses, existingVpcId } = props;
    if (existingVpcId) {
      this.vpcId = existingVpcId;
      this.subnets = addresses.subnets.map(adopted);
      this.natGateways = [];
    } else {
      const vpc = new CfnVPC(this, 'Vpc01', {
        cidrBlock: props.cidr,
        enableDnsHostnames: true,
        enableDnsSupport: true,
        tags: nameTag(resourceName(purpose, 'vpc', 1)),
      });
      Validations.of(vpc).acknowledge({
        id: 'NIST.800.53.R5-VPCDefaultSecurityGroupClosed',
        reason:
          'No interface uses the default group: each names its own. Emptying it would take a function with rights on security groups.',
      });
      this.vpcId = vpc.ref;
      const internet = new InternetGateway(this, 'InternetGateway01', { purpose, vpcId: vpc.ref });
      const subnets = addresses.subnets.map(
        (plan) =>
          new RelaySubnet(this, constructId(`${plan.kind}-subnet`, plan.zoneIndex + 1), {
            purpose,
            vpcId: vpc.ref,
            plan,
          }),
      );
      this.subnets = subnets;
      this.natGateways = addresses.natAddresses.map((privateAddress, zoneIndex) => {
        const publicSubnet = inZone(subnets, 'public', zoneIndex);
        publicSubnet.routeDefault({ gatewayId: internet.gatewayId }, internet.attachment);
        const nat = new NatGateway(this, constructId('nat-gateway', zoneIndex + 1), {
          purpose,
          number: zoneIndex + 1,
          subnetId: publicSubnet.subnetId,
          privateAddress,
        });
        nat.node.addDependency(publicSubnet.defaultRoute);
        inZone(subnets, 'private', zoneIndex).routeDefault({ natGatewayId: nat.natGatewayId });
        return nat;
      });
    }
  }

  /** The subnets of one kind, in the order of the zones. */
  subnetsOf(kind: PlacedSubnet['plan']['kind']): PlacedSubnet[] {
    return this.subnets.filter((subnet) => subnet.plan.kind === kind);
  }
}

function inZone(subnets: readonly RelaySubnet[], kind: PlacedSubnet['plan']['kind'], zoneIndex: number): RelaySubnet {
  const found = subnets.find(({ plan }) => plan.kind === kind && plan.zoneIndex === zoneIndex);
  if (!found) throw new Error(`the address plan has no ${kind} subnet for zone ${zoneIndex + 1}`);
  return found;
}

function adopted(plan: PlacedSubnet['plan']): PlacedSubnet {
  if (!plan.existing) throw new Error(`the plan of ${plan.cidr} names no existing subnet`);
  return { plan, subnetId: plan.existing.id, routeTableId: plan.existing.routeTableId };
}
