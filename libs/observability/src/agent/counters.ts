/** The namespace the CloudWatch agent uses unless told otherwise. */
export const AGENT_NAMESPACE = 'CWAgent';

/** The metric whose samples show that the agent is alive: Windows' uptime, renamed. */
export const HEARTBEAT_METRIC = 'agent-heartbeat';

/** The metric of the space that is free on the bastion's disk, as the agent names a counter of Windows: its object, then itself. */
export const FREE_SPACE_METRIC = 'LogicalDisk % Free Space';

/** Windows objects with one instance per processor, disk or network card; the configuration must name the instances. */
export const INSTANCED_OBJECTS = [
  'Processor',
  'LogicalDisk',
  'PhysicalDisk',
  'Network Interface',
  'Paging File',
] as const;

/**
 * Counters of the Windows objects this system reads, as Performance Monitor spells them. The agent silently collects
 * nothing for a counter that does not exist, so a typing mistake has to be found before.
 *
 * Source: docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/metrics-collected-by-CloudWatch-agent.html
 */
export const WINDOWS_COUNTERS: Readonly<Record<string, readonly string[]>> = {
  Processor: [
    '% Processor Time',
    '% User Time',
    '% Privileged Time',
    '% Idle Time',
    '% Interrupt Time',
    '% DPC Time',
    'Interrupts/sec',
  ],
  Memory: [
    '% Committed Bytes In Use',
    'Available Bytes',
    'Available KBytes',
    'Available MBytes',
    'Cache Bytes',
    'Cache Faults/sec',
    'Committed Bytes',
    'Page Faults/sec',
    'Pages/sec',
    'Page Reads/sec',
    'Page Writes/sec',
    'Pool Nonpaged Bytes',
    'Pool Paged Bytes',
  ],
  LogicalDisk: [
    '% Free Space',
    'Free Megabytes',
    '% Disk Time',
    '% Disk Read Time',
    '% Disk Write Time',
    '% Idle Time',
    'Avg. Disk Queue Length',
    'Current Disk Queue Length',
    'Disk Bytes/sec',
    'Disk Read Bytes/sec',
    'Disk Reads/sec',
    'Disk Write Bytes/sec',
    'Disk Writes/sec',
    'Disk Transfers/sec',
  ],
  PhysicalDisk: [
    '% Disk Time',
    '% Disk Read Time',
    '% Disk Write Time',
    '% Idle Time',
    'Avg. Disk Queue Length',
    'Current Disk Queue Length',
    'Disk Bytes/sec',
    'Disk Read Bytes/sec',
    'Disk Reads/sec',
    'Disk Write Bytes/sec',
    'Disk Writes/sec',
    'Disk Transfers/sec',
  ],
  'Network Interface': [
    'Bytes Received/sec',
    'Bytes Sent/sec',
    'Bytes Total/sec',
    'Current Bandwidth',
    'Output Queue Length',
    'Packets Received/sec',
    'Packets Sent/sec',
    'Packets/sec',
    'Packets Outbound Errors',
    'Packets Received Errors',
    'Packets Outbound Discarded',
    'Packets Received Discarded',
  ],
  'Paging File': ['% Usage', '% Usage Peak'],
  System: [
    'System Up Time',
    'Processor Queue Length',
    'Context Switches/sec',
    'System Calls/sec',
    'Processes',
    'Threads',
  ],
  TCPv4: [
    'Connections Established',
    'Connection Failures',
    'Connections Reset',
    'Segments Retransmitted/sec',
    'Segments/sec',
  ],
};
