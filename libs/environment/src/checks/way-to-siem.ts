import { type Check } from './check';

/** A transit gateway that is created here connects to your side by a virtual interface or a VPN; nothing else does it. */
export const wayToSiem: Check = function* ({ privateConnection: connection }) {
  if (connection.kind !== 'transit-gateway') return;
  if (connection.virtualInterface || connection.backup || connection.transitGatewayId !== undefined) return;
  yield {
    path: ['privateConnection'],
    message: 'there is no way to the SIEM: a new transit gateway without a virtual interface and without a VPN',
    allowed: 'transitGatewayId of a gateway that is connected, virtualInterface, or backup',
    remedy: 'add one of the three',
  };
};
