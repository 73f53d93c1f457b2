import { addressPatterns } from './address-pattern';
import { FLOW_LOG_FIELDS, type FlowLogField, patternField } from './fields';

/** PutMetricFilter refuses a longer pattern. Source: docs.aws.amazon.com, PutMetricFilter, filterPattern. */
const LONGEST_PATTERN = 1024;

/** An interface id that is only known at deployment takes this many characters: `eni-` and 17 digits. */
const INTERFACE_ID_LENGTH = 21;

/**
 * What the CDK writes where a value is only known at deployment. Asked by its form, so that who checks an environment file need not load the CDK.
 * https://docs.aws.amazon.com/cdk/v2/guide/tokens.html
 */
const TOKEN = /^\$\{Token\[[^\]]+\]\}$/;

/** Which flow-log records are meant. What is left out may be anything. */
export interface FlowLogSelection {
  /** Network interfaces that wrote the record; CDK tokens are welcome. At least one. */
  readonly interfaceIds: readonly string[];
  /** Addresses or prefixes packets come from. @default - any */
  readonly srcAddresses?: readonly string[];
  /** Addresses or prefixes packets go to. @default - any */
  readonly dstAddresses?: readonly string[];
  /** @default - any */
  readonly srcPort?: number;
  /** @default - any */
  readonly dstPort?: number;
  /** IANA protocol number: 6 TCP, 17 UDP. @default - any */
  readonly protocol?: number;
  /** Whether security groups and network ACLs let the packets through. @default - either, and records of no packets */
  readonly action?: 'ACCEPT' | 'REJECT';
  /** As the interface sees it. @default - both */
  readonly direction?: 'ingress' | 'egress';
  /** `SKIPDATA`: a record that stands for those that AWS left out. @default - any */
  readonly logStatus?: 'OK' | 'NODATA' | 'SKIPDATA';
}

/**
 * The CloudWatch Logs metric-filter pattern that selects exactly these records. It names every field, because
 * a space-delimited pattern matches only lines with as many fields, and a record of another format must not be counted.
 *
 * Source: docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntaxForMetricFilters.html
 *
 * @throws RangeError when no interface is named, a value is no interface id, address or port, or the pattern is longer
 * than the 1024 characters AWS takes
 */
export function flowLogPattern(selection: FlowLogSelection): string {
  const conditions = fieldConditions(selection);
  const fields = FLOW_LOG_FIELDS.map((field) => condition(patternField(field), conditions[field]));
  const pattern = `[${fields.join(', ')}]`;
  const length = deployedLength(pattern, selection.interfaceIds);
  if (length > LONGEST_PATTERN) {
    throw new RangeError(
      `this flow-log filter takes ${length} characters and AWS allows ${LONGEST_PATTERN}: name fewer addresses, or prefixes ` +
        `that end on an octet (${[...(selection.srcAddresses ?? []), ...(selection.dstAddresses ?? [])].join(', ')})`,
    );
  }
  return pattern;
}

function fieldConditions(selection: FlowLogSelection): Partial<Record<FlowLogField, readonly string[]>> {
  if (selection.interfaceIds.length === 0)
    throw new RangeError('a flow-log filter names at least one network interface');
  return {
    'interface-id': selection.interfaceIds.map((id) => quoted(interfaceId(id))),
    srcaddr: selection.srcAddresses?.flatMap(addressPatterns).map(quoted),
    dstaddr: selection.dstAddresses?.flatMap(addressPatterns).map(quoted),
    srcport: numbers('port', selection.srcPort, 65535),
    dstport: numbers('port', selection.dstPort, 65535),
    protocol: numbers('protocol', selection.protocol, 255),
    action: selection.action && [selection.action],
    'flow-direction': selection.direction && [selection.direction],
    'log-status': selection.logStatus && [selection.logStatus],
  };
}

function condition(name: string, values: readonly string[] | undefined): string {
  return values?.length ? values.map((value) => `${name}=${value}`).join(' || ') : name;
}

/**
 * A value with hyphens or dots is quoted. AWS shows wildcards in space-delimited patterns without quotes only, with dots beside
 * them (`request = *.html*`), and nowhere says that an asterisk inside of quotes is one.
 */
function quoted(value: string): string {
  return value.includes('*') ? value : `"${value}"`;
}

function interfaceId(id: string): string {
  if (!TOKEN.test(id) && !/^eni-[0-9a-z]+$/.test(id))
    throw new RangeError(`a network interface id reads eni-…, not ${id}`);
  return id;
}

function numbers(what: string, value: number | undefined, most: number): string[] | undefined {
  if (value === undefined) return undefined;
  if (!Number.isInteger(value) || value < 0 || value > most)
    throw new RangeError(`a ${what} is a whole number up to ${most}, not ${value}`);
  return [String(value)];
}

function deployedLength(pattern: string, interfaceIds: readonly string[]): number {
  return interfaceIds
    .filter((id) => TOKEN.test(id))
    .reduce((length, id) => length - id.length + INTERFACE_ID_LENGTH, pattern.length);
}
