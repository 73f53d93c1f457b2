import { PutParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { type Promotion } from '@nss/deployment';
import { administratorOf } from '@nss/embedded-aws';
import { prodWith } from '@nss/environment/testing';
import { agrees } from '@nss/operations';
import { OfflineDeployment } from '../offline-deployment';
import { type EnvironmentFile, referenceEnvironment } from '../reference-environments';

jest.setTimeout(900_000);

let offline: OfflineDeployment;
beforeAll(async () => {
  offline = await OfflineDeployment.begin();
  expect((await deploy(prodWith({}))).wrong).toEqual([]);
});
afterAll(() => offline.end());

/** Deploys prod as a file says; `removed` is what went first, `kept` what stays for now, `wrong` what reads back otherwise. */
async function deploy(file: EnvironmentFile) {
  const { environments, assembly } = await offline.plan({ dev: referenceEnvironment('dev'), prod: file });
  const shown: Promotion[] = [];
  const { facts, changes } = await offline.promote(
    environments.find(({ name }) => name === 'prod')!,
    assembly,
    (promotion) => shown.push(promotion) > 0,
  );
  const stacks = shown.flatMap((promotion) => promotion.stacks);
  return {
    changes,
    wrong: facts.filter((fact) => !agrees(fact)),
    removed: stacks.flatMap(({ removal }) => removal?.logicalIds ?? []).map((id) => id.replace(/[0-9A-F]{8}$/, '')),
    kept: stacks.flatMap(({ kept = [] }) => kept),
  };
}

// Each changes several keys that do not meet, so that the edits of the other table are executed a room at a time.
test.each<[string, Readonly<Record<string, unknown>>]>([
  [
    'servers less, people, retention, no budget',
    {
      'relay.availability': 'single',
      'observability.notify': ['other@example.com'],
      'observability.logRetentionDays': 400,
      'bastion.endpoints': false,
      cost: undefined,
    },
  ],
  [
    'a log type less, another bastion, rules',
    {
      'relay.logs': ['web'],
      'bastion.image': 'ami-0ccccccccccccccc1',
      'bastion.diskGiB': 80,
      'zscaler.hubPrefixes': Array.from({ length: 70 }, (_, i) => `165.225.${i * 2}.0/24`),
      'zscaler.remoteSupport': true,
      networkAcl: false,
    },
  ],
  [
    'gateways',
    {
      'natGateway.addresses': ['10.1.0.20', '10.1.0.84'],
      'privateConnection.amazonAsn': 64514,
      'privateConnection.virtualInterface.mtu': 8500,
      'observability.notify': ['secops@example.com'],
    },
  ],
  [
    'another kind of connection on the same VLAN, no VPN',
    {
      'privateConnection.kind': 'transit-gateway',
      'privateConnection.backup': undefined,
    },
  ],
  ['a zone less', { 'vpc.zones': ['ap-northeast-1a'] }],
])('%s: deployed, read back, taken back', async (_, values) => {
  const there = await deploy(prodWith(values));
  expect(there.changes).toBeGreaterThan(0);
  expect([there.wrong, (await deploy(prodWith({}))).wrong]).toEqual([[], []]);
});

test('a pair gets a new image one after the other: first the standby, after a fail-over the other', async () => {
  const file = prodWith({ 'relay.image': 'ami-0bbbbbbbbbbbbbbb2' });
  const first = await deploy(file);
  expect(first).toMatchObject({
    wrong: [],
    removed: ['RelayFirewall02Instance', 'RelayWeb02Instance'],
    kept: ['nss-prod-web-01', 'nss-prod-firewall-01'],
  });
  // Nobody failed over: nothing happens, however often it is deployed.
  expect(await deploy(file)).toMatchObject({ wrong: [], changes: 0 });
  await failOver('web');
  expect(await deploy(file)).toMatchObject({
    wrong: [],
    removed: ['RelayWeb01Instance'],
    kept: ['nss-prod-firewall-01'],
  });
  await failOver('firewall');
  expect(await deploy(file)).toMatchObject({ wrong: [], removed: ['RelayFirewall01Instance'], kept: [] });
  expect(await deploy(file)).toMatchObject({ wrong: [], changes: 0 });
});

/** As the runbook writes it. */
async function failOver(log: string): Promise<void> {
  const { account, region } = prodWith({}) as { account: string; region: string };
  const credentials = administratorOf(offline.cloud.endpoint, account);
  await new SSMClient({ endpoint: offline.cloud.endpoint, region, credentials }).send(
    new PutParameterCommand({ Name: `/nss-prod/relay/${log}/active`, Value: `${log}-02`, Overwrite: true }),
  );
}
