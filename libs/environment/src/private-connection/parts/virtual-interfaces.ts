import * as z from 'zod';
import { asn, interfaceAddress, text } from '../../primitives';
import { type Finding } from '../../problem';
import { CONNECTION_PATH, type ConnectionInterface } from '../connection';

/**
 * As many as AWS's strongest model has: two devices in each of two locations.
 * Source: docs.aws.amazon.com/directconnect/latest/UserGuide/maximum_resiliency.html
 */
const MOST_INTERFACES = 4;

const bgp = {
  vlan: z.int().min(1).max(4094).describe('802.1Q tag of the virtual interface'),
  customerAsn: asn.describe('AS number of the router on your side'),
  customerAddress: interfaceAddress.describe('your end of the BGP link, with its prefix length'),
  amazonAddress: interfaceAddress.describe('the AWS end of the BGP link, with its prefix length'),
};

const hostedInterface = z.strictObject({
  origin: z.literal('hosted').describe('allocated by the carrier; the accept-virtual-interface runbook confirms it'),
  id: text(/^dxvif-[a-z0-9]+$/, 'a virtual interface id, for example dxvif-fg1example'),
  ...bgp,
});

const ownInterface = z.strictObject({
  origin: z.literal('own').describe('created here, on a Direct Connect connection of this account'),
  connectionId: text(/^dx(con|lag)-[a-z0-9]+$/, 'a connection or LAG id, for example dxcon-fg2example'),
  mtu: z.literal([1500, 8500]).default(1500).describe('bytes. @default 1500'),
  authKeySecret: text(/^[A-Za-z0-9/_+=.@-]{1,512}$/, 'the name of a Secrets Manager secret, never the key itself')
    .optional()
    .describe('name of the Secrets Manager secret that holds the BGP MD5 key. @default - AWS generates a key'),
  ...bgp,
});

const virtualInterface = z.discriminatedUnion('origin', [hostedInterface, ownInterface]);

/** The keys of a kind that has virtual interfaces: one, or a list of them. */
export const interfaceKeys = {
  virtualInterface: virtualInterface
    .optional()
    .describe('the only virtual interface. @default - `virtualInterfaces` has them, or there is none'),
  virtualInterfaces: z
    .array(virtualInterface)
    .min(1)
    .max(MOST_INTERFACES)
    .optional()
    .describe(
      'instead of `virtualInterface`: several, each on a Direct Connect connection of its own, best at two locations; they are numbered in this order, so add and remove them at its end. @default - `virtualInterface` alone',
    ),
};

interface Written {
  readonly virtualInterface?: ConnectionInterface['input'];
  readonly virtualInterfaces?: readonly ConnectionInterface['input'][];
}

/** Every virtual interface that is written, in order. */
export function interfacesOf(written: Written): ConnectionInterface[] {
  const list = written.virtualInterfaces;
  if (list)
    return Array.from(list.keys(), (index) => ({
      path: [...CONNECTION_PATH, 'virtualInterfaces', index],
      get input() {
        return list[index] as ConnectionInterface['input'];
      },
    }));
  const input = written.virtualInterface;
  return input ? [{ path: [...CONNECTION_PATH, 'virtualInterface'], input }] : [];
}

/** One of the two keys is written, and not both. */
export function* checkInterfaceKeys(written: Written, needed: 'needed' | 'optional'): Generator<Finding> {
  if (written.virtualInterface && written.virtualInterfaces) {
    yield {
      path: [...CONNECTION_PATH, 'virtualInterface'],
      value: 'one beside a list',
      message: 'there is a virtual interface beside the list of them',
      allowed: 'virtualInterface or virtualInterfaces, not both',
      remedy: 'move it into virtualInterfaces as one more entry',
    };
  } else if (needed === 'needed' && !written.virtualInterface && !written.virtualInterfaces) {
    yield {
      path: [...CONNECTION_PATH, 'virtualInterface'],
      message: 'the key is missing',
      allowed: 'virtualInterface, or a list of them as virtualInterfaces',
      remedy: 'add virtualInterface or virtualInterfaces under privateConnection',
    };
  }
}
