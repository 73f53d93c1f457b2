import { type LoadedEnvironment } from '@nss/environment';

type PrivateConnection = LoadedEnvironment['environment']['privateConnection'];
type VirtualInterface = NonNullable<Exclude<PrivateConnection, { kind: 'vpn' }>['virtualInterface']>;

function virtualInterfaceOf({ environment: { privateConnection } }: LoadedEnvironment): VirtualInterface | undefined {
  return privateConnection.kind === 'vpn' ? undefined : privateConnection.virtualInterface;
}

/** The one that is created on a connection of this account. */
export function ownInterfaceOf(loaded: LoadedEnvironment): Extract<VirtualInterface, { origin: 'own' }> | undefined {
  const input = virtualInterfaceOf(loaded);
  return input?.origin === 'own' ? input : undefined;
}

/** The one that a carrier allocated. */
export function hostedInterfaceOf(
  loaded: LoadedEnvironment,
): Extract<VirtualInterface, { origin: 'hosted' }> | undefined {
  const input = virtualInterfaceOf(loaded);
  return input?.origin === 'hosted' ? input : undefined;
}
