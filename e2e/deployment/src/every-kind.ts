import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connectionExamples, type LoadedEnvironment, loadEnvironments } from '@nss/environment';
import { stringify } from 'yaml';
import { type EnvironmentFile, referenceEnvironment } from './reference-environments';
import { sharedAssembly } from './shared-assembly';

/** What several kinds of private connection have. */
interface Example {
  readonly virtualInterface: Readonly<Record<string, unknown>>;
  readonly backup: Readonly<Record<string, unknown>>;
}

const examples = connectionExamples() as Readonly<Record<string, Example>>;
const own = examples['direct-connect-gateway']!.virtualInterface;
const hosted = examples['virtual-private-gateway']!.virtualInterface;
const { backup } = examples['direct-connect-gateway']!;
/** A second one of each, on another connection and with a link of its own. */
const secondLink = { customerAddress: '169.254.110.5/30', amazonAddress: '169.254.110.6/30' };
const secondOwn = { ...own, connectionId: 'dxcon-fg6example', authKeySecret: 'network-team/bgp-2', ...secondLink };
const secondHosted = { ...hosted, id: 'dxvif-fg6example', vlan: 305, ...secondLink };

/** A landing zone: the VPC with a second range and no way out of its own, both gateways, the port and the images are others'. */
const landingZone: EnvironmentFile = {
  vpc: {
    cidr: '10.1.0.0/25',
    zones: ['ap-northeast-1b', 'ap-northeast-1c'],
    existing: {
      id: 'vpc-0ccccccc',
      secondaryCidrs: ['100.64.1.0/26'],
      flowLog: false,
      privateSubnets: [
        { id: 'subnet-0ccccccc', cidr: '10.1.0.0/26', routeTableId: 'rtb-0ccccccc' },
        { id: 'subnet-0ddddddd', cidr: '100.64.1.0/27', routeTableId: 'rtb-0ddddddd' },
      ],
    },
  },
  privateConnection: {
    kind: 'transit-gateway',
    amazonAsn: 64520,
    transitGatewayId: 'tgw-0ddddddddddddddd1',
    directConnectGateway: { id: 'a1b2c3d4-5678-90ab-cdef-222222222222' },
    virtualInterface: { ...own, connectionId: 'dxlag-fg5example' },
    backup,
  },
  bastion: { image: 'ami-0ccccccccccccccc1', endpoints: true, s3PrefixList: 'pl-61a54008' },
};

