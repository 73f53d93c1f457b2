import { type KeyPath } from '../problem';
import { type Connection } from './connection';

/** A secret that CloudFormation reads while it makes a private connection. */
export interface ConnectionSecret {
  readonly path: KeyPath;
  /** In Secrets Manager. */
  readonly name: string;
  readonly holds: 'BGP key' | 'key of a tunnel';
  /** `BGP key`, `key of tunnel 2`, with a number where there are several. */
  readonly what: string;
}

/** The secrets that a connection names, in the order of its parts. */
export function connectionSecrets({ virtualInterfaces, vpnConnections }: Connection): ConnectionSecret[] {
  const keys = virtualInterfaces.flatMap(({ path, input }, index): ConnectionSecret[] => {
    const name = input.origin === 'own' ? input.authKeySecret : undefined;
    if (name === undefined) return [];
    const what = virtualInterfaces.length > 1 ? `BGP key of virtual interface ${index + 1}` : 'BGP key';
    return [{ path: [...path, 'authKeySecret'], name, holds: 'BGP key', what }];
  });
  const tunnels = vpnConnections.flatMap(({ path, device }) =>
    Array.from(
      device.tunnels.preSharedKeySecrets ?? [],
      (name, index): ConnectionSecret => ({
        path: [...path, 'tunnels', 'preSharedKeySecrets', index],
        name,
        holds: 'key of a tunnel',
        what: `key of tunnel ${index + 1}`,
      }),
    ),
  );
  return [...keys, ...tunnels];
}
