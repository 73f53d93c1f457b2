import { resourceName } from '@nss/naming';
import { type LoadedEnvironment } from '../loader';

/** An address that is fixed. */
export interface FixedAddress {
  /** `nss-dev-web-01` */
  readonly name: string;
  readonly zone: string;
  readonly eth0: string;
  /** @default - it has one interface */
  readonly eth1?: string;
}

/** Every fixed address of an environment: servers, NAT gateways, bastion. */
export function fixedAddresses({
  environment: { purpose, vpc },
  plan: { addresses },
}: LoadedEnvironment): FixedAddress[] {
  const zone = (index: number) => vpc.zones[index] ?? '';
  return [
    ...addresses.servers.map(({ log, number, zoneIndex, managementAddress, serviceAddress }) => ({
      name: resourceName(purpose, log, number),
      zone: zone(zoneIndex),
      eth0: managementAddress,
      eth1: serviceAddress,
    })),
    ...addresses.natAddresses.map((eth0, index) => ({
      name: resourceName(purpose, 'nat-gateway', index + 1),
      zone: zone(index),
      eth0,
    })),
    { name: resourceName(purpose, 'bastion', 1), zone: zone(0), eth0: addresses.bastionAddress },
  ];
}
