import { type AddressPlan } from '@nss/network';
import { type SubnetOfOthers } from './read-template';

/** The subnets of a plan that others made. */
export function subnetsOfOthers({ subnets }: Pick<AddressPlan, 'subnets'>): SubnetOfOthers[] {
  return subnets.flatMap(({ existing, cidr }) => (existing ? [{ ...existing, cidr }] : []));
}
