import { type LoadedEnvironment, connectionOf } from '@nss/environment';
import { type HostedInterface, type OwnInterface } from '@nss/network';

/** Those that are created on a connection of this account. */
function ownInterfacesOf({ environment }: LoadedEnvironment): OwnInterface[] {
  return connectionOf(environment).virtualInterfaces.flatMap(({ input }) => (input.origin === 'own' ? [input] : []));
}

/** Those that a carrier allocated. */
export function hostedInterfacesOf({ environment }: LoadedEnvironment): HostedInterface[] {
  return connectionOf(environment).virtualInterfaces.flatMap(({ input }) => (input.origin === 'hosted' ? [input] : []));
}

/** Direct Connect connections that own interfaces are created on, each once, with how many of them. */
export function connectionsOf(loaded: LoadedEnvironment): { readonly id: string; readonly interfaces: number }[] {
  const ids = ownInterfacesOf(loaded).map(({ connectionId }) => connectionId);
  return [...new Set(ids)].map((id) => ({ id, interfaces: ids.filter((each) => each === id).length }));
}
