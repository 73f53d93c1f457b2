import { type LoadedEnvironment } from '../loader';
import { type Connection, connectionOf } from '../private-connection';
import { asking, type FormPart, formText } from './form';

/**
 * What whoever runs the other end of the private connection is told and asked, a carrier or the network team: each virtual interface and VPN with its
 * numbers, and which prefixes go which way.
 * https://docs.aws.amazon.com/directconnect/latest/UserGuide/create-vif.html (what a virtual interface needs)
 * https://docs.aws.amazon.com/directconnect/latest/UserGuide/limits.html (prefixes of a BGP session)
 */
export function carrierForm({ environment }: LoadedEnvironment): string {
  const { purpose, account, region, vpc, siem } = environment;
  const connection = connectionOf(environment);
  const isStatic = connection.vpnConnections.every(({ device }) => device.staticRoutes === true);
  const hasBgp = connection.virtualInterfaces.length > 0 || (connection.vpnConnections.length > 0 && !isStatic);
  return formText(`Private connection of ${purpose}`, [
    {
      heading: 'AWS side',
      rows: [['what', 'is'], ['account', account], ['region', region], ...gatewayRows(connection)],
    },
    ...interfaceParts(connection, account),
    ...vpnParts(connection),
    {
      heading: hasBgp ? 'What is announced' : 'What is routed',
      rows: [
        ['prefix', hasBgp ? 'announced by' : 'is at'],
        ...[vpc.cidr, ...(vpc.existing?.secondaryCidrs ?? [])].map((prefix) => [prefix, 'AWS']),
        ...siem.flatMap(({ name, prefixes }) => prefixes.map((prefix) => [prefix, `you: the SIEM ${name}`])),
      ],
      lines: hasBgp
        ? ['Please announce nothing else: more than 100 prefixes end the BGP session of a virtual interface.']
        : [],
    },
    {
      heading: 'Please answer',
      lines: asking(
        'From which day on can it be used?',
        'How is maintenance announced, and to whom?',
        'Who is called when BGP or a tunnel is down, by day and by night?',
      ),
    },
  ]);
}

function gatewayRows({ gateway, directConnectGateway }: Connection): string[][] {
  const existing = gateway.type === 'transit-gateway' && gateway.existingId;
  return [
    [
      gateway.type === 'transit-gateway' ? 'transit gateway' : 'virtual private gateway',
      existing || `made here, AS number ${gateway.amazonAsn}`,
    ],
    ...(directConnectGateway
      ? [['Direct Connect gateway', directConnectGateway.id ?? `made here, AS number ${directConnectGateway.asn}`]]
      : []),
  ];
}

function interfaceParts({ virtualInterfaces, gateway, directConnectGateway }: Connection, account: string): FormPart[] {
  const kind = gateway.type === 'transit-gateway' ? 'transit' : 'private';
  // Of a Direct Connect gateway of somebody else nobody here knows the number.
  const amazonAsn = directConnectGateway ? directConnectGateway.asn : gateway.amazonAsn;
  return virtualInterfaces.map(({ input }, index) => ({
    heading: `Virtual interface${virtualInterfaces.length > 1 ? ` ${index + 1}` : ''}`,
    lines: [
      input.origin === 'hosted'
        ? `Please allocate a ${kind} virtual interface to account ${account}, and say its id. It is accepted there.`
        : `It is made on ${input.connectionId}; please configure the router at the other end for it.`,
    ],
    rows: [
      ['what', 'is'],
      ...(input.origin === 'hosted' ? [['id', input.id]] : [['MTU', `${input.mtu} bytes`]]),
      ['VLAN', String(input.vlan)],
      ['your AS number', String(input.customerAsn)],
      ['your address', input.customerAddress],
      ["AWS's AS number", amazonAsn === undefined ? 'of the Direct Connect gateway' : String(amazonAsn)],
      ["AWS's address", input.amazonAddress],
      ['BGP key (MD5)', 'is handed over separately, never by mail'],
    ],
  }));
}

function vpnParts({ vpnConnections, virtualInterfaces, gateway }: Connection): FormPart[] {
  return vpnConnections.map(({ device, customerAsn }) => ({
    heading: virtualInterfaces.length > 0 ? 'VPN, which takes over when no virtual interface is up' : 'VPN',
    lines: [
      "Two tunnels, both to be configured. AWS's addresses and the configuration of your device are known once it is deployed.",
    ],
    rows: [
      ['what', 'is'],
      ['your device', device.customerGatewayAddress],
      ['routes', device.staticRoutes ? 'static' : `BGP, your AS number ${customerAsn}, AWS's ${gateway.amazonAsn}`],
      ['IKE', (device.tunnels.ikeVersions ?? ['ikev2']).join(', ')],
      ['inside addresses', device.tunnels.insideCidrs?.join(', ') ?? 'chosen by AWS'],
      ['pre-shared keys', 'are handed over separately, never by mail'],
    ],
  }));
}
