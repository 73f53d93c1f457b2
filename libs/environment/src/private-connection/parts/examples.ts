/** A virtual interface of one's own, as examples of kinds have it. */
export const OWN_EXAMPLE = {
  origin: 'own',
  connectionId: 'dxcon-fg3example',
  vlan: 303,
  customerAsn: 65001,
  customerAddress: '169.254.110.1/30',
  amazonAddress: '169.254.110.2/30',
  authKeySecret: 'network-team/bgp',
} as const;

/** One that a carrier allocated. */
export const HOSTED_EXAMPLE = {
  origin: 'hosted',
  id: 'dxvif-fg4example',
  vlan: 304,
  customerAsn: 65001,
  customerAddress: '169.254.111.1/30',
  amazonAddress: '169.254.111.2/30',
} as const;

/** A VPN behind them. */
export const BACKUP_EXAMPLE = { kind: 'vpn', customerGatewayAddress: '198.51.100.8' } as const;
