import { agrees } from '@nss/operations';
import { OfflineDeployment } from '../offline-deployment';
import { referenceEnvironment } from '../reference-environments';

jest.setTimeout(900_000);

let offline: OfflineDeployment;
beforeAll(async () => {
  offline = await OfflineDeployment.begin();
});
afterAll(() => offline.end());

type File = Record<string, any>;
const dev = () => referenceEnvironment('dev') as File;
const prod = () => referenceEnvironment('prod') as File;

async function deploy(file: File): Promise<string> {
  const p = await offline.plan({ dev: dev(), prod: file });
  const loaded = p.environments.find(({ name }) => name === 'prod')!;
  const { outcome, facts } = await offline.promote(loaded, p.assembly);
  const wrong = facts.filter((f) => !agrees(f));
  return wrong.length ? `${outcome}: ${JSON.stringify(wrong).slice(0, 300)}` : outcome;
}

const EDITS: [string, (f: File) => void][] = [
  [
    'kind tgw',
    (f) => {
      f.privateConnection = { ...f.privateConnection, kind: 'transit-gateway' };
    },
  ],
  [
    'one zone',
    (f) => {
      f.vpc.zones = f.vpc.zones.slice(0, 1);
    },
  ],
  ['image', (f) => (f.relay.image = 'ami-0bbbbbbbbbbbbbbb2')],
  ['disk', (f) => (f.relay.diskGiB = 600)],
  ['type', (f) => (f.relay.instanceType = 'r4.2xlarge')],
  ['encrypt', (f) => (f.relay.encryptDisk = false)],
  ['bastion type', (f) => (f.bastion.instanceType = 't3.large')],
  ['relay addresses', (f) => (f.relay.addresses = undefined)],
  ['vlan', (f) => (f.privateConnection.virtualInterface.vlan = 203)],
  ['amazonAsn', (f) => (f.privateConnection.amazonAsn = 64514)],
  ['notify', (f) => (f.observability.notify = ['a@example.com'])],
  ['budget', (f) => (f.cost.monthlyBudgetUsd = 1600)],
  [
    'no budget',
    (f) => {
      delete f.cost;
    },
  ],
  ['retention', (f) => (f.observability.logRetentionDays = 400)],
  ['acl off', (f) => (f.networkAcl = false)],
  [
    'cidr',
    (f) => {
      f.vpc.cidr = '10.9.0.0/24';
      f.zscaler.dns = ['10.9.0.2/32'];
    },
  ],
];

test('edits', async () => {
  console.log = (...a: unknown[]) => process.stderr.write(`${a.join(' ')}\n`);
  const t0 = Date.now();
  console.log('base', await deploy(prod()), Date.now() - t0);
  for (const [name, edit] of EDITS) {
    const file = prod();
    edit(file);
    const t = Date.now();
    offline.said.length = 0;
    const r = await deploy(file).catch((e: Error) => `FAILED ${e.message.slice(0, 600)}`);
    const t2 = Date.now();
    const said = r.startsWith('FAILED')
      ? offline.said
          .filter((l) => /FAILED/.test(l))
          .join('\n   ')
          .slice(0, 900)
      : '';
    offline.said.length = 0;
    const b = await deploy(prod()).catch((e: Error) => `FAILED ${e.message.slice(0, 600)}`);
    const saidb = b.startsWith('FAILED')
      ? offline.said
          .filter((l) => /FAILED/.test(l))
          .join('\n   ')
          .slice(0, 900)
      : '';
    console.log(`* ${name}: ${r} ${said} (${t2 - t})\n    back: ${b} ${saidb} (${Date.now() - t2})`);
  }
});
