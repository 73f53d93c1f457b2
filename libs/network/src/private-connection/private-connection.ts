import { Construct } from 'constructs';
import { type PlacedSubnet } from '../vpc/relay-subnet';
import { DirectConnectGateway } from './direct-connect-gateway';
import {
  type HostedInterface,
  type OwnInterface,
  type PrivateConnectionInput,
  type VpnBackup,
  type VpnDevice,
} from './input';
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

type Kind<K extends PrivateConnectionInput['kind']> = Extract<PrivateConnectionInput, { kind: K }>;

/** The path to the SIEM that never touches the internet, in the kind the environment file names. */
export class PrivateConnection extends Construct {
  /** The virtual interface, where the connection has one. */
  readonly virtualInterface: VirtualInterface | undefined;
  /** The site-to-site VPN, alone or as a backup. */
  readonly vpn: VpnConnection | undefined;
  /** The gateway a hosted virtual interface is accepted towards. */
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
    const built = this.build(props.input);
    this.virtualInterface = built.virtualInterface;
    this.vpn = built.vpn;
    this.acceptTowards = built.acceptTowards;
  }

  private build(input: PrivateConnectionInput): Pick<PrivateConnection, 'virtualInterface' | 'vpn' | 'acceptTowards'> {
    switch (input.kind) {
      case 'virtual-private-gateway':
        return this.viaVirtualPrivateGateway(input);
      case 'direct-connect-gateway':
        return this.viaDirectConnectGateway(input);
      case 'transit-gateway':
        return this.viaTransitGateway(input);
      case 'vpn':
        return this.viaVpn(input);
    }
  }

  private viaVirtualPrivateGateway({ amazonAsn, virtualInterface, backup }: Kind<'virtual-private-gateway'>) {
    const gateway = this.virtualPrivateGateway(amazonAsn);
    const target = { virtualGatewayId: gateway.gatewayId };
    const placed = this.interface(virtualInterface, { kind: 'private', target });
    placed.node.addDependency(gateway.attachment);
    return {
      virtualInterface: placed,
      vpn: this.backup({ vpnGatewayId: gateway.gatewayId }, virtualInterface, backup),
      acceptTowards: target,
    };
  }

  private viaDirectConnectGateway({
    amazonAsn,
    directConnectGateway,
    virtualInterface,
    backup,
  }: Kind<'direct-connect-gateway'>) {
    const gateway = this.virtualPrivateGateway(amazonAsn);
    const direct = this.directConnectGateway(directConnectGateway, amazonAsn, gateway.gatewayId);
    direct.association.node.addDependency(gateway.attachment);
    const target = { directConnectGatewayId: direct.gatewayId };
    const placed = this.interface(virtualInterface, { kind: 'private', target });
    return {
      virtualInterface: placed,
      vpn: this.backup({ vpnGatewayId: gateway.gatewayId }, virtualInterface, backup),
      acceptTowards: target,
    };
  }

  private viaTransitGateway(input: Kind<'transit-gateway'>) {
    const { purpose, vpcId, privateSubnets, prefixes } = this.props;
    const transit = new TransitGatewayAttachment(this, 'TransitGateway', {
      purpose,
      vpcId,
      existingId: input.transitGatewayId,
      attach: input.attachment ?? true,
      amazonAsn: input.amazonAsn,
      subnets: privateSubnets,
      prefixes,
    });
    const vpn = this.backup({ transitGatewayId: transit.transitGatewayId }, input.virtualInterface, input.backup);
    if (!input.virtualInterface) return { virtualInterface: undefined, vpn, acceptTowards: undefined };
    const direct = this.directConnectGateway(input.directConnectGateway, input.amazonAsn, transit.transitGatewayId);
    const target = { directConnectGatewayId: direct.gatewayId };
    return {
      virtualInterface: this.interface(input.virtualInterface, { kind: 'transit', ...target }),
      vpn,
      acceptTowards: target,
    };
  }

  private viaVpn({ amazonAsn, customerAsn, customerGatewayAddress, staticRoutes, tunnels }: Kind<'vpn'>) {
    const gateway = this.virtualPrivateGateway(amazonAsn);
    const vpn = this.vpnConnection({
      customerAsn,
      customerGatewayAddress,
      staticRoutes,
      tunnels,
      gateway: { vpnGatewayId: gateway.gatewayId },
    });
    return { virtualInterface: undefined, vpn, acceptTowards: undefined };
  }

  private virtualPrivateGateway(amazonAsn: number): VirtualPrivateGateway {
    const { purpose, vpcId, privateSubnets } = this.props;
    const routeTableIds = privateSubnets.map((subnet) => subnet.routeTableId);
    return new VirtualPrivateGateway(this, 'VirtualPrivateGateway', { purpose, vpcId, amazonAsn, routeTableIds });
  }

  private directConnectGateway(
    { id, asn }: { id?: string; asn?: number },
    amazonAsn: number,
    associatedGatewayId: string,
  ): DirectConnectGateway {
    return new DirectConnectGateway(this, 'DirectConnectGateway', {
      purpose: this.props.purpose,
      existingId: id,
      asn: asn ?? directConnectAsn(amazonAsn),
      associatedGatewayId,
      allowedPrefixes: this.props.vpcRanges,
    });
  }

  private interface(
    input: HostedInterface | OwnInterface,
    gateway: VirtualInterfaceProps['gateway'],
  ): VirtualInterface {
    return new VirtualInterface(this, 'VirtualInterface', { purpose: this.props.purpose, input, gateway });
  }

  private backup(
    gateway: VpnConnectionProps['gateway'],
    primary: HostedInterface | OwnInterface | undefined,
    backup: VpnBackup | undefined,
  ): VpnConnection | undefined {
    const customerAsn = backup?.customerAsn ?? primary?.customerAsn;
    if (!backup || customerAsn === undefined) return undefined;
    const { customerGatewayAddress, staticRoutes, tunnels } = backup;
    return this.vpnConnection({ customerAsn, customerGatewayAddress, staticRoutes, tunnels, gateway });
  }

  private vpnConnection({
    staticRoutes,
    ...props
  }: Omit<VpnConnectionProps, 'purpose' | 'staticPrefixes'> & VpnDevice): VpnConnection {
    const { purpose, prefixes } = this.props;
    return new VpnConnection(this, 'Vpn', { purpose, ...props, ...(staticRoutes && { staticPrefixes: prefixes }) });
  }
}

/** A Direct Connect gateway and a transit gateway may not share an AS number. Source: docs.aws.amazon.com/directconnect, "Direct Connect gateways". */
function directConnectAsn(amazonAsn: number): number {
  return amazonAsn === 64512 ? 64513 : 64512;
}
