import { type LoadedEnvironment } from '@nss/environment';
import { resourceName } from '@nss/naming';

type Server = LoadedEnvironment['plan']['addresses']['servers'][number];

/** Whether a server stands by, as the file has it: after a fail-over it is the other one of its pair. */
export function isStandby({ relay }: LoadedEnvironment['environment'], { number }: Pick<Server, 'number'>): boolean {
  return relay.availability === 'active-standby' && number > 1;
}

/** Names of the servers that stand by: `nss-prod-web-02`. */
export function standbyNames({ environment, plan }: Pick<LoadedEnvironment, 'environment' | 'plan'>): string[] {
  return plan.addresses.servers
    .filter((server) => isStandby(environment, server))
    .map(({ log, number }) => resourceName(environment.purpose, log, number));
}
