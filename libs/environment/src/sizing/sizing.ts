import { MEMORY_GIB, USERS_BY_MEMORY } from '../checks/instance-memory';
import { logWayOf } from '../derive/log-way';
import { allDownloadMbps, allSiemMbps, linesPerSecond } from '../derive/traffic';
import { STRICTER_FEEDS_PER_SERVER, feedsPerServer, mostFeeds } from '../feeds/limits';
import { type Environment } from '../schema';
import { STRICTER_USERS_BY_MEMORY, TUNNEL_MBPS, VENDOR_DISK_GIB } from './limits';

/** One thing that has to be big enough. */
export interface SizingLine {
  readonly what: string;
  readonly has: string;
  readonly needs: string;
  /** `ask`: what decides it is not in the file, or the vendor says two things. */
  readonly verdict: 'fits' | 'too small' | 'ask';
  /** The page that says it. */
  readonly source: string;
}

const GUIDE = 'https://help.zscaler.com/zia/nss-deployment-guide-amazon-web-services';
const OTHER_GUIDE = 'https://help.zscaler.com/zia/nss-deployment-guide-google-cloud-platform';

/** What a relay has and what it needs for its users and logs, by the vendor's figures. */
export function sizing(environment: Environment): SizingLine[] {
  return [
    memory(environment, USERS_BY_MEMORY, 'memory of a server', GUIDE, 'too small'),
    memory(environment, STRICTER_USERS_BY_MEMORY, 'memory, by the stricter guide', OTHER_GUIDE, 'ask'),
    disk(environment),
    feeds(environment),
    {
      what: 'from Zscaler, on average',
      has: 'NAT gateway: 5 Gbps and more',
      needs: `${mbpsText(allDownloadMbps(environment))} in all`,
      verdict: allDownloadMbps(environment) > 5000 ? 'too small' : 'fits',
      source: 'https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-basics.html',
    },
    link(environment),
    {
      what: 'lines a second to a SIEM',
      has: 'see its licence',
      needs: `about ${Math.round(linesPerSecond(environment))} of each log type, at 1 KB a line`,
      verdict: 'ask',
      source: 'https://help.zscaler.com/zia/about-nss-feeds',
    },
  ];
}

function memory(
  { relay }: Environment,
  table: readonly { readonly memoryGiB: number; readonly users: number }[],
  what: string,
  source: string,
  otherwise: SizingLine['verdict'],
): SizingLine {
  const gib = relay.memoryGiB ?? MEMORY_GIB[relay.instanceType];
  const needed = table.find(({ users }) => relay.users <= users)?.memoryGiB;
  const holds = table.findLast(({ memoryGiB }) => memoryGiB <= (gib ?? 0))?.users ?? 0;
  return {
    what,
    has: gib === undefined ? `not known of ${relay.instanceType}` : `${gib} GiB (${relay.instanceType})`,
    needs: `${needed ?? 'more than any'} GiB for ${relay.users} users`,
    verdict: relay.users <= holds ? 'fits' : otherwise,
    source,
  };
}

function disk({ relay }: Environment): SizingLine {
  return {
    what: 'disk of a server',
    has: `${relay.diskGiB} GiB`,
    needs: `${VENDOR_DISK_GIB} GiB`,
    verdict: relay.diskGiB < VENDOR_DISK_GIB ? 'too small' : 'fits',
    source: GUIDE,
  };
}

function feeds(environment: Environment): SizingLine {
  const { relay } = environment;
  const own = relay.logs.map((log) => ({ log, feeds: mostFeeds(environment, log) }));
  const most = Math.max(...own.map((server) => server.feeds.length));
  const mostOfLog = Math.max(...own.map(({ log, feeds: all }) => all.filter(({ logType }) => logType === log).length));
  const limit = feedsPerServer(relay);
  return {
    what: 'feeds of a server',
    has: `${limit} in all, ${relay.feedsPerLogType} of web or firewall logs`,
    needs: `${most} in all, ${mostOfLog} of its log type`,
    verdict:
      most > limit || mostOfLog > relay.feedsPerLogType
        ? 'too small'
        : most > STRICTER_FEEDS_PER_SERVER && relay.feedsPerServer === undefined
          ? 'ask'
          : 'fits',
    source: 'https://help.zscaler.com/zia/about-nss-feeds',
  };
}

/** After an hour without the SIEM the servers send an hour's logs beside those of the moment: with twice the average it takes an hour. */
function link(environment: Environment): SizingLine {
  const needed = allSiemMbps(environment);
  const isVpnAlone = logWayOf(environment) === 'vpn';
  return {
    what: 'to the SIEM, on average',
    has: isVpnAlone ? `one tunnel: ${TUNNEL_MBPS} Mbps` : 'ask the carrier',
    needs: `${mbpsText(needed)} in all; twice that to catch up in an hour`,
    verdict: isVpnAlone ? (needed * 2 > TUNNEL_MBPS ? 'too small' : 'fits') : 'ask',
    source: isVpnAlone
      ? 'https://docs.aws.amazon.com/vpn/latest/s2svpn/vpn-limits.html'
      : 'https://docs.aws.amazon.com/directconnect/latest/UserGuide/dedicated_connection.html',
  };
}

function mbpsText(mbps: number): string {
  return `${Math.round(mbps * 10) / 10} Mbps`;
}
