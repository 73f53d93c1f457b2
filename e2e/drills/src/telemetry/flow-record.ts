/** What one connection did in a minute, as a record of the flow log says it. Fields that nothing reads stand for themselves. */
export interface FlowRecord {
  readonly interfaceId: string;
  readonly source: string;
  readonly destination: string;
  readonly sourcePort: number;
  readonly destinationPort: number;
  readonly packets: number;
  readonly bytes: number;
  readonly action: 'ACCEPT' | 'REJECT';
  readonly direction: 'ingress' | 'egress';
}

/**
 * An interface of which nothing is told in a minute: nothing passed, or more than could be captured. One record stands for all that is skipped.
 * https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-records-examples.html
 */
export interface NoData {
  readonly interfaceId: string;
  /** @default false */
  readonly isSkipped?: boolean;
}

/** The line of a record. @param fields of the deployed format, in order */
export function lineOf(fields: readonly string[], record: FlowRecord | NoData, minute: number): string {
  const values: Readonly<Record<string, string | number>> = {
    version: 5,
    'account-id': '222222222222',
    'interface-id': record.interfaceId,
    start: minute * 60,
    end: minute * 60 + 59,
    'log-status': 'source' in record ? 'OK' : record.isSkipped ? 'SKIPDATA' : 'NODATA',
    ...('source' in record && {
      srcaddr: record.source,
      dstaddr: record.destination,
      'pkt-srcaddr': record.source,
      'pkt-dstaddr': record.destination,
      srcport: record.sourcePort,
      dstport: record.destinationPort,
      protocol: 6,
      packets: record.packets,
      bytes: record.bytes,
      action: record.action,
      'flow-direction': record.direction,
    }),
  };
  return fields.map((field) => values[field] ?? '-').join(' ');
}

/** What varies among records of one kind, which the same patterns match. */
const FIGURES: readonly string[] = ['packets', 'bytes', 'start', 'end'];

/** A line without its figures. @param fields of the deployed format, in order */
export function lineKind(fields: readonly string[], line: string): string {
  return line
    .split(' ')
    .filter((_, index) => !FIGURES.includes(fields[index] ?? ''))
    .join(' ');
}
