import { hubPrefixesOf, relayFeeds } from '@nss/environment';
import { type LogType } from '@nss/naming';
import { numberToAddress, parsePrefix } from '@nss/network';
import { sendersOf } from '@nss/observability';
import { type Deployed } from '../deployed/deployed';
import { Appliance } from './appliance';
import { Packets } from './packets';
import { type Surroundings } from './surroundings';

/** A stream of logs to one SIEM. */
export interface Feed {
  /** `web to soc` */
  readonly label: string;
  readonly log: LogType;
  /** The one server of the log type that sends it, from 1. @default - each of them */
  readonly number?: number;
  readonly siem: string;
  readonly address: string;
  readonly port: number;
}

/** Servers, what is around them, and where each minute of logs is. It knows of no alarm and no advice. */
export class Simulation {
  minute = 0;
  readonly feeds: readonly Feed[];
  readonly servers: readonly Appliance[];
  readonly packets: Packets;
  readonly around: Surroundings;
  /** The servers that should relay, by log. */
  readonly active = new Map<string, string>();
  /** Minutes of logs that a SIEM has, by feed. */
  readonly delivered = new Map<string, Set<number>>();
  /** Minutes of logs that a SIEM got more than once, by feed. */
  readonly repeated = new Map<string, Set<number>>();
  /** Events of CloudTrail that were written in this minute. */
  readonly events: object[] = [];
  /** Where the hubs of the environment's cloud answer by the ranges that its rules open. */
  readonly openedHubAddress: string;
  /** Minutes of logs that Zscaler could not hand to any server, by log. */
  private readonly held = new Map<string, number[]>();

  constructor(readonly deployed: Deployed) {
    const { system, environment } = deployed;
    this.packets = new Packets(deployed);
    this.feeds = relayFeeds(environment).flatMap(({ feed, siem, log, number, prefixes, port, logType }) =>
      logType === 'alerts' || log === undefined
        ? []
        : [{ label: `${feed} to ${siem}`, log, number, siem, address: firstOf(prefixes), port }],
    );
    this.servers = system.servers.map(({ name, log }) => {
      const isStandby = system.availability === 'active-standby' && !name.endsWith('-01');
      if (!isStandby && !this.active.has(log)) this.active.set(log, name);
      const own = this.feeds
        .filter((feed) => sendersOf(feed, [{ log, number: Number(name.slice(-2)) }]).length > 0)
        .map(({ label }) => label);
      return new Appliance(name, log, own, isStandby ? 'stopped' : 'running');
    });
    this.openedHubAddress = firstOf(hubPrefixesOf(environment) ?? []);
    this.around = {
      siems: new Map(environment.siem.map(({ name }) => [name, 'takes'])),
      sessions: system.virtualInterfaces.map(() => true),
      tunnels: system.vpnConnections.map(() => [true, true]),
      areOthersWaysUp: true,
      hourAtStart: 2,
      hubsAnswer: true,
      hubAddress: this.openedHubAddress,
      areWaysReported: true,
      areGatewaysReported: true,
      isAccountUsed: true,
      failedPorts: 0,
      droppedPackets: 0,
      strayPackets: 0,
      strayInterface: 'service',
      isFlowLogWritten: true,
      areOthersThere: false,
      skippedServers: new Set(),
      bastion: 'well',
      bastionFreePercent: 40,
      cpuPercent: 30,
    };
  }

  /**
   * Somebody calls AWS, past every file and every approval.
   * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html
   *
   * @param more fields of the event. @default - none
   */
  calledByHand(service: string, eventName: string, more: object = {}): void {
    const { account } = this.deployed.environment;
    this.events.push({
      eventSource: `${service}.amazonaws.com`,
      eventName,
      userIdentity: { type: 'AssumedRole', arn: `arn:aws:sts::${account}:assumed-role/administrator/somebody` },
      sourceIPAddress: '192.0.2.10',
      ...more,
    });
  }

  server(name: string): Appliance {
    return this.servers.find((each) => each.name === name)!;
  }

  /** The log that something is about which happens to one of them. */
  get firstLog(): string {
    return this.active.keys().next().value!;
  }

  /** The server that should relay a log, and the other one of its pair. */
  pair(log: string): { readonly active: Appliance; readonly standby: Appliance | undefined } {
    const active = this.server(this.active.get(log)!);
    const isPair = this.deployed.system.availability === 'active-standby';
    return { active, standby: isPair ? this.servers.find((each) => each.log === log && each !== active) : undefined };
  }

  /** Zscaler hands the logs of this minute to whatever server takes them, and, with the subscription, what it could not hand over before. */
  handOver(reaches: (server: Appliance) => boolean): void {
    const keeps = this.deployed.system.logRecovery === 'one-hour' ? 60 : 0;
    for (const log of this.active.keys()) {
      const minutes = [...(this.held.get(log) ?? []), this.minute];
      const takers = this.servers.filter((each) => each.log === log && each.isServing && reaches(each));
      for (const server of takers) for (const minute of minutes) server.receive(minute);
      this.held.set(log, takers.length > 0 || keeps === 0 ? [] : minutes.slice(-keeps));
    }
  }

  deliver({ label }: Feed, minutes: readonly number[]): void {
    const had = this.delivered.get(label) ?? new Set<number>();
    const twice = this.repeated.get(label) ?? new Set<number>();
    for (const minute of minutes) (had.has(minute) ? twice : had).add(minute);
    this.delivered.set(label, had);
    this.repeated.set(label, twice);
  }

  /** Minutes of logs that no SIEM has, and that nobody can send any more, by feed. */
  lostMinutes(): Readonly<Record<string, number>> {
    return Object.fromEntries(
      this.feeds.map(({ label, log }) => {
        const somewhere = new Set([
          ...(this.delivered.get(label) ?? []),
          ...(this.held.get(log) ?? []),
          ...this.servers.flatMap((each) => each.waiting(label)),
        ]);
        return [label, this.minute + 1 - somewhere.size];
      }),
    );
  }
}

/** The first host of the first prefix; one of a single address is that host. */
function firstOf([prefix = '']: readonly string[]): string {
  const { first, last } = parsePrefix(prefix);
  return numberToAddress(Math.min(first + 1, last));
}
