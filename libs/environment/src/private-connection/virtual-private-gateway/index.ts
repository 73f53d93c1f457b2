import * as z from 'zod';
import { connectionKind } from '../kind';
import { amazonAsn } from '../parts/gateway';
import { checkInterfaceKeys, interfaceKeys, interfacesOf } from '../parts/virtual-interfaces';
import { backup, backupOf } from '../parts/vpn';

const schema = z.strictObject({
  kind: z.literal('virtual-private-gateway').describe('private virtual interface straight to this VPC'),
  amazonAsn,
  ...interfaceKeys,
  backup,
});

/** Virtual interfaces that end at the virtual private gateway of the VPC. */
export const virtualPrivateGateway = connectionKind({
  schema,
  normalForm: (written) => ({
    gateway: {
      type: 'virtual-private-gateway',
      get amazonAsn() {
        return written.amazonAsn;
      },
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
