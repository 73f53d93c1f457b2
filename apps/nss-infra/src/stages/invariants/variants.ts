import { workspaceRoot } from '@nss/workspace';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { type LoadedEnvironment, loadEnvironments } from '@nss/environment';

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- plain data of a file, before the schema has seen it
type File = Record<string, any>;

const ownInterface = {
  origin: 'own',
  connectionId: 'dxcon-fg3variant',
  vlan: 303,
  customerAsn: 65001,
  customerAddress: '169.254.110.1/30',
  amazonAddress: '169.254.110.2/30',
};
/** A second one, on a connection of its own. */
const secondInterface = {
  ...ownInterface,
  connectionId: 'dxcon-fg4variant',
  vlan: 304,
  customerAddress: '169.254.111.1/30',
  amazonAddress: '169.254.111.2/30',
};
const THREE_ZONES = { cidr: '10.1.0.0/22', zones: ['ap-northeast-1a', 'ap-northeast-1c', 'ap-northeast-1d'] };

const REFERENCE = join(workspaceRoot(), 'libs/environment/reference');

/** What differs from prod: each kind of private connection, and every switch that adds or leaves out resources. */
const CHANGES: Record<string, (prod: File) => File> = {
  'active-active in three zones': (prod) => ({
    vpc: THREE_ZONES,
    relay: { ...prod['relay'], availability: 'active-active' },
    siem: [{ ...prod['siem'][0], acceptsDuplicates: true }],
  }),
  'feeds by name, of many log types, two active servers with a SIEM each': (prod) => ({
    relay: { ...prod['relay'], availability: 'active-active', feedsPerServer: 16 },
    siem: [
      {
        name: 'east',
        prefixes: ['172.16.20.0/28'],
        feeds: [
          { name: 'web', logType: 'web', port: 5140, from: 'web-01', collector: '172.16.20.4' },
          { name: 'web-blocked', logType: 'web', port: 5150, from: 'web-01', filter: 'blocked', silenceAlarm: false },
          { name: 'firewall', logType: 'firewall', port: 5141, from: 'firewall-01', eventsPerSecond: 100_000 },
          { name: 'dns', logType: 'dns', port: 5143, from: 'firewall-01', duplicateMinutes: 10 },
          { name: 'alerts', logType: 'alerts', port: 5142 },
        ],
      },
      {
        name: 'west',
        prefixes: ['172.16.21.0/28'],
        feeds: [
          { name: 'web', logType: 'web', port: 5140, from: 'web-02' },
          { name: 'tunnel', logType: 'tunnel', port: 5144, from: 'web-02' },
          { name: 'audit', logType: 'admin-audit', port: 5145, from: 'web-02', collector: 'siem.example.com' },
          { name: 'firewall', logType: 'firewall', port: 5141, from: 'firewall-02' },
          { name: 'dns', logType: 'dns', port: 5143, from: 'firewall-02' },
        ],
      },
      // A second one on a collector of the first.
      { name: 'archive', prefixes: ['172.16.20.4/32'], ports: { alerts: 6142 } },
    ],
  }),
  'transit gateway': (prod) => ({
    vpc: THREE_ZONES,
    zscaler: { ...prod['zscaler'], remoteSupport: true, legacyPorts: true },
    privateConnection: {
      kind: 'transit-gateway',
      amazonAsn: 64520,
      virtualInterface: ownInterface,
      backup: { kind: 'vpn', customerGatewayAddress: '198.51.100.8' },
    },
  }),
  'two virtual interfaces and a VPN': () => ({
    privateConnection: {
      kind: 'virtual-private-gateway',
      amazonAsn: 64520,
      virtualInterfaces: [
        { ...ownInterface, authKeySecret: 'nss-prod/bgp-1' },
        { ...secondInterface, authKeySecret: 'nss-prod/bgp-2' },
      ],
      backup: { kind: 'vpn', customerGatewayAddress: '198.51.100.8' },
    },
  }),
  'two virtual interfaces to a transit gateway, one of them hosted': () => ({
    privateConnection: {
      kind: 'transit-gateway',
      amazonAsn: 64520,
      virtualInterfaces: [
        ownInterface,
        { ...secondInterface, origin: 'hosted', id: 'dxvif-fg5variant', connectionId: undefined },
      ],
    },
  }),
  'direct connect gateway': () => ({
    privateConnection: {
      kind: 'direct-connect-gateway',
      amazonAsn: 64521,
      virtualInterface: { ...ownInterface, origin: 'hosted', id: 'dxvif-fg4variant', connectionId: undefined },
    },
  }),
  'one log type over a VPN, without endpoints, ACLs and budget': (prod) => ({
    relay: { ...prod['relay'], logs: ['web'], availability: 'single', requireImdsV2: false, encryptDisk: false },
    privateConnection: { kind: 'vpn', amazonAsn: 64522, customerAsn: 65003, customerGatewayAddress: '198.51.100.9' },
    bastion: { endpoints: false },
    networkAcl: false,
    cost: undefined,
    siem: [
      { name: 'soc', prefixes: ['172.20.55.0/28'], ports: { web: 6514 } },
      { name: 'archive', prefixes: ['172.20.57.7/32'], ports: { web: 6515, alerts: 6516 } },
    ],
  }),
  'endpoints, an S3 prefix list and SSH, without Windows Update': (prod) => ({
    bastion: { endpoints: true, s3PrefixList: 'pl-61a54008', windowsUpdate: false },
    relay: { ...prod['relay'], sshKeySecret: 'security-team/appliances' },
  }),
  'an S3 prefix list, Windows Update and SSH, in three zones': (prod) => ({
    vpc: THREE_ZONES,
    bastion: { endpoints: true, s3PrefixList: 'pl-61a54008' },
    relay: { ...prod['relay'], sshKeySecret: 'security-team/appliances' },
    privateConnection: { kind: 'transit-gateway', amazonAsn: 64520, transitGatewayId: 'tgw-0123456789abcdef0' },
  }),
  'a VPN with a long AS number, network ACLs, no endpoints': () => ({
    bastion: { endpoints: false },
    privateConnection: {
      kind: 'vpn',
      amazonAsn: 64522,
      customerAsn: 4200000001,
      customerGatewayAddress: '198.51.100.9',
    },
  }),
  'existing VPC with central egress, two ranges and a flow log of its own': () => ({
    vpc: {
      cidr: '10.1.0.0/24',
      zones: ['ap-northeast-1a', 'ap-northeast-1c'],
      existing: {
        id: 'vpc-0a0a0a0a',
        secondaryCidrs: ['10.3.0.0/16'],
        privateSubnets: [
          { id: 'subnet-0b0b0b0b', cidr: '10.3.0.0/24', routeTableId: 'rtb-0b0b0b0b' },
          { id: 'subnet-0c0c0c0c', cidr: '10.3.1.0/24', routeTableId: 'rtb-0c0c0c0c' },
        ],
        flowLog: false,
      },
    },
    privateConnection: {
      kind: 'direct-connect-gateway',
      amazonAsn: 64521,
      directConnectGateway: { id: 'a1b2c3d4-5678-90ab-cdef-111111111111' },
      virtualInterface: ownInterface,
    },
  }),
  'a VPN with static routes, IKEv1 and keys of its own': () => ({
    privateConnection: {
      kind: 'vpn',
      amazonAsn: 64522,
      customerAsn: 65003,
      customerGatewayAddress: '198.51.100.9',
      staticRoutes: true,
      tunnels: {
        ikeVersions: ['ikev1', 'ikev2'],
        insideCidrs: ['169.254.21.0/30', '169.254.22.0/30'],
        preSharedKeySecrets: ['nss-prod/vpn-1', 'network/vpn-2'],
      },
    },
  }),
  'existing VPC with central egress, attached to the transit gateway already': () => ({
    vpc: {
      cidr: '10.1.0.0/24',
      zones: ['ap-northeast-1a'],
      existing: {
        id: 'vpc-0a0a0a0a',
        privateSubnets: [{ id: 'subnet-0b0b0b0b', cidr: '10.1.0.128/25', routeTableId: 'rtb-0b0b0b0b' }],
      },
    },
    privateConnection: {
      kind: 'transit-gateway',
      amazonAsn: 64520,
      transitGatewayId: 'tgw-0123456789abcdef0',
      attachment: false,
    },
  }),
  'existing VPC': () => ({
    vpc: {
      cidr: '10.1.0.0/24',
      zones: ['ap-northeast-1a'],
      existing: {
        id: 'vpc-0a0a0a0a',
        publicSubnets: [{ id: 'subnet-0a0a0a0a', cidr: '10.1.0.0/25', routeTableId: 'rtb-0a0a0a0a' }],
        privateSubnets: [{ id: 'subnet-0b0b0b0b', cidr: '10.1.0.128/25', routeTableId: 'rtb-0b0b0b0b' }],
      },
    },
  }),
};

