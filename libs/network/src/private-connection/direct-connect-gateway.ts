import { resourceName } from '@nss/naming';
import { CfnDirectConnectGateway, CfnDirectConnectGatewayAssociation } from 'aws-cdk-lib/aws-directconnect';
import { Construct } from 'constructs';

/** What a {@link DirectConnectGateway} is made from. */
export interface DirectConnectGatewayProps {
  readonly purpose: string;
  /** An existing Direct Connect gateway. @default - one is created */
  readonly existingId?: string;
  /** AS number of a created one. */
  readonly asn?: number;
  /** The virtual private gateway or transit gateway behind it. */
  readonly associatedGatewayId: string;
  /** What is announced to the other side. */
  readonly allowedPrefixes: readonly string[];
}

/** The Direct Connect gateway that the virtual interface ends at, associated with the gateway of the VPC. */
export class DirectConnectGateway extends Construct {
  readonly gatewayId: string;
  /** What traffic over the gateway has to wait for. */
  readonly association: CfnDirectConnectGatewayAssociation;

  constructor(
    scope: Construct,
    id: string,
    { purpose, existingId, asn, associatedGatewayId, allowedPrefixes }: DirectConnectGatewayProps,
  ) {
    super(scope, id);
    this.gatewayId =
      existingId ??
      new CfnDirectConnectGateway(this, 'Gateway', {
        directConnectGatewayName: resourceName(purpose, 'direct-connect-gateway', 1),
        amazonSideAsn: String(requiredAsn(asn)),
      }).attrDirectConnectGatewayId;
    this.association = new CfnDirectConnectGatewayAssociation(this, 'Association', {
      directConnectGatewayId: this.gatewayId,
      associatedGatewayId,
      allowedPrefixesToDirectConnectGateway: [...allowedPrefixes],
    });
  }
}

function requiredAsn(asn: number | undefined): number {
  if (asn === undefined) throw new Error('a Direct Connect gateway that is created needs asn, its AS number');
  return asn;
}
