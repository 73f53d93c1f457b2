import { type Environment } from '../schema';
import { feedLogType } from '../feeds/log-types';
import { relayFeeds } from './feeds';

/**
 * Average download of logs of one type, by the vendor's example: 11 Mbps for 10,000 users.
 * https://help.zscaler.com/zia/nss-deployment-guide-amazon-web-services
 */
const DOWNLOAD_MBPS_BY_USER = 11 / 10_000;

/**
 * Bytes that go to a SIEM for each byte that comes from Zscaler. The vendor says that logs come highly compressed and names no ratio, and it depends
 * on the fields of a feed: `cost.siemMbps` takes what was measured.
 */
const SIEM_BYTES_BY_DOWNLOADED_BYTE = 5;

/** Bytes of a line of logs in a feed. It depends on the fields of the feed; nobody publishes one. */
const BYTES_A_LINE = 1000;
const BITS_A_BYTE = 8;

/** Average download of one server, in Mbps. */
function downloadMbps({ relay, cost }: Environment): number {
  return cost?.downloadMbps ?? relay.users * DOWNLOAD_MBPS_BY_USER;
}

/** What one server sends to one SIEM on average, in Mbps. */
function siemMbps(environment: Environment): number {
  return environment.cost?.siemMbps ?? downloadMbps(environment) * SIEM_BYTES_BY_DOWNLOADED_BYTE;
}

/** What comes from Zscaler to all servers on average, in Mbps. */
export function allDownloadMbps(environment: Environment): number {
  return downloadMbps(environment) * environment.relay.logs.length * serversAtOnce(environment);
}

/**
 * What all servers send to all SIEMs on average, in Mbps: of web, firewall and DNS logs, as if no filter left anything out. What only comes when
 * something happens is nothing beside them.
 */
export function allSiemMbps(environment: Environment): number {
  const feeds = relayFeeds(environment).filter(({ logType }) => feedLogType(logType).isSteady);
  const senders = feeds.map(({ number }) => (number === undefined ? serversAtOnce(environment) : 1));
  return siemMbps(environment) * senders.reduce((sum, count) => sum + count, 0);
}

/** Lines that a SIEM gets of one log type on average, a second. */
export function linesPerSecond(environment: Environment): number {
  return (siemMbps(environment) * 1e6) / BITS_A_BYTE / BYTES_A_LINE;
}

/** Servers of one log type that relay at the same time, each all of its logs. */
function serversAtOnce({ relay: { availability } }: Environment): number {
  return availability === 'active-active' ? 2 : 1;
}
