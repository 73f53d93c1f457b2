import { type Answers, type Question } from '../question';

const KEY = 'privateConnection';
const INTERFACE = `${KEY}.virtualInterface`;
const CARRIER = 'the carrier';
const NETWORK = 'the network team';

/** Ways to the SIEM that are asked for; the file's language has more. */
const CONNECTIONS = ['virtual-private-gateway', 'direct-connect-gateway', 'transit-gateway', 'vpn'] as const;

const overInterface = ({ connection = '' }: Answers) => /^(virtual-private|direct-connect)-gateway$/.test(connection);
const hosted = (answers: Answers) => overInterface(answers) && answers['virtual-interface'] === 'hosted';
const own = (answers: Answers) => overInterface(answers) && answers['virtual-interface'] === 'own';
const byVpn = ({ connection, backup }: Answers) => connection === 'vpn' || backup === 'vpn';

/** What the carrier and the network team know. */
export const CONNECTION: readonly Question[] = [
  {
    name: 'connection',
    text: 'the way to the SIEM: Direct Connect to this VPC alone, to a gateway that VPCs share, an existing transit gateway, or a VPN over the internet',
    who: NETWORK,
    keys: [`${KEY}.kind`],
    example: 'virtual-private-gateway',
    choices: CONNECTIONS,
    standard: () => 'virtual-private-gateway',
  },
  {
    name: 'transit-gateway',
    text: 'id of the transit gateway, from which others reach the SIEM',
    who: NETWORK,
    keys: [`${KEY}.transitGatewayId`, KEY],
    example: 'tgw-0a0a0a0a0a0a0a0a0',
    when: ({ connection }) => connection === 'transit-gateway',
  },
  {
    name: 'virtual-interface',
    text: 'is the virtual interface allocated by a carrier (hosted), or made on a connection of this account (own)',
    who: NETWORK,
    keys: [`${INTERFACE}.origin`],
    example: 'hosted',
    choices: ['hosted', 'own'],
    standard: () => 'hosted',
    when: overInterface,
  },
  {
    name: 'virtual-interface-id',
    text: 'id of the virtual interface',
    who: `${CARRIER}, once it has the number of the account and has allocated it`,
    keys: [`${INTERFACE}.id`],
    example: 'dxvif-fg1example',
    when: hosted,
  },
  {
    name: 'connection-id',
    text: 'id of the Direct Connect connection, or of the LAG',
    who: `${CARRIER}, or ${NETWORK}`,
    keys: [`${INTERFACE}.connectionId`],
    example: 'dxcon-fg2example',
    when: own,
  },
  {
    name: 'vlan',
    text: 'VLAN of the virtual interface',
    who: CARRIER,
    keys: [`${INTERFACE}.vlan`],
    example: '101',
    when: overInterface,
  },
  {
    name: 'customer-asn',
    text: 'AS number of the router on your side',
    who: NETWORK,
    keys: [`${INTERFACE}.customerAsn`, `${KEY}.customerAsn`],
    example: '65001',
    when: ({ connection = '' }) => connection !== 'transit-gateway',
  },
  {
    name: 'customer-address',
    text: 'your end of the BGP link, with its prefix length',
    who: `${CARRIER}, or ${NETWORK}`,
    keys: [`${INTERFACE}.customerAddress`],
    example: '169.254.100.1/30',
    when: overInterface,
  },
  {
    name: 'amazon-address',
    text: "AWS's end of the BGP link, with its prefix length",
    who: `${CARRIER}, or ${NETWORK}`,
    keys: [`${INTERFACE}.amazonAddress`],
    example: '169.254.100.2/30',
    when: overInterface,
  },
  {
    name: 'backup',
    text: 'what takes over when the virtual interface is down',
    who: NETWORK,
    keys: [`${KEY}.backup`],
    example: 'vpn',
    choices: ['none', 'vpn'],
    standard: () => 'none',
    when: overInterface,
  },
  {
    name: 'vpn-device',
    text: 'public address of your VPN device',
    who: NETWORK,
    keys: [`${KEY}.customerGatewayAddress`, `${KEY}.backup.customerGatewayAddress`],
    example: '198.51.100.7',
    when: byVpn,
  },
  {
    name: 'amazon-asn',
    text: "AS number of AWS's side",
    who: NETWORK,
    keys: [`${KEY}.amazonAsn`],
    example: '64512',
    standard: () => '64512',
  },
];
