import fc from 'fast-check';
import { aggregate } from '../cidr/prefix';
import { deriveFlows } from './derive';
import { anyFlowInput, hubs, referenceFlowInput } from './generated-input';
import { partyName } from './flow';

test('the smallest system has exactly these flows', () => {
  const lines = deriveFlows(referenceFlowInput, hubs).map(
    (f) => `${partyName(f.from)} -> ${partyName(f.to)} ${f.protocol} ${f.port} via ${f.via}`,
  );
  expect(lines).toEqual([
    'bastion -> nss-management tcp 22 via vpc',
    'bastion -> AWS service endpoints tcp 443 via internet',
    'nss-management -> Zscaler hubs of zscaler.net tcp 443 via internet',
    'nss-management -> Zscaler hubs of zscaler.net tcp 443 via internet',
    'nss-service-web -> Zscaler hubs of zscaler.net tcp 443 via internet',
    'nss-service-firewall -> Zscaler hubs of zscaler.net tcp 443 via internet',
    'nss-management -> DNS resolvers udp 53 via host',
    'nss-management -> NTP servers udp 123 via host',
    'nss-service-web -> SIEM soc tcp 5140 via private-connection',
    'nss-service-web -> SIEM soc tcp 5142 via private-connection',
    'nss-service-firewall -> SIEM soc tcp 5141 via private-connection',
    'nss-service-firewall -> SIEM soc tcp 5142 via private-connection',
  ]);
});

test('flow ids are unique, and only the bastion may open a connection to a server', () => {
  fc.assert(
    fc.property(anyFlowInput, (input) => {
      const flows = deriveFlows(input, hubs);
      expect(new Set(flows.map((f) => f.id)).size).toBe(flows.length);
      flows
        .filter((f) => f.to.kind === 'group' && f.to.group.startsWith('nss-'))
        .forEach((f) => {
          expect(f).toMatchObject({ from: { group: 'bastion' }, port: 22 });
        });
    }),
  );
});

test('a standby can be isolated where one stands by, and no flow ever leaves what is isolated', () => {
  fc.assert(
    fc.property(anyFlowInput, (input) => {
      const flows = deriveFlows(input, hubs);
      const about = (end: 'from' | 'to') =>
        flows.filter((f) => f[end].kind === 'group' && f[end].group === 'nss-isolated').map(({ id }) => id);
      expect([about('from'), about('to')]).toEqual([
        [],
        input.relay.availability === 'active-standby' ? ['bastion-to-isolated-nss'] : [],
      ]);
    }),
  );
});

test('each server sends the feeds of its log type and those of every server, to their addresses and ports, and no other', () => {
  fc.assert(
    fc.property(anyFlowInput, (input) => {
      const opened = deriveFlows(input, hubs)
        .filter((f) => f.via === 'private-connection' && f.from.kind === 'group' && f.from.group !== 'nss-management')
        .map(({ from, to, port }) => [partyName(from), to.kind === 'prefixes' && aggregate(to.prefixes), port]);
      const wanted = input.feeds.flatMap(({ log, prefixes, port }) =>
        input.relay.logs
          .filter((own) => (log ?? own) === own)
          .map((own) => [`nss-service-${own}`, aggregate(prefixes), port]),
      );
      expect(new Set(opened.map(String))).toEqual(new Set(wanted.map(String)));
      expect(opened).toHaveLength(wanted.length);
    }),
  );
});

test('support and legacy ports are open only while the file says so', () => {
  const ports = (zscaler: Partial<typeof referenceFlowInput.zscaler>) =>
    deriveFlows({ ...referenceFlowInput, zscaler: { ...referenceFlowInput.zscaler, ...zscaler } }, hubs).map(
      (f) => f.port,
    );
  expect(ports({})).not.toContain(12002);
  expect(ports({ remoteSupport: true })).toContain(12002);
  expect(ports({})).not.toContain(9422);
  expect(ports({ legacyPorts: true })).toEqual(expect.arrayContaining([9422, 9431]));
});

test('packages are fetched only where the file says where from', () => {
  const to = (packagePrefixes?: string[]) =>
    deriveFlows({ ...referenceFlowInput, zscaler: { ...referenceFlowInput.zscaler, packagePrefixes } }, hubs).filter(
      (f) => f.id === 'management-to-packages',
    );
  expect(to()).toEqual([]);
  expect(to(['13.66.198.11/32'])).toMatchObject([
    {
      from: { group: 'nss-management' },
      to: { prefixes: ['13.66.198.11/32'] },
      protocol: 'tcp',
      port: 80,
      via: 'internet',
    },
  ]);
});

test('resolvers at the SOC are reached over the private connection, public ones over the internet', () => {
  const via = (dns: string[]) =>
    deriveFlows({ ...referenceFlowInput, zscaler: { ...referenceFlowInput.zscaler, dns } }, hubs).find(
      (f) => f.id === 'management-to-dns',
    )?.via;
  expect([via(['10.0.0.2/32']), via(['10.0.0.9/32']), via(['192.168.1.1/32']), via(['8.8.8.8/32'])]).toEqual([
    'host',
    'vpc',
    'private-connection',
    'internet',
  ]);
});

test('with endpoints the bastion reaches S3 by prefix list where the file names it', () => {
  const to = (s3PrefixList?: string) =>
    deriveFlows({ ...referenceFlowInput, bastion: { endpoints: true, windowsUpdate: false, s3PrefixList } }, hubs).find(
      (f) => f.id === 'bastion-to-s3',
    )?.to;
  expect(to('pl-61a54008')).toEqual({ kind: 'prefix-list', name: 'S3', id: 'pl-61a54008' });
  expect(to()).toMatchObject({ prefixes: ['0.0.0.0/0'] });
});

test('Windows Update is reached on both of its ports where the file says so, and a prefix list of S3 is not widened otherwise', () => {
  const to = (windowsUpdate: boolean, endpoints: boolean) =>
    deriveFlows({ ...referenceFlowInput, bastion: { endpoints, windowsUpdate, s3PrefixList: 'pl-61a54008' } }, hubs)
      .filter((f) => f.from.kind === 'group' && f.from.group === 'bastion' && f.to.kind === 'prefixes')
      .map((f) => f.port);
  expect(to(true, true)).toEqual([80, 443]);
  expect(to(false, true)).toEqual([]);
  expect(to(true, false)).toEqual([443, 80, 443]);
  expect(to(false, false)).toEqual([443]);
});

test('resolvers in any range of the VPC are reached inside of it', () => {
  const flows = deriveFlows(
    {
      ...referenceFlowInput,
      vpc: { cidr: '10.0.0.0/24', existing: { secondaryCidrs: ['10.3.0.0/16'] } },
      zscaler: { ...referenceFlowInput.zscaler, dns: ['10.3.0.9/32'] },
    },
    hubs,
  );
  expect(flows.find((f) => f.id === 'management-to-dns')?.via).toBe('vpc');
});
