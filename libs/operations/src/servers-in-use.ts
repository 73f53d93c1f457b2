import { type SSMClient } from '@aws-sdk/client-ssm';
import { type MachinesInUse } from '@nss/deployment';
import { activeServerParameterName, type LoadedEnvironment } from '@nss/environment';
import { type Availability, type LogType, resourceName } from '@nss/naming';
import { activeServers } from './read-back/active-servers';

/** The servers of one log type. */
export interface ServersOfLogType {
  readonly availability: Availability;
  /** Numbers of the servers that would be replaced. */
  readonly replaced: readonly number[];
  /** Numbers of the servers that relay now. */
  readonly active: readonly number[];
}

/**
 * Numbers of the servers that have to stay for now, so that a pair is replaced one after the other and logs go on arriving: of a
 * standby pair the one that relays; where both relay, the first until the second is done. A server that is alone goes.
 */
export function serversToKeep({ availability, replaced, active }: ServersOfLogType): number[] {
  if (availability === 'single') return [];
  if (availability === 'active-standby') return replaced.filter((number) => active.includes(number));
  return [...replaced].sort().slice(0, -1);
}

/** The NSS servers of an environment that must not be replaced now. */
export function serversInUse(
  { environment: { purpose, relay }, plan }: LoadedEnvironment,
  ssm: SSMClient,
): MachinesInUse {
  const servers = plan.addresses.servers.map(({ log, number, name }) => ({
    log,
    number,
    name,
    machine: resourceName(purpose, log, number),
  }));
  return async (replaced) => {
    const concerned = servers.filter(({ machine }) => replaced.includes(machine));
    const logs = [...new Set(concerned.map(({ log }) => log))];
    const kept = await Promise.all(
      logs.map(async (log) => {
        const active = (await activeServers(ssm, activeServerParameterName(purpose, log))) ?? [];
        const numbers = serversToKeep({
          availability: relay.availability,
          replaced: ofLog(concerned, log).map(({ number }) => number),
          active: ofLog(servers, log).flatMap(({ name, number }) => (active.includes(name) ? [number] : [])),
        });
        return ofLog(concerned, log).flatMap(({ number, machine }) => (numbers.includes(number) ? [machine] : []));
      }),
    );
    return kept.flat();
  };
}

function ofLog<T extends { readonly log: LogType }>(servers: readonly T[], log: LogType): T[] {
  return servers.filter((server) => server.log === log);
}
