import { nameTag, resourceName } from '@nss/naming';
import { CfnPrivateVirtualInterface, CfnTransitVirtualInterface } from 'aws-cdk-lib/aws-directconnect';
import { SecretValue } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { type HostedInterface, type OwnInterface } from './input';

/** What a {@link VirtualInterface} is made from. */
export interface VirtualInterfaceProps {
  readonly purpose: string;
  /** From 1. */
  readonly number: number;
  readonly input: HostedInterface | OwnInterface;
  /** Where it ends: a virtual private gateway (private interface only) or a Direct Connect gateway. */
  readonly gateway:
    | {
        readonly kind: 'private';
        readonly target: { readonly virtualGatewayId: string } | { readonly directConnectGatewayId: string };
      }
    | { readonly kind: 'transit'; readonly directConnectGatewayId: string };
}

/**
 * A virtual interface to the SOC. An `own` one is created, its BGP key taken from Secrets Manager when the stack is
 * deployed, so that it is never in a file or a template. A `hosted` one belongs to the carrier: nothing is created, and
 * the runbook accept-virtual-interface confirms it towards the gateway.
 */
export class VirtualInterface extends Construct {
  readonly virtualInterfaceId: string;
  /** The Direct Connect connection it runs over; unknown for a hosted one. */
  readonly connectionId: string | undefined;
  /** `nss-dev-virtual-interface-01` */
  readonly name: string;

  constructor(scope: Construct, id: string, { purpose, number, input, gateway }: VirtualInterfaceProps) {
    super(scope, id);
    this.name = resourceName(purpose, 'virtual-interface', number);
    if (input.origin === 'hosted') {
      this.virtualInterfaceId = input.id;
      this.connectionId = undefined;
      return;
    }
    this.connectionId = input.connectionId;
    const shared = {
      connectionId: input.connectionId,
      virtualInterfaceName: this.name,
      vlan: input.vlan,
      mtu: input.mtu,
      bgpPeers: [
        {
          addressFamily: 'ipv4',
          asn: String(input.customerAsn),
          amazonAddress: input.amazonAddress,
          customerAddress: input.customerAddress,
          ...(input.authKeySecret ? { authKey: SecretValue.secretsManager(input.authKeySecret).unsafeUnwrap() } : {}),
        },
      ],
      tags: nameTag(this.name),
    };
    if (gateway.kind === 'transit') {
      this.virtualInterfaceId = new CfnTransitVirtualInterface(this, 'Interface', {
        ...shared,
        directConnectGatewayId: gateway.directConnectGatewayId,
      }).attrVirtualInterfaceId;
    } else {
      this.virtualInterfaceId = new CfnPrivateVirtualInterface(this, 'Interface', {
        ...shared,
        ...gateway.target,
      }).attrVirtualInterfaceId;
    }
  }
}
