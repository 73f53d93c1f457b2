import * as z from 'zod';
import { connectionKind } from '../kind';
import { BACKUP_EXAMPLE, OWN_EXAMPLE } from '../parts/examples';
import { byInterfaces, byInterfacesKeys } from '../parts/by-interfaces';
import { directConnectGateway as gateway, directConnectGatewayOf, virtualPrivateGatewayOf } from '../parts/gateway';
import { checkInterfaceKeys } from '../parts/virtual-interfaces';

const schema = z.strictObject({
  kind: z
    .literal('direct-connect-gateway')
    .describe('private virtual interface to a gateway that several VPCs can share'),
  directConnectGateway: gateway,
  ...byInterfacesKeys,
});

/** Virtual interfaces that end at a Direct Connect gateway, behind which the VPC has its virtual private gateway. */
export const directConnectGateway = connectionKind({
  schema,
  example: { kind: 'direct-connect-gateway', amazonAsn: 64520, virtualInterface: OWN_EXAMPLE, backup: BACKUP_EXAMPLE },
  normalForm: (written) =>
    byInterfaces(written, virtualPrivateGatewayOf(written), () => directConnectGatewayOf(written)),
  check: (written) => checkInterfaceKeys(written, 'needed'),
});
