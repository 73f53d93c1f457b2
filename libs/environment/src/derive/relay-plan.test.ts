import { loadEnvironments } from '../loader';
import { type Environment } from '../schema';
import { deriveRelayPlan } from './relay-plan';

const reference = (name: string): Environment => {
  const found = loadEnvironments().environments?.find((each) => each.name === name);
  if (!found) throw new Error(`${name} was not loaded`);
  return found.environment;
};
const [dev, prod] = [reference('dev'), reference('prod')];

/** dev with other Zscaler settings. */
const withZscaler = (zscaler: Partial<Environment['zscaler']>): Environment => ({
  ...dev,
  zscaler: { ...dev.zscaler, ...zscaler },
});

test('a reference file decides addresses, flows and security groups', () => {
  const { plan, problems } = deriveRelayPlan(dev);
  expect(problems).toEqual([]);
  expect(
    plan?.addresses.servers.map(({ name, managementAddress, serviceAddress }) => [
      name,
      managementAddress,
      serviceAddress,
    ]),
  ).toEqual([
    ['web-01', '10.0.0.140', '10.0.0.141'],
    ['firewall-01', '10.0.0.150', '10.0.0.151'],
  ]);
  expect(plan?.flows.map(({ id }) => id)).toEqual(
    expect.arrayContaining(['bastion-to-nss', 'nss-service-web-to-nanolog', 'nss-service-web-to-soc-web']),
  );
  expect(plan?.securityGroups.map(({ role }) => role)).toEqual(
    expect.arrayContaining(['bastion', 'nss-management', 'nss-service-web', 'nss-service-firewall']),
  );
});

test('network ACLs are planned only where the file asks for them', () => {
  expect(deriveRelayPlan(dev).plan?.networkAcls).toBeUndefined();
  expect(deriveRelayPlan(prod).plan?.networkAcls?.private.length).toBeGreaterThan(0);
});

test('the same file gives the same plan every time', () => {
  expect(deriveRelayPlan(prod)).toEqual(deriveRelayPlan(structuredClone(prod)));
});

test('a cloud the repository holds no ranges of is refused, with where to get them', () => {
  const { plan, problems } = deriveRelayPlan(withZscaler({ cloud: 'zscalerbeta.net' }));
  expect(plan).toBeUndefined();
  expect(problems).toEqual([
    {
      path: ['zscaler', 'cloud'],
      value: 'zscalerbeta.net',
      message: expect.stringContaining('no hub ranges of zscalerbeta.net'),
      allowed: expect.stringContaining('zscaler.net'),
      remedy: expect.stringContaining('npm run -s delivery -- ranges --cloud zscalerbeta.net'),
    },
  ]);
});

test('an unknown cloud does not hide problems with addresses', () => {
  const broken = { ...withZscaler({ cloud: 'zscalerbeta.net' }), natGateway: { addresses: ['10.0.0.1'] } };
  expect(deriveRelayPlan(broken).problems.map(({ path }) => path.join('.'))).toEqual([
    'natGateway.addresses.0',
    'zscaler.cloud',
  ]);
});

test("ranges in the file stand for the repository's, of known clouds and unknown ones", () => {
  for (const cloud of ['zscaler.net', 'zscalerbeta.net']) {
    const { plan } = deriveRelayPlan(withZscaler({ cloud, hubPrefixes: ['203.0.113.0/25', '203.0.113.128/25'] }));
    expect(plan?.flows.find(({ id }) => id === 'management-to-central-authority')?.to).toMatchObject({
      prefixes: ['203.0.113.0/24'],
    });
  }
});

test('every part that cannot be planned says so at once', () => {
  const { plan, problems } = deriveRelayPlan({
    ...dev,
    natGateway: { addresses: ['10.0.0.1'] },
    securityGroups: { ...dev.securityGroups, rulesPerGroup: 10 },
  });
  expect(plan).toBeUndefined();
  expect([...new Set(problems.map(({ path }) => path[0]))]).toEqual(['natGateway', 'securityGroups']);
});

test('more feed ports than a network ACL has entries for are refused', () => {
  const siem = Array.from({ length: 8 }, (_, i) => ({
    name: `soc${i}`,
    prefixes: [`172.16.${i}.0/28`],
    ports: { web: 7000 + 3 * i, firewall: 7001 + 3 * i, alerts: 7002 + 3 * i },
    acceptsDuplicates: false,
  }));
  expect(deriveRelayPlan({ ...prod, siem }).problems).toMatchObject([{ path: ['networkAcl'] }]);
});
