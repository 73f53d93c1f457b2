import * as z from 'zod';

const octet = '(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)';
const address = `${octet}(\\.${octet}){3}`;

/**
 * Text of one form. The form in words goes into every message about it, and into the editors' schema
 * (`patternErrorMessage` is the keyword the YAML language server shows).
 */
export function text(pattern: RegExp, form: string) {
  return z.string(form).regex(pattern, form).meta({ patternErrorMessage: form });
}

/** One IPv4 address, `10.0.0.140`. */
export const ipv4 = text(new RegExp(`^${address}$`), 'an IPv4 address, for example 10.0.0.140');

/** Where a connection goes: one IPv4 address, or a name in DNS of at most 253 characters (RFC 1035, section 2.3.4). */
export const host = text(
  new RegExp(`^(${address}|(?=.{1,253}$)([a-z0-9]([a-z0-9-]*[a-z0-9])?\\.)+[a-z]([a-z0-9-]*[a-z0-9])?)$`),
  'an IPv4 address or a name in DNS, for example 172.16.10.4 or collector.example.com',
);

/** An IPv4 prefix, `10.0.0.0/24`. That its host bits are zero is checked with the position known (`checks/`). */
export const cidr = text(
  new RegExp(`^${address}/(3[0-2]|[12]?\\d)$`),
  'an IPv4 prefix in CIDR notation, for example 10.0.0.0/24',
);

/** An IPv4 interface address with its prefix length, `169.254.100.1/30`: host bits are meant. */
export const interfaceAddress = text(
  new RegExp(`^${address}/(3[0-2]|[12]?\\d)$`),
  'an address with its prefix length, for example 169.254.100.1/30',
);

/** A TCP or UDP port. */
export const port = z.int().min(1).max(65535);

/** A BGP autonomous system number, 16 or 32 bit. */
export const asn = z.int().min(1).max(4294967294);

/** Lower-case words joined by hyphens: what every resource name is built from. */
export const slug = text(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'lower-case words joined by hyphens, for example nss-dev');

/** An e-mail address that notifications go to. */
export const email = text(/^[^\s@]+@[^\s@]+\.[^\s@]+$/, 'an e-mail address, for example secops@example.com');

/** What names of users, roles and sessions are made of. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
const IAM_NAME = '[A-Za-z0-9_+=,.@-]';
/** A path, at most 512 characters with its slashes, and the name of a user or role, at most 64. */
const PATH_AND_NAME = `(?=.{1,575}$)([!-.0-~]+/)*${IAM_NAME}{1,64}`;
const USER_OR_ROLE = `(user|role)/${PATH_AND_NAME}`;
const SESSION = `assumed-role/${IAM_NAME}{1,64}/${IAM_NAME}{2,64}`;

/**
 * Whoever may approve a step of a runbook, as Automation takes it: a user's name, or the ARN of a user, of a role, or of a session of a
 * role. What stands before the kind in an ARN may be left out. Not the account's root user, a group or a wildcard: Automation knows none.
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-action-approve.html
 */
export const approver = text(
  new RegExp(
    `^(${IAM_NAME}{1,64}|${USER_OR_ROLE}|${SESSION}|arn:aws[a-z-]*:(iam::\\d{12}:${USER_OR_ROLE}|sts::\\d{12}:${SESSION}))$`,
  ),
  "an IAM user's name, or user/NAME, role/NAME or assumed-role/ROLE/SESSION, or the ARN of one, for example role/relay-approver",
);

/**
 * An address of HTTPS that mails, consoles and their Markdown read alike: alarms hold it, CloudWatch mails it as it is and shows it as Markdown.
 * Any other sign is written with a percent sign in it.
 */
export const guideAddress = text(
  /^https:\/\/[A-Za-z0-9][A-Za-z0-9.:-]*(\/[\w.:/@$&+,;=%-]*)?(\?[\w.:/@$&+,;=%?-]*)?(#[\w.:/@$&+,;=%?-]*)?$/,
  'an https address without brackets, quotes and asterisks, for example https://wiki.example.com/nss/operations',
);

/** A Direct Connect gateway, which AWS names by a UUID. https://docs.aws.amazon.com/directconnect/latest/APIReference/API_DirectConnectGateway.html */
export const gatewayId = text(
  /^[A-Za-z0-9-]{1,64}$/,
  'the id of a Direct Connect gateway, for example 5f294f92-bafb-4011-916d-9b0b01234567',
);

/** An EC2 instance type. */
export const instanceType = text(/^[a-z][a-z0-9-]*\.[a-z0-9]+$/, 'an EC2 instance type, for example t2.large');

/**
 * Id of something that EC2 made: 17 hexadecimal digits, or 8 in older ones.
 * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/resource-ids.html
 *
 * @param what with its article: `a subnet id`
 */
export function ec2Id(prefix: string, what: string) {
  return text(new RegExp(`^${prefix}-([0-9a-f]{17}|[0-9a-f]{8})$`), `${what}, for example ${prefix}-0123456789abcdef0`);
}

/** An EC2 image. */
export const imageId = ec2Id('ami', 'an image id');

/** The days CloudWatch Logs can keep events for. Source: docs.aws.amazon.com, PutRetentionPolicy. */
export const LOG_RETENTION_DAYS = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
] as const;
