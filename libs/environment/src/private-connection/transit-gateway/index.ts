import * as z from 'zod';
import { ec2Id } from '../../primitives';
import { connectionKind } from '../kind';
import { BACKUP_EXAMPLE, OWN_EXAMPLE } from '../parts/examples';
import { byInterfaces, byInterfacesKeys } from '../parts/by-interfaces';
import { directConnectGateway, directConnectGatewayOf } from '../parts/gateway';
import { checkInterfaceKeys } from '../parts/virtual-interfaces';
import { foreignAttachment, wayToSiem } from './checks';

const schema = z.strictObject({
  kind: z.literal('transit-gateway').describe('transit virtual interface, or routing between VPCs'),
  transitGatewayId: ec2Id('tgw', 'a transit gateway id')
    .optional()
    .describe('an existing transit gateway. @default - one is created'),
  attachment: z
    .boolean()
    .default(true)
    .describe(
      'false where the VPC is attached to the transit gateway already, as with central egress through it: a VPC has one attachment to each. @default true',
    ),
  directConnectGateway,
  ...byInterfacesKeys,
});

/** The VPC on a transit gateway, which virtual interfaces reach through a Direct Connect gateway, and others may connect otherwise. */
export const transitGateway = connectionKind({
  schema,
  example: { kind: 'transit-gateway', amazonAsn: 64520, virtualInterface: OWN_EXAMPLE, backup: BACKUP_EXAMPLE },
  normalForm: (written) =>
    byInterfaces(
      written,
      {
        type: 'transit-gateway',
        get amazonAsn() {
          return written.amazonAsn;
        },
        get existingId() {
          return written.transitGatewayId;
        },
        get attach() {
          return written.attachment;
        },
      },
      () => directConnectGatewayOf(written),
    ),
  *check(written, environment) {
    yield* checkInterfaceKeys(written, 'optional');
    yield* wayToSiem(written);
    yield* foreignAttachment(written, environment);
  },
});
