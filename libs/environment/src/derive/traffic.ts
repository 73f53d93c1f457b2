import { type Environment } from '../schema';
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

/** Average download of one server, in Mbps. */
function downloadMbps({ relay, cost }: Environment): number {
  return cost?.downloadMbps ?? relay.users * DOWNLOAD_MBPS_BY_USER;
}

/** What one server sends to one SIEM on average, in Mbps. */
export function siemMbps(environment: Environment): number {
  return environment.cost?.siemMbps ?? downloadMbps(environment) * SIEM_BYTES_BY_DOWNLOADED_BYTE;
}

/** What comes from Zscaler to all servers on average, in Mbps. */
export function allDownloadMbps(environment: Environment): number {
  return downloadMbps(environment) * environment.relay.logs.length * serversAtOnce(environment);
}

/** What all servers send to all SIEMs on average, in Mbps; alerts are nothing beside logs. */
export function allSiemMbps(environment: Environment): number {
  const feeds = relayFeeds(environment).filter(({ feed }) => feed !== 'alerts');
  return siemMbps(environment) * feeds.length * serversAtOnce(environment);
}

/** Servers of one log type that relay at the same time, each all of its logs. */
function serversAtOnce({ relay: { availability } }: Environment): number {
  return availability === 'active-active' ? 2 : 1;
}
