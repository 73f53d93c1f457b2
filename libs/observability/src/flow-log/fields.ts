/**
 * The fields of every flow-log record of this system, in order. The first fourteen are AWS's default format, so queries
 * written for it still work; the rest say which machine, which way, which addresses stood in the
 * packet itself, and by which gateway a packet left.
 *
 * Source: docs.aws.amazon.com/vpc/latest/userguide/flow-log-records.html
 */
export const FLOW_LOG_FIELDS = [
  'version',
  'account-id',
  'interface-id',
  'srcaddr',
  'dstaddr',
  'srcport',
  'dstport',
  'protocol',
  'packets',
  'bytes',
  'start',
  'end',
  'action',
  'log-status',
  'vpc-id',
  'subnet-id',
  'instance-id',
  'tcp-flags',
  'pkt-srcaddr',
  'pkt-dstaddr',
  'flow-direction',
  'traffic-path',
] as const;

/** One field of a flow-log record. */
export type FlowLogField = (typeof FLOW_LOG_FIELDS)[number];

/** The custom format of the flow log, as `LogFormat` of AWS::EC2::FlowLog takes it. */
export function flowLogFormat(): string {
  return FLOW_LOG_FIELDS.map((field) => `\${${field}}`).join(' ');
}

/** A field's name inside a filter pattern, where names hold letters, digits and underscores: `interface_id`. */
export function patternField(field: FlowLogField): string {
  return field.replaceAll('-', '_');
}
