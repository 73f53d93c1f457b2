import { type DescribedServer } from '@nss/runbook-definition';
import { type FlowRecord, type NoData } from '../telemetry/flow-record';
import { type Appliance } from './appliance';
import { isPathUp } from './surroundings';
import { type Feed, type Simulation } from './simulation';

const HTTPS = 443;
/** Ports that a client has; which one says nothing here. */
const [HUB_CLIENT, FEED_CLIENT] = [40001, 40002];
/** An address that means nobody: https://www.rfc-editor.org/rfc/rfc5737 */
const STRANGER = '198.51.100.7';
/** Bytes of a minute of logs for each user: 11 Mbit/s for 10,000. https://help.zscaler.com/unified/nss-deployment-guide-amazon-web-services */
const BYTES_PER_USER = (11_000_000 / 8 / 10_000) * 60;
/** Bytes of a packet that opens a connection, and how often a minute a client tries: without an answer by its back-off, with a refusal at once. */
const [SYN, TRIES, TRIES_REFUSED] = [60, 6, 20];
/** Bytes in which a hub says that it does not know whoever calls. */
const NO = 200;

/** By the hour, how much of the day's peak is on the way; drills begin at two at night. */
const NIGHT = 0.15;

/**
 * What one minute of the simulation does: Zscaler hands logs over, servers send what they have, and every connection leaves a record. What passes
 * is decided by the deployed rules.
 */
export function traffic(simulation: Simulation): (FlowRecord | NoData)[] {
  const { servers } = simulation.deployed.system;
  const own = (server: Appliance): DescribedServer => servers.find(({ name }) => name === server.name)!;
  const { hubsAnswer, hubAddress } = simulation.around;
  const opens = (server: Appliance) => simulation.packets.passes(own(server).service.interfaceId, hubAddress, HTTPS);
  simulation.handOver((server) => hubsAnswer && opens(server));
  const records = simulation.servers.flatMap((server) => {
    if (server.state !== 'running') return [];
    const place = own(server);
    return [
      ...strayRecords(simulation, place),
      ...hubRecords(simulation, place, server, opens(server)),
      ...simulation.feeds
        .filter(({ label }) => server.feeds.includes(label))
        .flatMap((feed) => feedRecords(simulation, place, server, feed)),
    ];
  });
  const seen = new Set(records.map(({ interfaceId }) => interfaceId));
  const silent = servers
    .flatMap(({ management, service }) => [management.interfaceId, service.interfaceId])
    .filter((id) => !seen.has(id));
  return [...records, ...silent.map((interfaceId) => ({ interfaceId }))];
}

function logBytes({ deployed, around }: Simulation): number {
  return around.logBytesPerMinute ?? Math.round((deployed.environment.relay.users ?? 10_000) * BYTES_PER_USER * NIGHT);
}

/** What a stranger inside of the network tries, and no rule lets in. */
function strayRecords({ around }: Simulation, { service }: DescribedServer): FlowRecord[] {
  const { strayPackets: packets } = around;
  if (packets === 0) return [];
  const { address: destination } = service;
  const towards = connection({ ...service, address: STRANGER }, destination, HUB_CLIENT, HTTPS);
  return [{ ...towards, direction: 'ingress', packets, bytes: packets * SYN, action: 'REJECT' }];
}

function hubRecords(
  simulation: Simulation,
  { service }: DescribedServer,
  server: Appliance,
  isOpen: boolean,
): FlowRecord[] {
  const { hubsAnswer, hubAddress } = simulation.around;
  const towards = connection(service, hubAddress, HUB_CLIENT, HTTPS);
  if (!isOpen) return [{ ...towards, packets: TRIES, bytes: TRIES * SYN, action: 'REJECT' }];
  const tries = { ...towards, packets: TRIES, bytes: TRIES * SYN };
  if (!hubsAnswer) return [tries];
  const back: FlowRecord = {
    ...towards,
    source: hubAddress,
    destination: service.address,
    sourcePort: HTTPS,
    destinationPort: HUB_CLIENT,
    direction: 'ingress',
  };
  if (!server.isServing) return [tries, { ...back, packets: TRIES, bytes: TRIES * NO }];
  const bytes = logBytes(simulation);
  return [{ ...towards, packets: 60, bytes: 3_600 }, ...inTwo({ ...back, packets: Math.ceil(bytes / 1_400), bytes })];
}

function feedRecords(
  simulation: Simulation,
  { service }: DescribedServer,
  server: Appliance,
  feed: Feed,
): FlowRecord[] {
  const siem = simulation.around.siems.get(feed.siem) ?? 'takes';
  const towards = connection(service, feed.address, FEED_CLIENT, feed.port);
  if (!simulation.packets.passes(service.interfaceId, feed.address, feed.port))
    return [{ ...towards, packets: TRIES, bytes: TRIES * SYN, action: 'REJECT' }];
  if (!isPathUp(simulation.around) || siem === 'is down') return [{ ...towards, packets: TRIES, bytes: TRIES * SYN }];
  if (siem === 'refuses') return [{ ...towards, packets: TRIES_REFUSED, bytes: TRIES_REFUSED * SYN }];
  const sent = server.send(
    feed.label,
    ...(siem === 'takes' ? [] : [throttled(siem.logMinutesPerMinute, simulation.minute)]),
  );
  simulation.deliver(feed, sent);
  // A connection at rest sends next to nothing.
  const bytes = sent.length > 0 ? sent.length * logBytes(simulation) : 0;
  return bytes > 0 ? inTwo({ ...towards, packets: Math.ceil(bytes / 1_400), bytes }) : [];
}

/** A connection may have several records in a minute: an interval of at most 60 seconds. https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-basics.html */
function inTwo(record: FlowRecord): FlowRecord[] {
  const bytes = Math.floor(record.bytes / 2);
  return [
    { ...record, bytes },
    { ...record, bytes: record.bytes - bytes },
  ];
}

/** Whole log minutes that are taken in this minute, so that the rate holds over time. */
function throttled(rate: number, minute: number): number {
  return Math.floor((minute + 1) * rate) - Math.floor(minute * rate);
}

function connection(
  { interfaceId, address }: DescribedServer['service'],
  peer: string,
  sourcePort: number,
  destinationPort: number,
): FlowRecord {
  return {
    interfaceId,
    source: address,
    destination: peer,
    sourcePort,
    destinationPort,
    packets: 0,
    bytes: 0,
    action: 'ACCEPT',
    direction: 'egress',
  };
}
