import { type DirectConnectGatewayInput } from '@nss/network';
import * as z from 'zod';
import { asn, gatewayId } from '../../primitives';
import { type Connection } from '../connection';

/** AS number of the gateway of the VPC. */
export const amazonAsn = asn
  .default(64512)
  .describe('AS number of the AWS side: of the virtual private gateway or the transit gateway. @default 64512');

/** A Direct Connect gateway as a file has it. */
export const directConnectGateway = z
  .strictObject({
    id: gatewayId.optional().describe('an existing Direct Connect gateway. @default - one is created'),
    asn: asn
      .optional()
      .describe('AS number of a created one. @default - the first of 64512 and 64513 that is not amazonAsn'),
  })
  .prefault({});

/**
 * The same with the number that one without gets: it may not be that of the gateway behind it.
 * Source: docs.aws.amazon.com/directconnect/latest/UserGuide/direct-connect-transit-gateways.html
 */
export function directConnectGatewayOf(written: {
  readonly amazonAsn: number;
  readonly directConnectGateway: z.output<typeof directConnectGateway>;
}): DirectConnectGatewayInput {
  const { id, asn: given } = written.directConnectGateway;
  if (given !== undefined) return { id, asn: given };
  return id === undefined ? { asn: written.amazonAsn === 64512 ? 64513 : 64512 } : { id };
}

/** The virtual private gateway of the VPC. */
export function virtualPrivateGatewayOf(written: { readonly amazonAsn: number }): Connection['gateway'] {
  return {
    type: 'virtual-private-gateway',
    get amazonAsn() {
      return written.amazonAsn;
    },
  };
}
