import { connectionOf } from '../private-connection';
import { type Environment } from '../schema';

/** What carries the logs to the SIEM while all is well. */
export type LogWay = 'direct-connect' | 'vpn' | 'of-others';

/** A VPN beside a virtual interface is its backup; where the file names neither, others run the way. */
export function logWayOf(environment: Environment): LogWay {
  const { virtualInterfaces, vpnConnections, directConnectGateway } = connectionOf(environment);
  if (virtualInterfaces.length > 0 || directConnectGateway) return 'direct-connect';
  return vpnConnections.length > 0 ? 'vpn' : 'of-others';
}
