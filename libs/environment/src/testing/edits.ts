import { parse } from 'yaml';
import { connectionExamples } from '../private-connection';
import { referenceText } from './reference-text';

/** An environment file as plain data, before the schema has seen it. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- a test writes what no type allows, to see it refused
export type FileData = Record<string, any>;

/** One edit of a deployed environment's file: what is deployed, and what a commit then changes in it. */
export interface EnvironmentEdit {
  /** `relay.diskGiB: 600`; where the base is not prod: `vpn: customerAsn: 65010`. */
  readonly name: string;
  /** The keys it changes, as the reference of the file has them: `siem[].prefixes`. */
  readonly keys: readonly string[];
  /** What it writes at each of them; undefined takes the key out. */
  readonly values: Values;
  readonly before: FileData;
  readonly after: FileData;
}

/** Values by path; undefined takes the key out. */
export type Values = Readonly<Record<string, unknown>>;

/** A copy of prod's file with other values. */
export function prodWith(values: Values): FileData {
  return withValues(parse(referenceText('prod')) as FileData, values);
}

/** A copy of a file with other values. */
export function withValues(file: FileData, values: Values): FileData {
  const copy = structuredClone(file);
  for (const [path, value] of Object.entries(values)) {
    const parts = path.split('.');
    const last = parts.pop()!;
    const place = parts.reduce<FileData>((at, part) => (at[part] ??= {}) as FileData, copy);
    if (value === undefined) delete place[last];
    else place[last] = value;
  }
  return copy;
}

const examples = connectionExamples() as Readonly<Record<string, FileData>>;
const own = examples['direct-connect-gateway']!['virtualInterface'] as FileData;
const hosted = examples['virtual-private-gateway']!['virtualInterface'] as FileData;
const second = {
  ...own,
  connectionId: 'dxcon-fg6example',
  vlan: 306,
  customerAddress: '169.254.112.1/30',
  amazonAddress: '169.254.112.2/30',
};
const connection = (value: FileData) => ({ privateConnection: value });
const EXISTING = {
  id: 'vpc-0aaaaaaaaaaaaaaa1',
  publicSubnets: [{ id: 'subnet-0aaaaaaaaaaaaaaa1', cidr: '10.1.0.0/25', routeTableId: 'rtb-0aaaaaaaaaaaaaaa1' }],
  privateSubnets: [{ id: 'subnet-0aaaaaaaaaaaaaaa2', cidr: '10.1.0.128/26', routeTableId: 'rtb-0aaaaaaaaaaaaaaa2' }],
};

/** A VPC that the landing zone has attached to the transit gateway. */
const LANDING_ZONE = {
  id: 'vpc-0eeeeeee',
  flowLog: false,
  privateSubnets: [
    { id: 'subnet-0eeeeee1', cidr: '10.1.0.0/26', routeTableId: 'rtb-0eeeeee1' },
    { id: 'subnet-0eeeeee2', cidr: '10.1.0.64/26', routeTableId: 'rtb-0eeeeee2' },
  ],
};

/** The feeds of the short form's ports, by their names. */
const FEEDS = [
  { name: 'web', logType: 'web', port: 5140 },
  { name: 'firewall', logType: 'firewall', port: 5141 },
  { name: 'alerts', logType: 'alerts', port: 5142 },
];

/** What edits start from. */
const BASES: Readonly<Record<string, Values>> = {
  prod: {},
  hosted: connection({ ...examples['virtual-private-gateway'] }),
  'direct-connect-gateway': connection({ ...examples['direct-connect-gateway'] }),
  'transit-gateway': connection({ ...examples['transit-gateway'] }),
  'two interfaces': connection({ kind: 'direct-connect-gateway', amazonAsn: 64520, virtualInterfaces: [own, second] }),
  vpn: connection({ ...examples['vpn'] }),
  feeds: { 'siem.0.ports': undefined, 'siem.0.feeds': FEEDS },
  'one zone': { 'vpc.zones': ['ap-northeast-1a'], 'relay.availability': 'single' },
  'existing VPC': { 'vpc.zones': ['ap-northeast-1a'], 'vpc.existing': EXISTING },
};

