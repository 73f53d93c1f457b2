import { type EC2Client, paginateDescribeInstances } from '@aws-sdk/client-ec2';
import { type SSMClient } from '@aws-sdk/client-ssm';
import { everyItem, type InService } from '@nss/deployment';
import { activeServerParameterName, type LoadedEnvironment } from '@nss/environment';
import { ISOLATED } from '@nss/reachability';
import { type Availability, type LogType, resourceName } from '@nss/naming';
import { activeServers } from './read-back/active-servers';

/** The servers of one log type. */
export interface ServersOfLogType {
  readonly availability: Availability;
  /** Numbers of the servers that would be stopped or replaced. */
  readonly stopped: readonly number[];
  /** Numbers of the servers that relay now. */
  readonly active: readonly number[];
}

/**
 * Numbers of the servers that have to stay for now, so that a pair is changed one after the other and logs go on arriving: of a
 * standby pair the one that relays; where both relay, the first until the second is done. A server that is alone goes.
 */
export function serversToKeep({ availability, stopped, active }: ServersOfLogType): number[] {
  if (availability === 'single') return [];
  if (availability === 'active-standby') return stopped.filter((number) => active.includes(number));
  return [...stopped].sort().slice(0, -1);
}

/**
 * Servers that would be removed although nobody but they relays the logs of their type, which the file still names.
 *
 * @param removed machines, `nss-prod-web-02`
 * @param active machines that relay now, by log type
 */
export function lastToRelay(
  removed: readonly string[],
  active: Readonly<Partial<Record<LogType, readonly string[]>>>,
): string[] {
  return Object.values(active).flatMap((machines) =>
    machines.length > 0 && machines.every((machine) => removed.includes(machine)) ? machines : [],
  );
}

/** The NSS servers of an environment that a deployment must not stop or remove now, and the fact which of them relay. */
export function serversInService(
  { name: environmentName, environment: { purpose, relay }, plan }: LoadedEnvironment,
  { ssm, ec2 }: { readonly ssm: SSMClient; readonly ec2: EC2Client },
): InService {
  const servers = plan.addresses.servers.map(({ log, number, name }) => ({
    log,
    number,
    name,
    machine: resourceName(purpose, log, number),
  }));
  const activeOf = async (log: LogType) => (await activeServers(ssm, activeServerParameterName(purpose, log))) ?? [];
  return {
    machines: async (stopped) => {
      const concerned = servers.filter(({ machine }) => stopped.includes(machine));
      const logs = [...new Set(concerned.map(({ log }) => log))];
      const kept = await Promise.all(
        logs.map(async (log) => {
          const active = await activeOf(log);
          const numbers = serversToKeep({
            availability: relay.availability,
            stopped: ofLog(concerned, log).map(({ number }) => number),
            active: ofLog(servers, log).flatMap(({ name, number }) => (active.includes(name) ? [number] : [])),
          });
          return ofLog(concerned, log).flatMap(({ number, machine }) => (numbers.includes(number) ? [machine] : []));
        }),
      );
      return kept.flat();
    },
    requireRemovable: async (removed) => {
      const logs = relay.logs.filter((log) => removed.some((machine) => machine.startsWith(`${purpose}-${log}-`)));
      const active = await Promise.all(
        logs.map(async (log) => [log, (await activeOf(log)).map((name) => `${purpose}-${name}`)] as const),
      );
      const last = lastToRelay(removed, Object.fromEntries(active));
      if (last.length === 0) return;
      const commands = logs
        .filter((log) => last.some((machine) => machine.startsWith(`${purpose}-${log}-`)))
        .map(
          (log) => `npm run -s runbook -- start nss-failover --environment ${environmentName} --parameter Log=${log}`,
        );
      throw new Error(
        `${last.join(', ')} would be removed while relaying, and what stays stands by; let the other server relay first:\n  ${commands.join('\n  ')}`,
      );
    },
    // nss-update boots a standby in a group that lets nothing out: a deployment that writes its groups would let it stream beside the server that relays.
    requireIdle: async (touched) => {
      if (relay.availability !== 'active-standby') return;
      const concerned = servers.filter(({ machine }) => touched.includes(machine));
      const active = await Promise.all([...new Set(concerned.map(({ log }) => log))].map(activeOf));
      const standbys = concerned.filter(({ name }) => !active.flat().includes(name)).map(({ machine }) => machine);
      const isolated = await isolatedMachines(ec2, standbys);
      if (isolated.length > 0)
        throw new Error(
          `${isolated.join(', ')} is isolated: nss-update is at work on it. Wait for its end (npm run -s runbook -- executions --environment ${environmentName}), then deploy again; nothing was changed`,
        );
    },
    records: async () => {
      const known = new Set(servers.map(({ name }) => name));
      const records = await Promise.all(
        relay.logs.map(async (log) => [activeServerParameterName(purpose, log), await activeOf(log)] as const),
      );
      // What is not one of ours was left by a file that said something else, and is written.
      return Object.fromEntries(
        records.flatMap(([name, active]) =>
          active.length > 0 && active.every((each) => known.has(each)) ? [[name, active.join(',')]] : [],
        ),
      );
    },
  };
}

/** Those of the machines, by their tag `Name`, that run in the group of an isolated standby. */
async function isolatedMachines(client: EC2Client, names: readonly string[]): Promise<string[]> {
  if (names.length === 0) return [];
  const pages = paginateDescribeInstances(
    { client },
    {
      Filters: [
        { Name: 'tag:Name', Values: [...names] },
        { Name: 'instance-state-name', Values: ['pending', 'running'] },
      ],
    },
  );
  const reservations = await everyItem(pages, (page) => page.Reservations);
  const found = reservations
    .flatMap(({ Instances = [] }) => Instances)
    .filter(({ NetworkInterfaces = [] }) =>
      NetworkInterfaces.some(({ Groups = [] }) => Groups.some(({ GroupName }) => GroupName?.includes(`-${ISOLATED}-`))),
    )
    .flatMap(({ Tags = [] }) => Tags);
  return names.filter((name) => found.some(({ Key, Value }) => Key === 'Name' && Value === name));
}

function ofLog<T extends { readonly log: LogType }>(servers: readonly T[], log: LogType): T[] {
  return servers.filter((server) => server.log === log);
}
