import { FLOW_LOG_FIELDS, type FlowLogField, patternField } from '../flow-log/fields';
import { flowLogGroupName } from '../log-group/names';
import { type LogGroupFacts } from './log-group-facts';

/** Source: docs.aws.amazon.com/vpc/latest/userguide/flow-log-records.html */
const MEANINGS: Readonly<Record<FlowLogField, string>> = {
  version: 'version of the newest field of the format',
  'account-id': 'account of the interface',
  'interface-id': 'interface that the packets passed',
  srcaddr: 'sender, or the address of the interface where it sends',
  dstaddr: 'receiver, or the address of the interface where it receives',
  srcport: 'port of the sender',
  dstport: 'port of the receiver',
  protocol: 'IANA number: 1 ICMP, 6 TCP, 17 UDP',
  packets: 'packets of this connection in the interval',
  bytes: 'bytes of those packets',
  start: 'first packet of the interval, in seconds since 1970',
  end: 'last packet of the interval, in seconds since 1970',
  action: 'ACCEPT, or REJECT where a security group or network ACL turned them away',
  'log-status': 'OK; NODATA: nothing passed; SKIPDATA: records were left out by AWS',
  'vpc-id': 'VPC of the interface',
  'subnet-id': 'subnet of the interface',
  'instance-id': 'machine of the interface, - where it has none of yours',
  'tcp-flags': 'flags of the interval, added: 2 SYN, 18 SYN-ACK, 1 FIN, 4 RST; 0 for none of these',
  'pkt-srcaddr': 'sender as the packet says, behind a NAT gateway',
  'pkt-dstaddr': 'receiver as the packet says, behind a NAT gateway',
  'flow-direction': 'ingress or egress, as the interface sees it',
  'traffic-path':
    'way an outgoing packet took: 1 within the VPC, 3 virtual private gateway, 8 internet gateway; - for an incoming one',
};

const EXAMPLE: Readonly<Record<FlowLogField, string>> = {
  version: '5',
  'account-id': '222222222222',
  'interface-id': 'eni-0123456789abcdef0',
  srcaddr: '10.1.0.141',
  dstaddr: '172.16.10.20',
  srcport: '40002',
  dstport: '5140',
  protocol: '6',
  packets: '1179',
  bytes: '1650000',
  start: '1767232800',
  end: '1767232859',
  action: 'ACCEPT',
  'log-status': 'OK',
  'vpc-id': 'vpc-0123456789abcdef0',
  'subnet-id': 'subnet-0123456789abcdef0',
  'instance-id': 'i-0123456789abcdef0',
  'tcp-flags': '0',
  'pkt-srcaddr': '10.1.0.141',
  'pkt-dstaddr': '172.16.10.20',
  'flow-direction': 'egress',
  'traffic-path': '3',
};

/** What the flow log holds. */
export function flowLogFacts(purpose: string): LogGroupFacts {
  return {
    logGroupName: flowLogGroupName(purpose),
    holds: 'which packets passed or were turned away at each interface of the VPC, a minute and a connection a line',
    why: 'The appliances tell AWS nothing: that a feed is silent, that a collector takes nothing, that a rule drops something is seen here only. Metrics, alarms and runbooks read it.',
    format: `${FLOW_LOG_FIELDS.length} fields with a blank between them, in this order; - for a field that does not apply`,
    fields: FLOW_LOG_FIELDS.map((field) => ({ name: patternField(field), meaning: MEANINGS[field] })),
    example: FLOW_LOG_FIELDS.map((field) => EXAMPLE[field]).join(' '),
    expected: {
      withinMinutes: 15,
      because:
        'an interface at rest has a NODATA record for each minute, and records are published in about 5 minutes; an alarm on silence waits for ten',
    },
    sources: [
      'https://docs.aws.amazon.com/vpc/latest/userguide/flow-log-records.html',
      'https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-basics.html',
    ],
  };
}
