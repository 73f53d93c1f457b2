import { AVAILABILITIES, LOG_TYPES } from '@nss/naming';
import * as z from 'zod';
import {
  approver,
  LOG_RETENTION_DAYS,
  cidr,
  ec2Id,
  email,
  guideAddress,
  imageId,
  instanceType,
  ipv4,
  slug,
  text,
} from './primitives';
import { MOST_FEEDS, siemSchema } from './feeds/schema';
import { privateConnection } from './private-connection';

const ntpPrefix = '169.254.169.123/32';

/**
 * Characters a purpose may have: with the longest ending, `-install-cloudwatch-agent-role-01`, it is a role's name, and IAM takes 64
 * characters. Held against every name in the templates by a test. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
 */
const LONGEST_PURPOSE = 31;
/** Characters of words that stand in names and texts beside the purpose. */
const LONGEST_WORD = 40;
/** https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/Using_Tags.html */
const LONGEST_TAG_VALUE = 256;
/** Approvers of one step. https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-action-approve.html */
const MOST_APPROVERS = 10;
/** Words of a healthy appliance; each is looked for in an answer of one line or a few. */
const MOST_STATUS_WORDS = 20;
/** Characters of the guide's address, which stands in each alarm's description of at most 1024. */
const LONGEST_GUIDE = 300;

/** Of one server's network interface. https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-instance-network-bandwidth.html */
const MOST_MBPS = 100_000;

const existingVpc = z.strictObject({
  id: ec2Id('vpc', 'a VPC id'),
  secondaryCidrs: z
    .array(cidr)
    .min(1)
    .optional()
    .describe('further ranges of the VPC, beside `vpc.cidr`, which is the one it was made with. @default - none'),
  publicSubnets: z
    .array(z.strictObject({ id: subnetId(), cidr, routeTableId: routeTableId() }))
    .default([])
    .describe(
      'none where traffic leaves by another VPC (central egress): by the default route of the private subnets. @default - none',
    ),
  privateSubnets: z.array(z.strictObject({ id: subnetId(), cidr, routeTableId: routeTableId() })).min(1),
  flowLog: z
    .boolean()
    .default(true)
    .describe(
      'false where whoever runs the VPC makes the flow log: to the log group and in the format that `environments show` prints, aggregated over a minute. Until then nobody knows whether the relay is silent. @default true',
    ),
});

function subnetId() {
  return ec2Id('subnet', 'a subnet id');
}

function routeTableId() {
  return ec2Id('rtb', 'a route table id');
}

const vpc = z.strictObject({
  cidr: cidr.describe('/16 to /27, split evenly into a public and a private subnet in each zone'),
  zones: z
    .array(text(/^[a-z]{2}(-[a-z]+)+-\d[a-z]$/, 'a zone, for example ap-northeast-1a'))
    .min(1)
    .max(6)
    .describe('another number of zones splits the VPC anew: every subnet and machine goes before its successor comes'),
  existing: existingVpc
    .optional()
    .describe(
      'use this VPC, which already has its default routes, one private subnet per zone in the order of `zones`, and one public subnet per zone where it has its own NAT gateways. @default - a VPC is created',
    ),
});

const zscaler = z.strictObject({
  cloud: text(/^[a-z0-9-]+\.net$/, 'a Zscaler cloud, for example zscaler.net'),
  remoteSupport: z
    .boolean()
    .default(false)
    .describe('TCP 12002 to Zscaler support; on only while a case is open. @default false'),
  supportPrefixes: z
    .array(cidr)
    .min(1)
    .default(['199.168.148.101/32'])
    .describe(
      'where remote support answers: ask Zscaler, whose public module for Azure opens 199.168.148.0/24. @default 199.168.148.101/32',
    ),
  packagePrefixes: z
    .array(cidr)
    .min(1)
    .optional()
    .describe(
      'where the servers fetch packages of FreeBSD from, by HTTP on TCP 80: ask Zscaler, whose public module for Azure names 13.66.198.11/32. @default - nowhere',
    ),
  legacyPorts: z.boolean().default(false).describe('TCP 9422 and 9431 to the hubs, for older clouds. @default false'),
  hubPrefixes: z
    .array(cidr)
    .min(1)
    .optional()
    .describe('replaces the hub ranges kept in the repository. @default - the dated snapshot of the cloud'),
  ntp: z.array(cidr).min(1).default([ntpPrefix]).describe('NTP servers. @default 169.254.169.123/32, Amazon Time Sync'),
  dns: z
    .array(cidr)
    .min(1)
    .optional()
    .describe("DNS resolvers. @default - the VPC's own resolver, the second address after its base"),
});

