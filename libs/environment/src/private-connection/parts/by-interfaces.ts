import { type Connection } from '../connection';
import { interfaceKeys, interfacesOf } from './virtual-interfaces';
import { amazonAsn } from './gateway';
import { backup, backupOf } from './vpn';

/** The keys of a kind that virtual interfaces lead to, with a VPN that takes over. */
export const byInterfacesKeys = { amazonAsn, ...interfaceKeys, backup };

type Written = Parameters<typeof interfacesOf>[0] & Parameters<typeof backupOf>[0];

/** The normal form of such a kind, with the gateways that it leads to. Each part is looked up when it is asked for. */
export function byInterfaces(
  written: Written,
  gateway: Connection['gateway'],
  directConnectGateway: () => Connection['directConnectGateway'] = () => undefined,
): Connection {
  return {
    gateway,
    get directConnectGateway() {
      return directConnectGateway();
    },
    get virtualInterfaces() {
      return interfacesOf(written);
    },
    get vpnConnections() {
      return backupOf(written, () => interfacesOf(written));
    },
  };
}
