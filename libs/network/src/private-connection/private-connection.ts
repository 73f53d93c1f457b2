import { Construct } from 'constructs';
import { type PlacedSubnet } from '../vpc/relay-subnet';
import { DirectConnectGateway } from './direct-connect-gateway';
import { type DirectConnectGatewayInput, type PrivateConnectionInput, virtualInterfaceType } from './input';
import { TransitGatewayAttachment } from './transit-gateway';
import { VirtualInterface, type VirtualInterfaceProps } from './virtual-interface';
import { VirtualPrivateGateway } from './virtual-private-gateway';
import { VpnConnection, type VpnConnectionProps } from './vpn-connection';

/** What a {@link PrivateConnection} is made from. */
export interface PrivateConnectionProps {
  readonly purpose: string;
  readonly vpcId: string;
  /** Every range of the VPC: what the other side learns to reach. */
  readonly vpcRanges: readonly string[];
  readonly privateSubnets: readonly PlacedSubnet[];
  /** What lies behind it: SIEM prefixes, and resolvers or time servers at the SOC. */
  readonly prefixes: readonly string[];
  readonly input: PrivateConnectionInput;
}

/** The gateway of the VPC, as its other parts need it. */
interface PlacedGateway {
  readonly id: string;
  /** What a VPN names it by. */
  readonly vpnEnd: VpnConnectionProps['gateway'];
  /** What whatever ends there has to wait for. @default - nothing */
  readonly attachment?: VirtualPrivateGateway['attachment'];
}

/** The path to the SIEM that never touches the internet: the parts that the environment file's kind of connection consists of. */
export class PrivateConnection extends Construct {
  /** Numbered from 1, in the order of the file. */
  readonly virtualInterfaces: readonly VirtualInterface[];
  /** The site-to-site VPNs, alone or as a backup. */
  readonly vpnConnections: readonly VpnConnection[];
  /** The gateway that hosted virtual interfaces are accepted towards. */
  readonly acceptTowards:
    | { readonly virtualGatewayId: string }
    | { readonly directConnectGatewayId: string }
    | undefined;

  constructor(
    scope: Construct,
    id: string,
    private readonly props: PrivateConnectionProps,
  ) {
    super(scope, id);
    const { gateway, virtualInterfaces, vpnConnections, directConnectGateway } = props.input;
    const placed = this.gateway(gateway);
    const hasInterfaces = virtualInterfaces.length > 0;
    const direct =
      hasInterfaces && directConnectGateway ? this.directConnectGateway(directConnectGateway, placed) : undefined;
    const end = hasInterfaces ? this.interfaceEnd(placed, direct) : undefined;
    this.virtualInterfaces = end
      ? virtualInterfaces.map(({ input }, index) => this.interface(input, index, end, direct ? undefined : placed))
      : [];
    this.vpnConnections = vpnConnections.map(({ device, customerAsn }, index) => {
      if (customerAsn === undefined)
        throw new Error(`${device.customerGatewayAddress} has no customerAsn: name the AS number of the VPN device`);
      const { staticRoutes, ...rest } = device;
      return new VpnConnection(this, numbered('Vpn', index), {
        purpose: props.purpose,
        number: index + 1,
        customerGatewayAddress: rest.customerGatewayAddress,
        tunnels: rest.tunnels,
        customerAsn,
        gateway: placed.vpnEnd,
        ...(staticRoutes && { staticPrefixes: props.prefixes }),
      });
    });
    this.acceptTowards =
      end?.kind === 'private' ? end.target : end && { directConnectGatewayId: end.directConnectGatewayId };
  }

  private gateway(input: PrivateConnectionInput['gateway']): PlacedGateway {
    const { purpose, vpcId, privateSubnets, prefixes } = this.props;
    switch (input.type) {
      case 'virtual-private-gateway': {
        const routeTableIds = privateSubnets.map((subnet) => subnet.routeTableId);
        const { gatewayId, attachment } = new VirtualPrivateGateway(this, 'VirtualPrivateGateway', {
          purpose,
          vpcId,
          amazonAsn: input.amazonAsn,
          routeTableIds,
        });
        return { id: gatewayId, vpnEnd: { vpnGatewayId: gatewayId }, attachment };
      }
      case 'transit-gateway': {
        const { transitGatewayId } = new TransitGatewayAttachment(this, 'TransitGateway', {
          purpose,
          vpcId,
          existingId: input.existingId,
          attach: input.attach,
          amazonAsn: input.amazonAsn,
          subnets: privateSubnets,
          prefixes,
        });
        return { id: transitGatewayId, vpnEnd: { transitGatewayId } };
      }
    }
  }

  private directConnectGateway(
    { id, asn }: DirectConnectGatewayInput,
    { id: associatedGatewayId, attachment }: PlacedGateway,
  ): DirectConnectGateway {
    const direct = new DirectConnectGateway(this, 'DirectConnectGateway', {
      purpose: this.props.purpose,
      existingId: id,
      asn,
      associatedGatewayId,
      allowedPrefixes: this.props.vpcRanges,
    });
    if (attachment) direct.association.node.addDependency(attachment);
    return direct;
  }

  private interfaceEnd(
    gateway: PlacedGateway,
    direct: DirectConnectGateway | undefined,
  ): VirtualInterfaceProps['gateway'] {
    const target = direct ? { directConnectGatewayId: direct.gatewayId } : { virtualGatewayId: gateway.id };
    if (virtualInterfaceType(this.props.input.gateway) === 'private') return { kind: 'private', target };
    if (!direct) throw new Error('a transit virtual interface ends at a Direct Connect gateway: name or create one');
    return { kind: 'transit', directConnectGatewayId: direct.gatewayId };
  }

  private interface(
    input: VirtualInterfaceProps['input'],
    index: number,
    gateway: VirtualInterfaceProps['gateway'],
    waitsFor: PlacedGateway | undefined,
  ): VirtualInterface {
    const { purpose } = this.props;
    const id = numbered('VirtualInterface', index);
    const placed = new VirtualInterface(this, id, { purpose, number: index + 1, input, gateway });
    if (waitsFor?.attachment) placed.node.addDependency(waitsFor.attachment);
    return placed;
  }
}

/** The first of a kind keeps the id that it had when there was one of them only: another one would be another resource. */
function numbered(id: string, index: number): string {
  return index === 0 ? id : `${id}${index + 1}`;
}
