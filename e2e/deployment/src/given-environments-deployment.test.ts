import { workspaceRoot } from '@nss/workspace';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { OfflineDeployment } from './offline-deployment';
import { agrees, promotionOrder } from '@nss/operations';

jest.setTimeout(600_000);

let offline: OfflineDeployment;
beforeAll(async () => {
  offline = await OfflineDeployment.begin();
});
afterAll(() => offline.end());

test("the environments that ENVIRONMENTS_DIR names, or the repository's own, are deployed in order and found as planned", async () => {
  const { environments, assembly } = await offline.planDirectory(process.env['GIVEN_ENVIRONMENTS_DIR']!);
  for (const loaded of promotionOrder(environments)) {
    const { facts } = await offline.promote(loaded, assembly);
    expect(facts.filter((fact) => !agrees(fact))).toEqual([]);
    expect(facts.length).toBeGreaterThan(100);
  }
});

test('what the questions of `new` make is deployed and found as planned, in another region', async () => {
  const directory = join(offline.folder, 'answered');
  const answers = {
    account: '777777777777',
    region: 'eu-central-1',
    notify: 'secops@example.com',
    cidr: '10.9.0.0/24',
    cloud: 'zscaler.net',
    users: '20000',
    image: 'ami-0aaaaaaaaaaaaaaa1',
    'siem-prefixes': '172.16.9.0/28',
    'virtual-interface-id': 'dxvif-fg7example',
    vlan: '107',
    'customer-asn': '65001',
    'customer-address': '169.254.107.1/30',
    'amazon-address': '169.254.107.2/30',
  };
  const options = Object.entries(answers).flatMap(([name, value]) => [`--${name}`, value]);
  execFileSync('npm', ['run', '-s', 'new', '--', 'own', ...options], {
    cwd: workspaceRoot(),
    env: { ...process.env, ENVIRONMENTS_DIR: directory },
  });
  const { environments, assembly } = await offline.planDirectory(directory);
  const { facts } = await offline.promote(environments[0]!, assembly);
  expect([environments.map(({ name }) => name), facts.filter((fact) => !agrees(fact))]).toEqual([['own'], []]);
  expect(facts.length).toBeGreaterThan(100);
});
