import { type AlarmKind } from './alarm-kind';
import { CPU_LEVELS } from './cpu-levels';

/**
 * Every kind of alarm. The vendor's thresholds are its own: help.zscaler.com/zia/adding-nss-feeds-alerts. How missing
 * data is read: docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html.
 */
export const ALARM_KINDS = {
  'feed-silent': {
    slug: 'feed-silent',
    title: 'A feed is silent',
    severity: 'critical',
    meaning:
      'Hardly any bytes leave for the SIEM. What the SIEM does not take waits in the memory of the active NSS server, for up to an hour.',
    firstStep:
      'Find out which side is silent: the line "silent side" of the health check says it. Leave the NSS server as it is until you know.',
    missingData: 'breaching',
    whyMissingData: 'No flow-log record at all means that nothing moves, or that nobody can see whether it does.',
  },
  'feed-silent-sustained': {
    slug: 'feed-silent-sustained',
    title: 'A feed stays silent',
    severity: 'critical',
    meaning: 'The feed has been silent for half of the time its buffer can bridge.',
    firstStep:
      'Which side is silent? The health check says it. Path, rule or SIEM: tell their owners the deadline, and leave the NSS server as it is; it keeps the logs in its memory, and they go on when that side answers.',
    missingData: 'breaching',
    whyMissingData: 'As for a silent feed: what cannot be seen is not known to be well.',
  },
  'logs-will-be-lost': {
    slug: 'logs-will-be-lost',
    title: 'Logs will be lost',
    severity: 'critical',
    meaning:
      'A feed is silent on every server that could send it; when the memory of the active server is full, logs are gone for good.',
    firstStep:
      'Read the deadline, tell the log owners, and find out which side is silent: the line "silent side" of the health check says it. Fix that side.',
    missingData: 'breaching',
    whyMissingData: 'It reads the states of other alarms, and those count missing data as silence.',
  },
  'hubs-silent': {
    slug: 'hubs-silent',
    title: 'Zscaler is silent',
    severity: 'critical',
    meaning: 'Hardly any bytes come from Zscaler, so there is nothing to relay.',
    firstStep: 'See the NAT widgets and the Zscaler trust page; then run `nss troubleshoot connection` on the server.',
    missingData: 'breaching',
    whyMissingData: 'No flow-log record at all means that nothing moves, or that nobody can see whether it does.',
  },
  'packets-rejected': {
    slug: 'packets-rejected',
    title: 'Packets are rejected',
    severity: 'warning',
    meaning: 'A security group or network ACL keeps turning packets of an NSS server away.',
    firstStep:
      "Query the flow log for REJECT on the server's interfaces, then compare with the table of flows and the last deployment.",
    missingData: 'notBreaching',
    whyMissingData: 'Without records there is no rejected packet either; silence has its own alarm.',
  },
  'server-status': {
    slug: 'server-status',
    title: 'A machine fails its status checks',
    severity: 'critical',
    meaning: 'EC2 reports the host, the operating system or a disk of the machine as failed.',
    firstStep:
      'Is it an NSS server that still sends? Then its memory holds logs: see the guide first. Else, system: stop and start the machine, which moves it to another host; instance or disk: read the serial console, then reboot.',
    missingData: 'notBreaching',
    whyMissingData:
      'A stopped machine reports no checks, and a standby is stopped on purpose; one that should serve is missed by feed-silent. Disk checks exist on Nitro machines only.',
  },
  'server-cpu-high': {
    slug: 'server-cpu-high',
    title: `CPU above ${CPU_LEVELS.high.percent} %`,
    severity: 'warning',
    meaning: "The NSS server has been busier than the vendor's warning level for three minutes.",
    firstStep: 'Compare the user count with the size table; plan a larger instance type if it was no short peak.',
    missingData: 'notBreaching',
    whyMissingData: 'A stopped machine is not busy.',
  },
  'server-cpu-critical': {
    slug: 'server-cpu-critical',
    title: `CPU above ${CPU_LEVELS.critical.percent} %`,
    severity: 'critical',
    meaning: "The NSS server has been busier than the vendor's critical level for a minute, and falls behind.",
    firstStep:
      "Watch the feed's bytes: while they flow, leave the server alone. If they stop, find out which side is silent; then plan a larger instance type.",
    missingData: 'notBreaching',
    whyMissingData: 'A stopped machine is not busy.',
  },
  'nat-ports-exhausted': {
    slug: 'nat-ports-exhausted',
    title: 'The NAT gateway has no ports left',
    severity: 'critical',
    meaning: 'New connections to Zscaler fail, because the NAT gateway could not allocate a source port.',
    firstStep:
      'Look for a machine that opens connections without end; add a second address to the NAT gateway if the load is real.',
    missingData: 'notBreaching',
    whyMissingData: 'A NAT gateway without traffic has no errors; a dead one shows as hubs-silent.',
  },
  'nat-packets-dropped': {
    slug: 'nat-packets-dropped',
    title: 'The NAT gateway drops packets',
    severity: 'warning',
    meaning: 'Packets to Zscaler are lost inside the NAT gateway.',
    firstStep: 'Check the AWS Health dashboard for the zone; if it lasts, open a case with AWS.',
    missingData: 'notBreaching',
    whyMissingData: 'A NAT gateway without traffic drops nothing; a dead one shows as hubs-silent.',
  },
  'bgp-down': {
    slug: 'bgp-down',
    title: 'Direct Connect is down',
    severity: 'critical',
    meaning:
      'The BGP session of the virtual interface, or of each where there are several, is not established, or AWS stopped reporting on it: without a VPN the SIEM is out of reach.',
    firstStep:
      "See whether the VPN carries the traffic; ask the carrier for the state of the circuit, with the virtual interface's id at hand.",
    missingData: 'breaching',
    whyMissingData: 'A virtual interface that was deleted or never accepted reports nothing, and that is the outage.',
  },
  'bgp-session-down': {
    slug: 'bgp-session-down',
    title: 'One of several Direct Connect interfaces is down',
    severity: 'warning',
    meaning:
      'The BGP session of one virtual interface is not established, or AWS stopped reporting on it. Unless bgp-down is on too, another one carries the traffic.',
    firstStep:
      "Ask the carrier for the state of this circuit, with the virtual interface's id at hand, before the other one fails.",
    missingData: 'breaching',
    whyMissingData: 'A virtual interface that was deleted or never accepted reports nothing, and that is the outage.',
  },
  'vpn-tunnel-down': {
    slug: 'vpn-tunnel-down',
    title: 'A VPN tunnel is down',
    severity: 'warning',
    meaning: 'One tunnel of the VPN connection is down; the other still carries traffic, without a spare.',
    firstStep: 'AWS maintenance takes one tunnel at a time: wait 30 minutes, then check the customer gateway.',
    missingData: 'breaching',
    whyMissingData: 'A VPN connection reports as long as it exists.',
  },
  'vpn-down': {
    slug: 'vpn-down',
    title: 'The VPN is down',
    severity: 'critical',
    meaning: 'No tunnel of the VPN connection is up.',
    firstStep:
      "Check the customer gateway's address and its IKE log; if Direct Connect is down too, the SIEM is out of reach.",
    missingData: 'breaching',
    whyMissingData: 'A VPN connection reports as long as it exists.',
  },
  'bastion-agent-silent': {
    slug: 'bastion-agent-silent',
    title: "The bastion's agent is silent",
    severity: 'warning',
    meaning:
      'The CloudWatch agent of the bastion sends nothing: the way to the NSS servers may be closed, and its logs are missing.',
    firstStep: 'Run the agent-install runbook; if the bastion is not a managed node, reboot it.',
    missingData: 'breaching',
    whyMissingData: 'A heartbeat that is missing is the alarm.',
  },
  'bastion-disk-low': {
    slug: 'bastion-disk-low',
    title: "The bastion's disk is nearly full",
    severity: 'warning',
    meaning:
      'Hardly any space is free on the disk of the bastion. A full one takes its logs, its patches and, in the end, the way to the NSS servers.',
    firstStep: 'Open a session on the bastion and see what takes the space; the guide says where to look.',
    missingData: 'notBreaching',
    whyMissingData: 'An agent that sends nothing has its own alarm, bastion-agent-silent.',
  },
  'relay-unhealthy': {
    slug: 'relay-unhealthy',
    title: 'The relay is unhealthy',
    severity: 'critical',
    meaning: 'At least one critical alarm of the environment is on.',
    firstStep: 'Open the dashboard and start with the red alarm that stands furthest to the left.',
    missingData: 'notBreaching',
    whyMissingData: 'It reads the states of other alarms, which decide for themselves.',
  },
} as const satisfies Record<string, AlarmKind>;

/** The slug of a kind of alarm. */
export type AlarmKindSlug = keyof typeof ALARM_KINDS;

/** The catalogue as a list, in the order of the operations guide. */
export function alarmKinds(): AlarmKind[] {
  return Object.values(ALARM_KINDS);
}
