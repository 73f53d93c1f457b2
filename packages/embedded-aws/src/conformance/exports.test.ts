import { startEmbeddedCloud, type EmbeddedCloud } from '../start';
import { administratorOf } from '../keys';
import { clientsFor, type Clients } from './clients';
import { account, region } from './harness';
import * as stacks from './stacks';
import { subnet, vpc } from './cases/network';

/**
 * An export in use can neither go nor change, and has one owner:
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-stack-exports.html
 */
jest.setTimeout(60_000);
let cloud: EmbeddedCloud;
let aws: Clients;
beforeEach(async () => {
  cloud = await startEmbeddedCloud();
  aws = clientsFor(cloud.endpoint, region, administratorOf(cloud.endpoint, account));
  expect(await stacks.create(aws, 'exporter', { Vpc: vpc }, shared('shared'))).toBe('CREATE_COMPLETE');
  expect(await stacks.create(aws, 'importer', { Subnet: importing })).toBe('CREATE_COMPLETE');
});
afterEach(() => cloud.stop());

const shared = (...names: string[]) => ({
  Outputs: Object.fromEntries(
    names.map((Name, index) => [`Output${index}`, { Value: { Ref: 'Vpc' }, Export: { Name } }]),
  ),
});
const importing = { ...subnet, Properties: { ...subnet.Properties, VpcId: { 'Fn::ImportValue': 'shared' } } };

async function updated(resources: Record<string, stacks.TemplateResource>, more: object): Promise<string[]> {
  await aws.cloudFormation.updateStack({
    StackName: 'exporter',
    TemplateBody: JSON.stringify({ Resources: resources, ...more }),
  });
  return [await stacks.settled(aws, 'exporter'), ...(await stacks.failures(aws, 'exporter'))];
}

test('it cannot be deleted, whatever else changes', async () => {
  const [status, ...reasons] = await updated(
    { Vpc: { ...vpc, Properties: { ...vpc.Properties, EnableDnsHostnames: true } } },
    {},
  );
  expect([status, reasons.join()]).toEqual([
    'UPDATE_ROLLBACK_COMPLETE',
    expect.stringContaining('Export shared cannot be deleted as it is in use by importer'),
  ]);
});

test('its value cannot change: the resource behind it cannot be replaced', async () => {
  const [status, ...reasons] = await updated(
    { Vpc: { ...vpc, Properties: { ...vpc.Properties, CidrBlock: '10.99.0.0/16' } } },
    shared('shared'),
  );
  expect([status, reasons.join()]).toEqual([
    'UPDATE_ROLLBACK_COMPLETE',
    expect.stringContaining('Export shared cannot be updated as it is in use by importer'),
  ]);
});

test('once nobody imports it, it goes, and is free for another stack', async () => {
  expect(await stacks.remove(aws, 'importer')).toBe('DELETE_COMPLETE');
  expect(
    (await updated({ Vpc: vpc, Other: { ...vpc, Properties: { CidrBlock: '10.98.0.0/16' } } }, shared('renamed')))[0],
  ).toBe('UPDATE_COMPLETE');
  expect((await aws.cloudFormation.listExports({})).Exports!.map(({ Name }) => Name)).toEqual(['renamed']);
  expect(await stacks.create(aws, 'second', { Vpc: vpc }, shared('shared'))).toBe('CREATE_COMPLETE');
});

test('two stacks cannot have one', async () => {
  expect(await stacks.create(aws, 'second', { Vpc: vpc }, shared('shared'))).toBe('ROLLBACK_COMPLETE');
  expect((await stacks.failures(aws, 'second')).join()).toContain(
    'Export with name shared is already exported by stack exporter',
  );
});
