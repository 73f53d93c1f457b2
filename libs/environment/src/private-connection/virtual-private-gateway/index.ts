import * as z from 'zod';
import { connectionKind } from '../kind';
import { BACKUP_EXAMPLE, HOSTED_EXAMPLE } from '../parts/examples';
import { byInterfaces, byInterfacesKeys } from '../parts/by-interfaces';
import { virtualPrivateGatewayOf } from '../parts/gateway';
import { checkInterfaceKeys } from '../parts/virtual-interfaces';

const schema = z.strictObject({
  kind: z.literal('virtual-private-gateway').describe('private virtual interface straight to this VPC'),
  ...byInterfacesKeys,
});

/** Virtual interfaces that end at the virtual private gateway of the VPC. */
export const virtualPrivateGateway = connectionKind({
  schema,
  example: {
    kind: 'virtual-private-gateway',
    amazonAsn: 64520,
    virtualInterface: HOSTED_EXAMPLE,
    backup: BACKUP_EXAMPLE,
  },
  normalForm: (written) => byInterfaces(written, virtualPrivateGatewayOf(written)),
  check: (written) => checkInterfaceKeys(written, 'needed'),
});
