import { type Effect } from '../effect';
import { resourceName } from './resource-name';
import { pathLeft, serversBehind, type Situation, told } from './situation';
import { referencePage } from './update-behaviour';

const TUNNELS = 'https://docs.aws.amazon.com/vpn/latest/s2svpn/endpoint-replacements.html';
const JUMBO_FRAMES = 'https://docs.aws.amazon.com/directconnect/latest/UserGuide/set-jumbo-frames-vif.html';
const BGP_PEERS = 'https://docs.aws.amazon.com/directconnect/latest/APIReference/API_CreateBGPPeer.html';
const NAT = 'https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-basics.html';

/** What a change of a resource interrupts that carries packets: the words are completed by what is left meanwhile. */
type Interrupts = (situation: Situation) => Effect[];

const effect = (
  { stack, change, fate }: Situation,
  what: string,
  text: string,
  source = referencePage(change.type),
): Effect[] => {
  const name = resourceName(stack, change.logicalId);
  return [
    { short: `${name} ${told({ ...fate, properties: [] })}`, text: `${what} ${name} ${told(fate)}: ${text}`, source },
  ];
};

/** A part of the way to the SIEM that carries nothing until it is there again. */
const path =
  (what: string): Interrupts =>
  (situation) =>
    effect(
      situation,
      what,
      `${situation.fate.kind === 'removed' ? 'it carries nothing any more' : 'it carries nothing for minutes, until it is up again'}; ${pathLeft(situation)}`,
    );

const vpn: Interrupts = (situation) => {
  const { properties, kind } = situation.fate;
  if (kind !== 'interrupted') return path('the VPN connection')(situation);
  const isOptions = properties.every(
    (property) => property === 'VpnTunnelOptionsSpecifications' || property === 'Tags',
  );
  const tunnels = isOptions
    ? 'each tunnel that is modified is unavailable during the update, for minutes'
    : 'both tunnels are unavailable while new endpoints are provisioned, for minutes';
  return effect(situation, 'the VPN connection', `${tunnels}; ${pathLeft(situation)}`, TUNNELS);
};

const virtualInterface: Interrupts = (situation) => {
  const { properties, kind } = situation.fate;
  if (kind !== 'interrupted') return path('the virtual interface')(situation);
  return properties.includes('BgpPeers')
    ? effect(
        situation,
        'the virtual interface',
        `its BGP sessions are made anew, it carries nothing until they are up; ${pathLeft(situation)}`,
        BGP_PEERS,
      )
    : effect(
        situation,
        'the virtual interface',
        `every virtual interface of its connection is down for up to 30 seconds, where the connection has no jumbo frames yet; ${pathLeft(situation)}`,
        JUMBO_FRAMES,
      );
};

const natGateway: Interrupts = (situation) => {
  const servers = serversBehind(situation, situation.change.logicalId);
  const whose = servers.length > 0 ? servers.join(', ') : 'what is behind it';
  return effect(
    situation,
    'the NAT gateway',
    `${whose} ${servers.length === 1 ? 'gets' : 'get'} no logs from Zscaler and no settings ${situation.fate.kind === 'removed' ? 'by it any more' : 'for minutes, until its successor is there'}; connections over it begin anew`,
    NAT,
  );
};

/** Nothing beside its machine, which tells it all. */
const networkInterface: Interrupts = (situation) => {
  const { stack, change } = situation;
  const machines = [stack.before, stack.after].flatMap(({ Resources = {} }) =>
    Object.entries(Resources).flatMap(([id, { Type, Properties = {} }]) => {
      const attached = JSON.stringify(Properties['NetworkInterfaces'] ?? []);
      return Type === 'AWS::EC2::Instance' && attached.includes(`"${change.logicalId}"`) ? [id] : [];
    }),
  );
  return stack.changes.some(({ logicalId }) => machines.includes(logicalId))
    ? []
    : effect(situation, 'the network interface', 'its machine is without it, or replaced with it');
};

const everything =
  (what: string): Interrupts =>
  (situation) =>
    effect(situation, what, 'everything in it is made anew, and nothing passes until it is there');

/** What stands beside the logs: nothing of them stops. */
const beside =
  (what: string, text: string): Interrupts =>
  (situation) =>
    effect(situation, what, text);

/** By type, of everything that carries packets or records and is no machine. */
export const CONNECTIONS: Readonly<Record<string, Interrupts>> = {
  'AWS::EC2::NatGateway': natGateway,
  'AWS::EC2::EIP': (situation) =>
    effect(
      situation,
      'the public address',
      'Zscaler sees the relay come from another address; who lists it has to change that',
    ),
  'AWS::EC2::NetworkInterface': networkInterface,
  'AWS::EC2::Subnet': everything('the subnet'),
  'AWS::EC2::VPC': everything('the VPC'),
  'AWS::EC2::RouteTable': everything('the route table'),
  'AWS::EC2::InternetGateway': beside('the internet gateway', 'no logs from Zscaler until another one is attached'),
  'AWS::EC2::VPNGateway': path('the virtual private gateway'),
  'AWS::EC2::CustomerGateway': path('the customer gateway'),
  'AWS::EC2::VPNConnection': vpn,
  'AWS::EC2::VPNConnectionRoute': path('the static route of the VPN'),
  'AWS::EC2::TransitGateway': path('the transit gateway'),
  'AWS::EC2::TransitGatewayVpcAttachment': path('the attachment to the transit gateway'),
  'AWS::DirectConnect::PrivateVirtualInterface': virtualInterface,
  'AWS::DirectConnect::TransitVirtualInterface': virtualInterface,
  'AWS::DirectConnect::DirectConnectGateway': path('the Direct Connect gateway'),
  'AWS::DirectConnect::DirectConnectGatewayAssociation': path('the association with the Direct Connect gateway'),
  'AWS::EC2::VPCEndpoint': (situation) =>
    effect(
      situation,
      'the endpoint',
      situation.fate.kind === 'removed'
        ? 'what goes to that service of AWS takes another way, or none; sessions and runbooks may break off; the logs flow on'
        : 'the bastion does not reach that service of AWS for minutes, no sessions and no runbooks meanwhile; the logs flow on',
    ),
  'AWS::EC2::FlowLog': beside(
    'the flow log',
    'minutes without records, in which nobody knows whether a feed is silent; the logs flow on',
  ),
};
