import {
  allDownloadMbps,
  allSiemMbps,
  connectionOf,
  type Environment,
  logWayOf,
  type RelayPlan,
} from '@nss/environment';
import { resourceName } from '@nss/naming';
import { HOURS_A_MONTH } from '../month';
import { type MonthlyUse } from './monthly-use';

const SECONDS_A_MONTH = HOURS_A_MONTH * 3600;
/** AWS counts a GB as 2^30 bytes. https://aws.amazon.com/ec2/faqs/ */
const BYTES_A_MB = 2 ** 20;

/**
 * Records that the flow log has of one interface in a minute, and bytes of a record in its format. Nobody publishes what an NSS server has: two
 * directions of each connection to hubs, SIEMs, resolvers and time servers are some twenty.
 */
const FLOW_RECORDS_A_MINUTE = 20;
const BYTES_A_FLOW_RECORD = 200;

/** What an environment uses in a month, by its file. */
export function deriveMonthlyUse(environment: Environment, { addresses }: RelayPlan): MonthlyUse {
  const { relay, purpose, observability } = environment;
  const { gateway } = connectionOf(environment);
  const isPair = relay.availability === 'active-standby';
  const interfaces = addresses.servers.length * 2 + addresses.natAddresses.length + 1;
  const flowLogBytes = interfaces * FLOW_RECORDS_A_MINUTE * BYTES_A_FLOW_RECORD * (SECONDS_A_MONTH / 60);
  return {
    downloadGb: inGb(allDownloadMbps(environment)),
    siemGb: inGb(allSiemMbps(environment)),
    logWay: logWayOf(environment),
    isThroughTransitGateway: gateway.type === 'transit-gateway',
    flowLogMb: Math.round(flowLogBytes / BYTES_A_MB),
    logRetentionDays: observability.logRetentionDays,
    stoppedMachines: isPair
      ? addresses.servers
          .filter(({ number }) => number > 1)
          .map(({ log, number }) => resourceName(purpose, log, number))
      : [],
  };
}

function inGb(mbps: number): number {
  return Math.round((mbps * 1e6 * SECONDS_A_MONTH) / 8 / BYTES_A_MB / 1024);
}
