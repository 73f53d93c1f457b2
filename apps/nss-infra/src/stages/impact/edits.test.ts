import { type ChangeImpact, type Effect } from '@nss/change-impact';
import { type File, impactOf } from './edited';

jest.setTimeout(240_000);

/** What an edit of production's file is expected to mean; what is not named is nothing. */
interface Meaning {
  readonly interrupted?: readonly string[];
  readonly lost?: readonly string[];
  readonly allowed?: readonly string[];
  readonly dropped?: readonly string[];
  readonly moved?: readonly string[];
}

const MANAGEMENT =
  'nss-management (eth0 of nss-prod-web-01, eth0 of nss-prod-web-02, eth0 of nss-prod-firewall-01, eth0 of nss-prod-firewall-02)';
const WEB = 'nss-service-web (eth1 of nss-prod-web-01, eth1 of nss-prod-web-02)';
const FIREWALL = 'nss-service-firewall (eth1 of nss-prod-firewall-01, eth1 of nss-prod-firewall-02)';
const BASTION = 'bastion (interface of nss-prod-bastion-01)';
const ENDPOINTS = 'interface-endpoints (5 interfaces)';
const SOC = '172.16.20.0/28, 172.16.21.0/28';
const HUBS = '46 ranges (32,769 addresses)';
const stops = (name: string, log: string) =>
  `${name} stops and starts (InstanceType): no ${log} logs reach the SIEM by it until it has started again, for minutes`;
const buffer = (name: string, log: string) =>
  `up to an hour of ${log} logs in the memory of ${name}, unless the SIEM has taken them all, or it is a standby that does not run`;

