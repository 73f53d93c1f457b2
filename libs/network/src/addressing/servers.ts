import { type Availability, type LogType } from '@nss/naming';

/** One NSS server of the relay. */
export interface RelayServer {
  /** `web-01` */
  readonly name: string;
  readonly log: LogType;
  /** 1 is the one that runs first; 2 is the standby or the second active one. */
  readonly number: number;
}

/** The servers that a choice of log types and availability implies, in a fixed order. */
export function relayServers(relay: { logs: readonly LogType[]; availability: Availability }): RelayServer[] {
  const numbers = relay.availability === 'single' ? [1] : [1, 2];
  return relay.logs.flatMap((log) => numbers.map((number) => ({ name: `${log}-0${number}`, log, number })));
}
