import { FLOW_LOG_FIELDS, patternField } from '../../flow-log/fields';
import { flowLogGroupName } from '../../log-group/names';
import { type AskedEnvironment, type LogQuestion, among, commands } from './question';

/** Most bytes of a packet that only opens, keeps or ends a connection: headers of IP and TCP with their options. */
const LARGEST_WITHOUT_DATA = 100;

/**
 * Fields of a custom format are not found by themselves.
 * https://repost.aws/knowledge-center/cloudwatch-vpc-flow-logs
 */
const PARSE =
  `parse @message "${FLOW_LOG_FIELDS.map(() => '*').join(' ')}" as ` + FLOW_LOG_FIELDS.map(patternField).join(', ');

const logGroupNames = (purpose: string): [string] => [flowLogGroupName(purpose)];

/** Holds of packets that leave for a collector. */
function towardsCollectors({ feeds }: AskedEnvironment): string {
  const places = feeds.flatMap(({ port, prefixes }) =>
    prefixes.map((prefix) => `(dstport = ${port} and isIpv4InSubnet(dstaddr, "${prefix}"))`),
  );
  return `action = "ACCEPT" and flow_direction = "egress" and (${[...new Set(places)].join(' or ')})`;
}

/** Questions to the flow log. */
export const FLOW_QUESTIONS: readonly LogQuestion[] = [
  {
    name: 'collectors-refusing',
    asks: 'Which collector does not take what is sent to it?',
    reads:
      'Packets without data, five minutes a row: the server opens a connection again and again, and nothing is taken. Many a minute: the collector refuses. A few: it does not answer, or the way to it is down. A feed that works has next to none.',
    logGroupNames,
    query: (environment) =>
      commands(
        PARSE,
        `filter ${towardsCollectors(environment)} and bytes / packets < ${LARGEST_WITHOUT_DATA}`,
        'stats sum(packets) as tries by bin(5m) as time, srcaddr, dstaddr, dstport',
        'sort time desc, tries desc',
        'limit 100',
      ),
  },
  {
    name: 'feed-bytes',
    asks: 'How many bytes left for each collector, by the minute?',
    reads:
      'A feed that works has a row for each minute. Fewer than 4096 bytes, or no row, is silence: find out which side is silent.',
    logGroupNames,
    query: (environment) =>
      commands(
        PARSE,
        `filter ${towardsCollectors(environment)}`,
        'stats sum(bytes) as sent by bin(1m) as time, dstaddr, dstport',
        'sort time desc, dstaddr asc, dstport asc',
        'limit 200',
      ),
  },
  {
    name: 'packets-dropped',
    asks: 'Whose packets are turned away, and by the rules of which side?',
    reads:
      'A flow log names no rule. egress: the outbound rules of the interface do not let them out, in its security group or network ACL; ingress: the inbound rules do not let them in. Compare address and port with the table of flows of `npm run -s environments -- show`.',
    logGroupNames,
    query: () =>
      commands(
        PARSE,
        'filter action = "REJECT"',
        'stats sum(packets) as dropped by flow_direction, srcaddr, dstaddr, dstport, protocol',
        'sort dropped desc',
        'limit 50',
      ),
  },
  {
    name: 'hubs-talking',
    asks: 'Which hubs of Zscaler send logs to which server?',
    reads:
      'Bytes that came over HTTPS. A hub that is in no range of the environment file cannot be here: its packets are turned away.',
    logGroupNames,
    query: () =>
      commands(
        PARSE,
        'filter action = "ACCEPT" and flow_direction = "ingress" and protocol = 6 and srcport = 443',
        'stats sum(bytes) as received by srcaddr, dstaddr',
        'sort received desc',
        'limit 50',
      ),
  },
  {
    name: 'flow-log-gaps',
    asks: 'Which interfaces had nothing to tell, and where did the flow log leave records out?',
    reads:
      'NODATA: nothing passed in that minute, as at a standby. SKIPDATA: AWS left records out, so that sums of that hour are too low.',
    logGroupNames,
    query: () =>
      commands(
        PARSE,
        `filter log_status in ${among(['NODATA', 'SKIPDATA'])}`,
        'stats count(*) as minutes by log_status, interface_id',
        'sort log_status desc, minutes desc',
        'limit 100',
      ),
  },
];