/** What differs from prod: the example of every kind of private connection, then kinds with and without what it may have besides, and VPCs that exist. */
const KINDS: Readonly<Record<string, EnvironmentFile>> = {
  ...Object.fromEntries(
    Object.entries(examples).map(([name, privateConnection]) => [name, { privateConnection } as EnvironmentFile]),
  ),
  'direct-gateway-existing': {
    privateConnection: {
      kind: 'direct-connect-gateway',
      amazonAsn: 64520,
      directConnectGateway: { id: 'a1b2c3d4-5678-90ab-cdef-111111111111' },
      virtualInterface: hosted,
    },
  },
  'transit-existing': {
    privateConnection: { kind: 'transit-gateway', amazonAsn: 64520, transitGatewayId: 'tgw-0123456789abcdef0' },
  },
  'transit-vpn': {
    privateConnection: {
      kind: 'transit-gateway',
      amazonAsn: 64520,
      backup: {
        ...backup,
        customerAsn: 4200000001,
        tunnels: { preSharedKeySecrets: ['network/vpn-1', 'network/vpn-2'] },
      },
    },
  },
  'existing-vpc': {
    privateConnection: { kind: 'virtual-private-gateway', amazonAsn: 64520, virtualInterface: own },
    vpc: {
      cidr: '10.1.0.0/24',
      zones: ['ap-northeast-1a'],
      existing: {
        id: 'vpc-0aaaaaaaaaaaaaaa1',
        publicSubnets: [{ id: 'subnet-0aaaaaaaaaaaaaaa1', cidr: '10.1.0.0/25', routeTableId: 'rtb-0aaaaaaaaaaaaaaa1' }],
        privateSubnets: [
          { id: 'subnet-0aaaaaaaaaaaaaaa2', cidr: '10.1.0.128/25', routeTableId: 'rtb-0aaaaaaaaaaaaaaa2' },
        ],
      },
    },
  },
  'landing-zone': landingZone,
  'landing-zone-attached': {
    ...landingZone,
    vpc: {
      cidr: '10.1.0.0/25',
      zones: ['ap-northeast-1b'],
      existing: {
        id: 'vpc-0eeeeeee',
        flowLog: false,
        privateSubnets: [{ id: 'subnet-0eeeeeee', cidr: '10.1.0.0/26', routeTableId: 'rtb-0eeeeeee' }],
      },
    },
    privateConnection: {
      kind: 'transit-gateway',
      amazonAsn: 64520,
      transitGatewayId: 'tgw-0eeeeeeeeeeeeeee1',
      attachment: false,
    },
  },
  'vpn-static': {
    privateConnection: {
      kind: 'vpn',
      amazonAsn: 64520,
      customerAsn: 65003,
      customerGatewayAddress: '198.51.100.9',
      staticRoutes: true,
      tunnels: {
        ikeVersions: ['ikev1'],
        insideCidrs: ['169.254.21.0/30', '169.254.22.0/30'],
        preSharedKeySecrets: ['nss-prod/vpn-1', 'network/vpn-2'],
      },
    },
  },
  'virtual-gateway-two-hosted': {
    privateConnection: {
      kind: 'virtual-private-gateway',
      amazonAsn: 64520,
      virtualInterfaces: [hosted, secondHosted],
      backup,
    },
  },
  'direct-gateway-two': {
    privateConnection: { kind: 'direct-connect-gateway', amazonAsn: 64520, virtualInterfaces: [own, secondOwn] },
  },
  'transit-two': {
    privateConnection: { kind: 'transit-gateway', amazonAsn: 64520, virtualInterfaces: [own, secondHosted] },
  },
};

/** Environment files of every kind there is, each in an account of its own, whether or not the repository has such an environment. */
export function everyKind(): Record<string, EnvironmentFile> {
  const dev = referenceEnvironment('dev');
  const files = Object.entries(KINDS).map(([name, changes], index): [string, EnvironmentFile] => {
    const prod = referenceEnvironment('prod');
    const account = String(300000000000 + index);
    // A network of its own, so that no two meet at one router.
    const vpc = { ...prod['vpc'], cidr: `10.${index + 10}.0.0/24` };
    const siem = [{ ...prod['siem'][0], prefixes: [`172.20.${index}.0/28`] }];
    delete prod['promotedFrom'];
    delete prod['zscaler'].dns;
    return [
      name,
      {
        ...prod,
        environment: name,
        purpose: `nss-${name}`,
        account,
        vpc,
        siem,
        relay: { ...prod['relay'], sshKeySecret: 'security-team/appliances' },
        ...renumbered(changes, index),
      },
    ];
  });
  return { dev, prod: referenceEnvironment('prod'), ...Object.fromEntries(files) };
}

/** The same with networks and interfaces of its own. */
function renumbered(changes: EnvironmentFile, index: number): EnvironmentFile {
  const text = JSON.stringify(changes)
    .replaceAll('10.1.0.', `10.${index + 10}.0.`)
    .replaceAll('65001', String(65100 + index))
    .replaceAll(/169\.254\.11([01])\./g, `169.254.${120 + index}.`)
    .replaceAll('example', `example${index}`);
  return JSON.parse(text) as EnvironmentFile;
}

/**
 * Environments of their own, loaded and in one assembly.
 * @throws Error with the problems of the files
 */
export function synthesised(files: Readonly<Record<string, EnvironmentFile>>): {
  readonly environments: readonly LoadedEnvironment[];
  readonly assembly: string;
} {
  const folder = mkdtempSync(join(tmpdir(), 'policies-'));
  Object.entries(files).forEach(([name, file]) => writeFileSync(join(folder, `${name}.yaml`), stringify(file)));
  const { environments, problems } = loadEnvironments(folder);
  if (!environments)
    throw new Error(problems.map(({ file, key, message }) => `${file}: ${key}: ${message}`).join('\n'));
  return {
    environments,
    assembly: sharedAssembly(folder),
  };
}