const serverAddresses = z.strictObject({
  management: ipv4.describe('eth0: SSH, Central Authority, updates, DNS, NTP'),
  service: ipv4.describe('eth1: Nanolog and SIEM'),
});

const relay = z.strictObject({
  logs: z.array(z.enum(LOG_TYPES)).min(1).describe('one server serves one log type'),
  availability: z.enum(AVAILABILITIES).default('single').describe('@default single'),
  image: imageId.describe('the NSS image Zscaler shares with the account'),
  instanceType,
  memoryGiB: z
    .number()
    .positive()
    .max(4096)
    .optional()
    .describe('memory of an instance type this repository does not know. @default - by the instance type'),
  diskGiB: z.int().min(100).max(16384).default(500).describe('@default 500'),
  rootDevice: text(/^\/dev\/[a-z0-9]+$/, 'a device name, for example /dev/sda1')
    .default('/dev/sda1')
    .describe('root disk of the image, as its description names it; not published by the vendor. @default /dev/sda1'),
  users: z.int().min(1).max(100000).describe('Zscaler users whose logs pass; the memory is checked against it'),
  addresses: z
    .record(text(/^(web|firewall)-0[12]$/, 'a server, for example web-01'), serverAddresses)
    .default({})
    .describe('fixed addresses by server. @default - derived from the private subnet'),
  requireImdsV2: z
    .boolean()
    .default(true)
    .describe('not verified on the NSS image: set false if it does not start. @default true'),
  encryptDisk: z
    .boolean()
    .default(true)
    .describe('not verified on the NSS image: set false if it does not start. @default true'),
  sshKeySecret: text(/^[A-Za-z0-9/_+=.@-]{1,512}$/, 'the name of a Secrets Manager secret, never the key itself')
    .optional()
    .describe(
      'name of the Secrets Manager secret with the private key for SSH to the servers, which the bastion fetches for each command. @default - none: runbooks ask the servers nothing over SSH',
    ),
  healthyStatus: z
    .array(text(/^[A-Za-z0-9_-]{1,40}$/, 'one word, for example running'))
    .min(1)
    .max(MOST_STATUS_WORDS)
    .default(['running', 'healthy'])
    .describe(
      'words of which `nss status` says one when a server is well; not published by the vendor. @default running, healthy',
    ),
  feedsPerServer: z
    .int()
    .min(1)
    .max(MOST_FEEDS)
    .optional()
    .describe(
      "feeds that a server sends at most, alerts among them. The vendor's pages disagree, 16 and 8: ask Zscaler. @default - 16, with a warning above 8",
    ),
  feedsPerLogType: z
    .int()
    .min(1)
    .max(MOST_FEEDS)
    .default(8)
    .describe('feeds of web logs, and of firewall logs, that a server sends at most. @default 8, as the vendor says'),
  logRecovery: z
    .enum(['none', 'one-hour'])
    .default('none')
    .describe(
      'whether Zscaler sends again, for up to an hour, what it could not deliver to a server: a subscription of its own, which says nothing of logs that a server took and a SIEM did not. @default none',
    ),
  certificates: z
    .enum(['shared', 'per-server'])
    .optional()
    .describe(
      'active-standby shares one certificate, active-active needs one per server. @default - what the availability needs',
    ),
});

const bastion = z.strictObject({
  instanceType: instanceType.default('t3.medium'),
  image: imageId
    .optional()
    .describe(
      "a Windows image. @default - AWS's newest Windows Server 2022 image on the day the bastion is first created",
    ),
  diskGiB: z.int().min(30).max(1024).default(50).describe('@default 50'),
  endpoints: z
    .boolean()
    .default(false)
    .describe('reach AWS through interface endpoints instead of the NAT gateway. @default false'),
  s3PrefixList: text(/^pl-([0-9a-f]{17}|[0-9a-f]{8})$/, 'a prefix list id, for example pl-61a54008')
    .optional()
    .describe(
      "AWS's prefix list of S3 in the region: narrows the rule towards S3 when `endpoints` is on. @default - any address",
    ),
  windowsUpdate: z
    .boolean()
    .default(true)
    .describe(
      'TCP 80 and 443 to any address, because Windows Update answers on addresses that change: the runbook patch-bastion needs it. False: patch by a new image. @default true',
    ),
});