/** Every key of a file that decides about packets, and those that stop something. */
const EDITS: Readonly<Record<string, readonly [(file: File) => unknown, Meaning]>> = {
  'siem.ports': [
    (file) => (file['siem'][0].ports.web = 6514),
    {
      allowed: [`${WEB} may send TCP 6514 to ${SOC}: web feed to SIEM soc`],
      dropped: [`${WEB} may no longer send TCP 5140 to ${SOC}: web feed to SIEM soc`],
    },
  ],
  'siem.prefixes, one less': [
    (file) => file['siem'][0].prefixes.pop(),
    {
      dropped: [
        `${WEB} may no longer send TCP 5142 to 172.16.21.0/28: alerts feed to SIEM soc`,
        `${WEB} may no longer send TCP 5140 to 172.16.21.0/28: web feed to SIEM soc`,
        `${FIREWALL} may no longer send TCP 5142 to 172.16.21.0/28: alerts feed to SIEM soc`,
        `${FIREWALL} may no longer send TCP 5141 to 172.16.21.0/28: firewall feed to SIEM soc`,
      ],
    },
  ],
  'siem, a second one': [
    (file) => file['siem'].push({ name: 'lab', prefixes: ['172.16.30.1/32'], ports: { firewall: 5150 } }),
    { allowed: [`${FIREWALL} may send TCP 5150 to 172.16.30.1: firewall feed to SIEM lab`] },
  ],
  'zscaler.remoteSupport': [
    (file) => (file['zscaler'].remoteSupport = true),
    { allowed: [`${MANAGEMENT} may send TCP 12002 to 199.168.148.101: Zscaler remote support`] },
  ],
  'zscaler.supportPrefixes': [
    (file) => Object.assign(file['zscaler'], { remoteSupport: true, supportPrefixes: ['199.168.148.0/24'] }),
    { allowed: [`${MANAGEMENT} may send TCP 12002 to 199.168.148.0/24: Zscaler remote support`] },
  ],
  'zscaler.packagePrefixes': [
    (file) => (file['zscaler'].packagePrefixes = ['13.66.198.11/32']),
    { allowed: [`${MANAGEMENT} may send TCP 80 to 13.66.198.11: packages of FreeBSD`] },
  ],
  'zscaler.legacyPorts': [
    (file) => (file['zscaler'].legacyPorts = true),
    {
      allowed: [
        `${MANAGEMENT} may send TCP 9422 to ${HUBS}: Central Authority on older clouds`,
        `${WEB} may send TCP 9431 to ${HUBS}: Nanolog on older clouds`,
        `${FIREWALL} may send TCP 9431 to ${HUBS}: Nanolog on older clouds`,
      ],
    },
  ],
  'zscaler.hubPrefixes': [
    (file) => (file['zscaler'].hubPrefixes = ['8.25.203.0/24', '203.0.113.0/24']),
    {
      allowed: [
        `${MANAGEMENT} may send TCP 443 to 203.0.113.0/24: Zscaler Central Authority, updates from zdistribute.zscaler.net`,
        `${WEB} may send TCP 443 to 203.0.113.0/24: logs from the Nanolog cluster`,
        `${FIREWALL} may send TCP 443 to 203.0.113.0/24: logs from the Nanolog cluster`,
      ],
      dropped: [
        `${MANAGEMENT} may no longer send TCP 443 to 45 ranges (32,513 addresses): Zscaler Central Authority, updates from zdistribute.zscaler.net`,
        `${WEB} may no longer send TCP 443 to 45 ranges (32,513 addresses): logs from the Nanolog cluster`,
        `${FIREWALL} may no longer send TCP 443 to 45 ranges (32,513 addresses): logs from the Nanolog cluster`,
      ],
    },
  ],
  // What AWS answers on the host passes before and after.
  'zscaler.ntp': [
    (file) => (file['zscaler'].ntp = ['203.0.113.7/32']),
    { allowed: [`${MANAGEMENT} may send UDP 123 to 203.0.113.7: time`] },
  ],
  'zscaler.dns': [
    (file) => (file['zscaler'].dns = ['172.16.20.53/32']),
    { allowed: [`${MANAGEMENT} may send UDP 53 to 172.16.20.53: DNS`] },
  ],
  'bastion.endpoints': [
    (file) => (file['bastion'].endpoints = false),
    {
      interrupted: ['ssm', 'ssmmessages', 'kms', 'logs', 'monitoring', 's3'].map(
        (service) =>
          `the endpoint nss-prod-${service}-endpoint-01 goes: what goes to that service of AWS takes another way, or none; sessions and runbooks may break off; the logs flow on`,
      ),
      dropped: [
        `${BASTION} may no longer send TCP 443 to the interface endpoints: services of AWS, by their endpoints`,
        `${ENDPOINTS} may no longer take TCP 443 from 10.1.0.190: services of AWS, by their endpoints`,
      ],
    },
  ],
  'bastion.windowsUpdate': [
    (file) => (file['bastion'].windowsUpdate = false),
    { dropped: [`${BASTION} may no longer send TCP 80 to anywhere: Windows Update, for patches`] },
  ],
  // A part of what is allowed anyway.
  'bastion.s3PrefixList': [(file) => (file['bastion'].s3PrefixList = 'pl-61a54008'), {}],
  'bastion.s3PrefixList, where nothing else is allowed': [
    (file) => Object.assign(file['bastion'], { s3PrefixList: 'pl-61a54008', windowsUpdate: false }),
    {
      dropped: [
        `${BASTION} may no longer send TCP 80 to anywhere: Windows Update, for patches`,
        `${BASTION} may no longer send TCP 443 to anywhere: packages and patches from S3, Windows Update, for patches`,
      ],
    },
  ],
  'relay.sshKeySecret': [
    (file) => (file['relay'].sshKeySecret = 'nss-prod/ssh'),
    {
      allowed: [
        'interface-endpoints (Bastion/Endpoints/SecretsmanagerEndpoint01) may take TCP 443 from 10.1.0.190: services of AWS, by their endpoints',
      ],
    },
  ],
  // Rules of groups say the same.
  networkAcl: [(file) => (file['networkAcl'] = false), {}],
  'relay.instanceType': [
    (file) => (file['relay'].instanceType = 'r5.xlarge'),
    {
      interrupted: [
        stops('web-01', 'web'),
        stops('web-02', 'web'),
        stops('firewall-01', 'firewall'),
        stops('firewall-02', 'firewall'),
      ],
      lost: [
        buffer('web-01', 'web'),
        buffer('web-02', 'web'),
        buffer('firewall-01', 'firewall'),
        buffer('firewall-02', 'firewall'),
      ],
    },
  ],
  'natGateway.addresses': [
    (file) => (file['natGateway'] = { addresses: ['10.1.0.20', '10.1.0.68'] }),
    {
      interrupted: [
        'the NAT gateway nss-prod-nat-gateway-01 is replaced (PrivateIpAddress): web-01, firewall-01 get no logs from Zscaler and no settings for minutes, until its successor is there; connections over it begin anew',
      ],
      lost: ['Network/Vpc/NatGateway01/NatGateway (AWS::EC2::NatGateway) replaced'],
    },
  ],
  'privateConnection.amazonAsn': [
    (file) => (file['privateConnection'].amazonAsn = 64514),
    {
      interrupted: [
        'the virtual private gateway nss-prod-virtual-private-gateway-01 is replaced (AmazonSideAsn): it carries nothing for minutes, until it is up again; no log reaches the SIEM meanwhile; the servers keep up to an hour in their memory',
        'the virtual interface nss-prod-virtual-interface-01 is replaced: it carries nothing for minutes, until it is up again; no log reaches the SIEM meanwhile; the servers keep up to an hour in their memory',
      ],
      lost: [
        'Connection/PrivateConnection/VirtualPrivateGateway/Gateway (AWS::EC2::VPNGateway) replaced',
        'Connection/PrivateConnection/VirtualInterface/Interface (AWS::DirectConnect::PrivateVirtualInterface) replaced',
      ],
    },
  ],
  'privateConnection.backup': [
    (file) => (file['privateConnection'].backup.customerGatewayAddress = '198.51.100.8'),
    {
      interrupted: [
        'the customer gateway nss-prod-customer-gateway-01 is replaced (IpAddress): it carries nothing for minutes, until it is up again; another path of the private connection is untouched and carries the logs meanwhile, where its routes are up',
      ],
      lost: ['Connection/PrivateConnection/Vpn/CustomerGateway (AWS::EC2::CustomerGateway) replaced'],
    },
  ],
  // Whether other tags make another version of the launch template is not documented.
  owner: [
    (file) => (file['owner'] = 'somebody-else'),
    {
      interrupted: [
        'bastion-01 may be replaced (Tags): no sessions and no runbooks that reach servers through it until it is back; the logs flow on',
      ],
      lost: ['Bastion/Bastion/Instance (AWS::EC2::Instance) may be replaced'],
    },
  ],
  'observability.logRetentionDays': [(file) => (file['observability'].logRetentionDays = 400), {}],
};

const texts = (effects: readonly Effect[]) => effects.map(({ text }) => text);

test.each(Object.entries(EDITS).map(([key, [edit, meaning]]) => [key, edit, meaning] as const))(
  '%s',
  (_key, edit, meaning) => {
    const impact: ChangeImpact = impactOf(edit);
    expect({
      interrupted: texts(impact.interrupted),
      lost: texts(impact.lost),
      allowed: texts(impact.allowed),
      dropped: texts(impact.dropped),
      moved: texts(impact.moved),
    }).toEqual({ interrupted: [], lost: [], allowed: [], dropped: [], moved: [], ...meaning });
  },
);

test('the way back allows what was dropped, and drops what was allowed', () => {
  const [edit] = EDITS['zscaler.remoteSupport']!;
  const back = impactOf((file) => (file['zscaler'].remoteSupport = false), edit);
  expect(texts(back.dropped)).toEqual([
    `${MANAGEMENT} may no longer send TCP 12002 to 199.168.148.101: Zscaler remote support`,
  ]);
  expect(texts(back.allowed)).toEqual([]);
});