/** Edits by base: values by path, one edit each. */
const EDITS: Readonly<Record<string, readonly Values[]>> = {
  prod: [
    { owner: 'network-operations' },
    { networkAcl: false },
    { promotedFrom: undefined },
    { 'vpc.cidr': '10.9.0.0/24', 'zscaler.dns': ['10.9.0.2/32'] },
    { 'vpc.zones': ['ap-northeast-1a'] },
    { 'vpc.zones': ['ap-northeast-1a', 'ap-northeast-1d'] },
    { 'zscaler.cloud': 'zscalertwo.net', 'zscaler.hubPrefixes': ['165.225.0.0/17', '104.129.192.0/20'] },
    { 'zscaler.hubPrefixes': Array.from({ length: 70 }, (_, i) => `165.225.${i * 2}.0/24`) },
    { 'zscaler.hubPrefixes': ['165.225.0.0/17'] },
    { 'zscaler.remoteSupport': true },
    { 'zscaler.remoteSupport': true, 'zscaler.supportPrefixes': ['199.168.148.0/24'] },
    { 'zscaler.packagePrefixes': ['13.66.198.11/32'] },
    { 'zscaler.legacyPorts': true },
    { 'zscaler.ntp': ['162.159.200.1/32'] },
    { 'zscaler.dns': undefined },
    { 'siem.0.name': 'soc-east' },
    { 'siem.0.prefixes': ['172.16.20.0/28'] },
    { 'siem.0.prefixes': ['172.16.20.0/28', '172.16.21.0/28', '172.16.22.0/28'] },
    { 'siem.0.ports.web': 6140 },
    { 'siem.0.ports.firewall': 6141 },
    { 'siem.0.ports.alerts': 6142 },
    { 'siem.0.ports': undefined, 'siem.0.feeds': FEEDS },
    { 'siem.0.acceptsDuplicates': true },
    { 'relay.logs': ['web'] },
    { 'relay.logs': ['firewall'] },
    { 'relay.logs': ['firewall', 'web'] },
    { 'relay.availability': 'single' },
    { 'relay.availability': 'active-active', 'siem.0.acceptsDuplicates': true },
    { 'relay.image': 'ami-0bbbbbbbbbbbbbbb2' },
    { 'relay.instanceType': 'r5.xlarge', 'relay.memoryGiB': 32 },
    { 'relay.diskGiB': 600 },
    { 'relay.diskGiB': 400 },
    { 'relay.rootDevice': '/dev/xvda' },
    { 'relay.users': 30000 },
    {
      'relay.addresses': {
        'web-01': { management: '10.1.0.150', service: '10.1.0.151' },
        'web-02': { management: '10.1.0.210', service: '10.1.0.211' },
        'firewall-01': { management: '10.1.0.152', service: '10.1.0.153' },
        'firewall-02': { management: '10.1.0.212', service: '10.1.0.213' },
      },
    },
    { 'relay.requireImdsV2': false },
    { 'relay.encryptDisk': false },
    { 'relay.sshKeySecret': 'security-team/appliances' },
    { 'relay.healthyStatus': ['live'] },
    { 'relay.logRecovery': 'one-hour' },
    {
      'relay.availability': 'active-active',
      'relay.certificates': 'per-server',
      'siem.0.acceptsDuplicates': true,
    },
    { 'relay.feedsPerServer': 8 },
    { 'relay.feedsPerLogType': 4 },
    { 'natGateway.addresses': ['10.1.0.20', '10.1.0.84'] },
    { 'privateConnection.amazonAsn': 64514 },
    { 'privateConnection.virtualInterface.vlan': 203 },
    { 'privateConnection.virtualInterface.mtu': 8500 },
    { 'privateConnection.virtualInterface.connectionId': 'dxcon-fg9example' },
    { 'privateConnection.virtualInterface.customerAsn': 65010 },
    {
      'privateConnection.virtualInterface.customerAddress': '169.254.102.1/30',
      'privateConnection.virtualInterface.amazonAddress': '169.254.102.2/30',
    },
    { 'privateConnection.virtualInterface.authKeySecret': undefined },
    { 'privateConnection.virtualInterface': { ...hosted } },
    { 'privateConnection.virtualInterface': undefined, 'privateConnection.virtualInterfaces': [own, second] },
    { 'privateConnection.backup': undefined },
    { 'privateConnection.backup.customerGatewayAddress': '198.51.100.77' },
    { 'privateConnection.backup.customerAsn': 65020 },
    { 'privateConnection.backup.staticRoutes': true },
    { 'privateConnection.backup.tunnels': { ikeVersions: ['ikev1', 'ikev2'] } },
    { 'privateConnection.backup.tunnels': { insideCidrs: ['169.254.21.0/30', '169.254.22.0/30'] } },
    { 'privateConnection.backup.tunnels': { preSharedKeySecrets: ['nss-prod/vpn-1', 'nss-prod/vpn-2'] } },
    { 'privateConnection.backup.tunnels': { keyStorage: 'vpn-service' } },
    ...Object.values(examples).map((privateConnection) => ({ privateConnection })),
    { 'bastion.instanceType': 't3.large' },
    { 'bastion.image': 'ami-0ccccccccccccccc1' },
    { 'bastion.diskGiB': 80 },
    { 'bastion.endpoints': false },
    { 'bastion.s3PrefixList': 'pl-61a54008' },
    { 'bastion.windowsUpdate': false },
    { 'securityGroups.rulesPerGroup': 40 },
    { 'securityGroups.groupsPerInterface': 6 },
    { 'securityGroups.allowAnywhere': ['management-to-ntp'] },
    { 'operations.approvers': ['role/other-approver'] },
    { 'operations.fourEyes': true },
    { 'operations.approvers': ['role/relay-approver', 'role/other-approver'], 'operations.requiredApprovals': 2 },
    { 'observability.logRetentionDays': 400 },
    { 'observability.notify': ['other@example.com'] },
    { 'observability.operationsGuide': 'https://wiki.example.com/nss' },
    { 'audit.retentionDays': 400 },
    { 'audit.objectLock': 'none' },
    { 'audit.objectLock': 'compliance' },
    { cost: undefined },
    { 'cost.monthlyBudgetUsd': 1600 },
    { 'cost.monthlyBudgetUsd': undefined, 'cost.downloadMbps': 40 },
    { 'cost.downloadMbps': 40 },
    { 'cost.siemMbps': 200 },
  ],
  hosted: [
    { 'privateConnection.virtualInterface.id': 'dxvif-fg8example' },
    { 'privateConnection.virtualInterface.vlan': 305 },
  ],
  'direct-connect-gateway': [
    { 'privateConnection.directConnectGateway.asn': 64600 },
    { 'privateConnection.directConnectGateway.id': 'a1b2c3d4-5678-90ab-cdef-111111111111' },
    { 'privateConnection.amazonAsn': 64521 },
  ],
  'transit-gateway': [
    { 'privateConnection.amazonAsn': 64521 },
    { 'privateConnection.transitGatewayId': 'tgw-0123456789abcdef0' },
    {
      'privateConnection.transitGatewayId': 'tgw-0123456789abcdef0',
      'privateConnection.attachment': false,
      'privateConnection.virtualInterface': undefined,
      'privateConnection.backup': undefined,
      'vpc.existing': LANDING_ZONE,
    },
    { 'vpc.zones': ['ap-northeast-1a', 'ap-northeast-1c', 'ap-northeast-1d'] },
  ],
  'two interfaces': [
    { 'privateConnection.virtualInterfaces': [own] },
    { 'privateConnection.virtualInterfaces': [second, own] },
    { 'privateConnection.virtualInterfaces': [own, { ...second, vlan: 307 }] },
    { 'privateConnection.virtualInterfaces': [own, { ...second, mtu: 8500 }] },
    { 'privateConnection.virtualInterfaces': [own, hosted] },
  ],
  feeds: [
    { 'siem.0.feeds.0.name': 'proxy' },
    { 'siem.0.feeds.0.port': 6140 },
    { 'siem.0.feeds.0.eventsPerSecond': 100_000 },
    { 'siem.0.feeds.0.duplicateMinutes': 10 },
    { 'siem.0.feeds.0.filter': 'locations in Europe' },
    { 'siem.0.feeds.0.silenceAlarm': false },
    { 'siem.0.feeds.0.collector': '172.16.20.4' },
    { 'siem.0.feeds.1.logType': 'dns' },
    { 'siem.0.feeds.2.from': 'web' },
  ],
  vpn: [
    { 'privateConnection.customerAsn': 65010 },
    { 'privateConnection.customerAsn': 4200000001 },
    { 'privateConnection.customerGatewayAddress': '198.51.100.78' },
    { 'privateConnection.staticRoutes': true },
    { 'privateConnection.tunnels.ikeVersions': ['ikev1'] },
    { 'privateConnection.tunnels.insideCidrs': ['169.254.21.0/30', '169.254.22.0/30'] },
    { 'privateConnection.tunnels.preSharedKeySecrets': ['nss-prod/vpn-1', 'nss-prod/vpn-2'] },
    { 'privateConnection.tunnels.keyStorage': 'vpn-service' },
    { 'privateConnection.amazonAsn': 64999 },
  ],
  'one zone': [{ 'vpc.zones': ['ap-northeast-1a', 'ap-northeast-1c'] }, { 'relay.availability': 'active-standby' }],
  'existing VPC': [
    { 'vpc.existing': undefined },
    { 'vpc.existing.flowLog': false },
    { 'vpc.existing.secondaryCidrs': ['100.64.1.0/26'] },
    {
      'vpc.existing.privateSubnets': [
        { id: 'subnet-0fffffffffffffff2', cidr: '10.1.0.192/26', routeTableId: 'rtb-0fffffffffffffff2' },
      ],
    },
  ],
};

/** Edits of deployed environments that cover every key of the file, each kind of connection and each change of size. */
export function environmentEdits(): EnvironmentEdit[] {
  return Object.entries(EDITS).flatMap(([base, edits]) =>
    edits.map((values) => {
      const before = prodWith(BASES[base]!);
      const said = Object.entries(values).map(([path, value]) => `${path}: ${JSON.stringify(value) ?? 'none'}`);
      return {
        name: `${base === 'prod' ? '' : `${base}: `}${said.join(', ').slice(0, 100)}`,
        keys: Object.keys(values),
        values,
        before,
        after: withValues(before, values),
      };
    }),
  );
}