/** The environments that tests know, whatever the repository deploys (docs/adr/0013). */
export function referenceEnvironments(): LoadedEnvironment[] {
  return loaded(loadEnvironments(REFERENCE));
}

/** Environments that the repository does not have and that its schema allows, by what is special about them. */
export function variants(): Record<string, LoadedEnvironment> {
  return Object.fromEntries(
    Object.entries(CHANGES).map(([name, change]) => {
      const prod = parse(readFileSync(join(REFERENCE, 'prod.yaml'), 'utf8')) as File;
      const file = stringify({ ...prod, promotedFrom: undefined, ...change(prod) });
      return [name, loadedFrom(file)];
    }),
  );
}

/** The environment of a file that lies nowhere. */
function loadedFrom(file: string): LoadedEnvironment {
  const directory = mkdtempSync(join(tmpdir(), 'nss-variant-'));
  try {
    writeFileSync(join(directory, 'prod.yaml'), file);
    return loaded(loadEnvironments(directory))[0]!;
  } finally {
    rmSync(directory, { recursive: true });
  }
}

function loaded({ environments, problems }: ReturnType<typeof loadEnvironments>): LoadedEnvironment[] {
  if (!environments) throw new Error(problems.map(({ key, message }) => `${key}: ${message}`).join('\n'));
  return [...environments];
}
