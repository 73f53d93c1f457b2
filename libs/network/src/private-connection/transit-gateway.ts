import { constructId, nameTag, resourceName } from '@nss/naming';
import { CfnRoute, CfnTransitGateway, CfnTransitGatewayVpcAttachment } from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';
import { type PlacedSubnet } from '../vpc/relay-subnet';

/** What a {@link TransitGatewayAttachment} is made from. */
export interface TransitGatewayAttachmentProps {
  readonly purpose: string;
  readonly vpcId: string;
  /** An existing transit gateway. @default - one is created */
  readonly existingId?: string;
  /** Whether the VPC is attached here; otherwise somebody attached it already. */
  readonly attach: boolean;
  readonly amazonAsn: number;
  /** One private subnet a zone. */
  readonly subnets: readonly PlacedSubnet[];
  /** What is reached through it: a transit gateway announces nothing to a VPC, so each prefix is a route. */
  readonly prefixes: readonly string[];
}

/** The VPC on a transit gateway, attached here or by somebody before, with a route to every prefix behind it in each private route table. */
export class TransitGatewayAttachment extends Construct {
  readonly transitGatewayId: string;

  constructor(
    scope: Construct,
    id: string,
    { purpose, vpcId, existingId, attach, amazonAsn, subnets, prefixes }: TransitGatewayAttachmentProps,
  ) {
    super(scope, id);
    this.transitGatewayId =
      existingId ??
      new CfnTransitGateway(this, 'Gateway', {
        amazonSideAsn: amazonAsn,
        description: `private connection of ${purpose}`,
        // Other accounts' attachments are accepted by a person, never by themselves.
        autoAcceptSharedAttachments: 'disable',
        tags: nameTag(resourceName(purpose, 'transit-gateway', 1)),
      }).ref;
    const attachment = attach
      ? new CfnTransitGatewayVpcAttachment(this, 'Attachment', {
          transitGatewayId: this.transitGatewayId,
          vpcId,
          subnetIds: subnets.map((subnet) => subnet.subnetId),
          tags: nameTag(resourceName(purpose, 'transit-gateway-attachment', 1)),
        })
      : undefined;
    subnets.forEach((subnet, zone) =>
      prefixes.forEach((destinationCidrBlock) => {
        const route = new CfnRoute(this, constructId(`route-${destinationCidrBlock.replace(/[./]/g, 'x')}`, zone + 1), {
          routeTableId: subnet.routeTableId,
          destinationCidrBlock,
          transitGatewayId: this.transitGatewayId,
        });
        if (attachment) route.node.addDependency(attachment);
      }),
    );
  }
}
