import { type DescribedServer } from '@nss/runbook-definition';
import { type FlowRecord, type NoData } from '../telemetry/flow-record';
import { type Appliance } from './appliance';
import { shareOfBusiest } from './day';
import { isPathUp } from './surroundings';
import { type Feed, type Simulation } from './simulation';

const [SSH, HTTPS] = [22, 443];
/** Ports that a client has; which one says nothing here. */
const [HUB_CLIENT, FEED_CLIENT] = [40001, 40002];
/** Addresses that mean nobody: https://www.rfc-editor.org/rfc/rfc5737 */
const [STRANGER, OTHERS] = ['198.51.100.7', '198.51.100.8'];
/** Bytes of a minute of logs for each user: 11 Mbit/s for 10,000. https://help.zscaler.com/unified/nss-deployment-guide-amazon-web-services */
const BYTES_PER_USER = (11_000_000 / 8 / 10_000) * 60;
/** Bytes of a packet that opens a connection, and how often a minute a client tries: without an answer by its back-off, with a refusal at once. */
const [SYN, TRIES, TRIES_REFUSED] = [60, 6, 20];
/** Bytes in which a hub says that it does not know whoever calls. */
const NO = 200;

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
  const interfaces = servers.flatMap(({ name, management, service }) => {
    const isSkipped = simulation.around.skippedServers.has(name);
    return [{ interfaceId: management.interfaceId }, { interfaceId: service.interfaceId, isSkipped }];
  });
  const skipped = new Set(
    interfaces.filter(({ isSkipped = false }) => isSkipped).map(({ interfaceId }) => interfaceId),
  );
  const captured = records.filter(({ interfaceId }) => !skipped.has(interfaceId));
  const seen = new Set(captured.map(({ interfaceId }) => interfaceId));
  return [...othersRecords(simulation), ...captured, ...interfaces.filter(({ interfaceId }) => !seen.has(interfaceId))];
}

/** Bytes of the logs of a minute. */
function logBytes({ deployed, around }: Simulation, minute: number): number {
  const share = shareOfBusiest(around.hourAtStart * 60 + minute);
  return around.logBytesPerMinute ?? Math.round((deployed.environment.relay.users ?? 10_000) * BYTES_PER_USER * share);
}

/** What a stranger inside of the network tries, and no rule lets in. */
function strayRecords({ around }: Simulation, server: DescribedServer): FlowRecord[] {
  const { strayPackets: packets, strayInterface } = around;
  if (packets === 0) return [];
  const { address: destination, interfaceId } = server[strayInterface];
  const port = strayInterface === 'management' ? SSH : HTTPS;
  const towards = connection({ interfaceId, address: STRANGER }, destination, HUB_CLIENT, port);
  return [{ ...towards, direction: 'ingress', packets, bytes: packets * SYN, action: 'REJECT' }];
}

/** What passes at an interface that is no server's: that of others in a VPC which is theirs. */
function othersRecords({ around, feeds }: Simulation): FlowRecord[] {
  if (!around.areOthersThere) return [];
  const others = { interfaceId: 'eni-0others', address: OTHERS };
  const hub = connection({ ...others, address: around.hubAddress }, OTHERS, HTTPS, HUB_CLIENT);
  const siems = feeds.map(({ address, port }) => connection(others, address, FEED_CLIENT, port));
  const figures = { packets: 100, bytes: 100_000 };
  const passed = [{ ...hub, direction: 'ingress' as const }, ...siems].map((each) => ({ ...each, ...figures }));
  return [...passed, { ...connection(others, STRANGER, FEED_CLIENT, HTTPS), ...figures, action: 'REJECT' }];
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
  const bytes = logBytes(simulation, simulation.minute);
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
  const bytes = sent.reduce((sum, minute) => sum + logBytes(simulation, minute), 0);
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
  { interfaceId, address }: Pick<DescribedServer['service'], 'interfaceId' | 'address'>,
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
