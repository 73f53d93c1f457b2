import * as z from 'zod';
import { connectionKind } from '../kind';
import { amazonAsn, directConnectGateway as gateway, directConnectGatewayOf } from '../parts/gateway';
import { checkInterfaceKeys, interfaceKeys, interfacesOf } from '../parts/virtual-interfaces';
import { backup, backupOf } from '../parts/vpn';

const schema = z.strictObject({
  kind: z
    .literal('direct-connect-gateway')
    .describe('private virtual interface to a gateway that several VPCs can share'),
  directConnectGateway: gateway,
  amazonAsn,
  ...interfaceKeys,
  backup,
});

/** Virtual interfaces that end at a Direct Connect gateway, behind which the VPC has its virtual private gateway. */
export const directConnectGateway = connectionKind({
  schema,
  normalForm: (written) => ({
    gateway: {
      type: 'virtual-private-gateway',
      get amazonAsn() {
        return written.amazonAsn;
      },
    },
    get directConnectGateway() {
      return directConnectGatewayOf(written);
    },
    get virtualInterfaces() {
      return interfacesOf(written);
    },
    get vpnConnections() {
      return backupOf(written, () => interfacesOf(written));
    },
  }),
  check: (written) => checkInterfaceKeys(written, 'needed'),
});
