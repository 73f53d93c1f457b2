import { type Answers, numeral } from './question';

/** The private connection of a file, as far as it has been answered. */
export function connectionFor(answers: Answers): object {
  const kind = answers['connection'];
  const common = { kind, amazonAsn: numeral(answers['amazon-asn']) };
  if (kind === 'transit-gateway') return { ...common, transitGatewayId: answers['transit-gateway'] };
  const device = { customerGatewayAddress: answers['vpn-device'] };
  const customerAsn = numeral(answers['customer-asn']);
  if (kind === 'vpn') return { ...common, customerAsn, ...device };
  const origin = answers['virtual-interface'];
  return {
    ...common,
    virtualInterface: {
      origin,
      ...(origin === 'own' ? { connectionId: answers['connection-id'] } : { id: answers['virtual-interface-id'] }),
      vlan: numeral(answers['vlan']),
      customerAsn,
      customerAddress: answers['customer-address'],
      amazonAddress: answers['amazon-address'],
    },
    ...(answers['backup'] === 'vpn' && { backup: { kind: 'vpn', ...device } }),
  };
}