const operations = z.strictObject({
  approvers: z
    .array(approver)
    .min(1)
    .max(MOST_APPROVERS)
    .optional()
    .describe(
      'who may approve a fail-over: users, roles and sessions of roles of this account. @default - nobody: a fail-over asks nobody, and where the environment is promoted to it is refused',
    ),
  fourEyes: z
    .boolean()
    .optional()
    .describe(
      'whether whoever starts a fail-over needs the approval of somebody else. @default - true where the environment is promoted to, else false',
    ),
  requiredApprovals: z.int().min(1).max(MOST_APPROVERS).default(1).describe('how many of them have to. @default 1'),
});

/** One environment file. The only definition: types, validation and the editors' JSON Schema come from it. */
export const environmentSchema = z.strictObject({
  environment: slug.max(LONGEST_WORD).describe("also the file's name: dev in dev.yaml"),
  account: text(/^\d{12}$/, 'twelve digits in quotes, for example "111111111111"'),
  region: text(/^[a-z]{2}(-[a-z]+)+-\d$/, 'an AWS region, for example ap-northeast-1'),
  purpose: slug.max(LONGEST_PURPOSE).describe('first part of every name: nss-dev gives nss-dev-vpc-01'),
  owner: slug.max(LONGEST_TAG_VALUE).describe('value of the owner tag'),
  promotedFrom: slug.optional().describe('deployed only after that environment, and only when a person approves'),
  vpc,
  zscaler,
  siem: z.array(siemSchema).min(1),
  relay,
  natGateway: z
    .strictObject({ addresses: z.array(ipv4).min(1).describe('one a zone, in the order of the zones') })
    .optional()
    .describe('fixed private addresses. @default - derived from the public subnets'),
  privateConnection,
  bastion: bastion.prefault({}),
  networkAcl: z.boolean().default(false).describe('stateless rules from the same flows. @default false'),
  securityGroups: z
    .strictObject({
      rulesPerGroup: z.int().min(1).max(1000).default(60).describe('quota: rules per group and direction. @default 60'),
      groupsPerInterface: z.int().min(1).max(16).default(5).describe('quota. @default 5'),
      allowAnywhere: z.array(z.string()).default([]).describe('ids of flows that may name 0.0.0.0/0. @default - none'),
    })
    .prefault({}),
  operations: operations.prefault({}),
  observability: z.strictObject({
    logRetentionDays: z.literal(LOG_RETENTION_DAYS).default(365).describe('@default 365'),
    notify: z.array(email).min(1).describe('who alarms are sent to'),
    operationsGuide: guideAddress
      .max(LONGEST_GUIDE)
      .optional()
      .describe('where docs/operations.md is published; alarms link to it. @default - the path in the repository'),
  }),
  audit: z
    .strictObject({
      retentionDays: z.int().min(90).max(36500).default(400).describe('days the trail is kept in S3. @default 400'),
      objectLock: z
        .enum(['none', 'governance', 'compliance'])
        .optional()
        .describe(
          'who may delete the trail from S3 before: governance, an administrator who bypasses it, and no deployment; compliance, nobody at all; a bucket that has it keeps it. @default - governance where it is promoted to, else none',
        ),
    })
    .prefault({}),
  cost: z
    .strictObject({
      monthlyBudgetUsd: z.number().positive().optional().describe('mails when it is nearly used. @default - no budget'),
      downloadMbps: z
        .number()
        .positive()
        .max(MOST_MBPS)
        .optional()
        .describe(
          'logs of one type that come from Zscaler, on average, once you have measured it; only the estimate reads it. @default - 11 Mbps for 10,000 users, as the vendor reckons',
        ),
      siemMbps: z
        .number()
        .positive()
        .max(MOST_MBPS)
        .optional()
        .describe(
          'logs of one type that go to one SIEM, on average, once you have measured it; only the estimate reads it. The vendor publishes no figure. @default - five times the download',
        ),
    })
    .optional()
    .describe('@default - no budget, and an estimate by the number of users'),
});

/** What one environment file says, with every default filled in. */
export type Environment = z.infer<typeof environmentSchema>;
