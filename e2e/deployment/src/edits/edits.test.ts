import { prepareFixtures } from '@nss/embedded-aws';
import { prodWith } from '@nss/environment/testing';
import { type EnvironmentFile } from '../reference-environments';
import { COMBINED_EDITS } from './combined-edits';
import { ExecutedEdits } from './executed-edits';

jest.setTimeout(900_000);

let cloud: ExecutedEdits;
const deploy = (file: EnvironmentFile) => cloud.deploy(file);
beforeAll(async () => {
  cloud = await ExecutedEdits.begin();
  expect((await deploy(prodWith({}))).wrong).toEqual([]);
});
afterAll(() => cloud?.end());

test.each(COMBINED_EDITS)('%s: deployed, read back, taken back', async (_, values) => {
  const there = await deploy(prodWith(values));
  expect(there.changes).toBeGreaterThan(0);
  expect([there.wrong, (await deploy(prodWith({}))).wrong]).toEqual([[], []]);
});

// https://docs.aws.amazon.com/directconnect/latest/APIReference/API_CreateBGPPeer.html ("If logical redundancy is not supported")
test('another BGP peer on a connection that takes no second one is refused before anybody is asked, with the way out', async () => {
  const file = prodWith({ 'privateConnection.virtualInterface.customerAsn': 65009 });
  const { account, region, privateConnection } = file;
  const { connectionId } = privateConnection.virtualInterface;
  const connection = { account, region, connectionId };
  await prepareFixtures(cloud.offline.cloud.endpoint, { connections: [{ ...connection, hasLogicalRedundancy: 'no' }] });
  await expect(deploy(file)).rejects.toThrow(
    /dxcon-fg2example takes no second BGP peer of its address family[^]*another VLAN[^]*nothing was changed/,
  );
  expect(cloud.isChanging).toBe(false);
  await prepareFixtures(cloud.offline.cloud.endpoint, {
    connections: [{ ...connection, hasLogicalRedundancy: 'yes' }],
  });
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
  await cloud.failOverFrom(first.loaded.environment, 'nss-prod-web-01');
  expect(await deploy(file)).toMatchObject({
    wrong: [],
    removed: ['RelayWeb01Instance'],
    kept: ['nss-prod-firewall-01'],
  });
  await cloud.failOverFrom(first.loaded.environment, 'nss-prod-firewall-01');
  expect(await deploy(file)).toMatchObject({ wrong: [], removed: ['RelayFirewall01Instance'], kept: [] });
  expect(await deploy(file)).toMatchObject({ wrong: [], changes: 0 });
});

// CloudFormation writes a parameter's value whatever else of it changes: https://github.com/aws/aws-cdk/issues/25949
test('after a fail-over another edit leaves the fact which server relays alone, and its server stays', async () => {
  const { loaded, wrong } = await deploy(prodWith({}));
  expect(wrong).toEqual([]);
  const relaying = await cloud.relaying(loaded.environment, 'web');
  await cloud.failOverFrom(loaded.environment, `nss-prod-${relaying}`);
  const other = relaying === 'web-01' ? 'web-02' : 'web-01';
  expect(await deploy(prodWith({ owner: 'network-operations' }))).toMatchObject({ wrong: [] });
  expect(await cloud.relaying(loaded.environment, 'web')).toBe(other);
  if (other === 'web-01') await cloud.failOverFrom(loaded.environment, 'nss-prod-web-01');
  await expect(deploy(prodWith({ 'relay.availability': 'single' }))).rejects.toThrow(
    /nss-prod-web-02.* would be removed .*start nss-failover --environment prod --parameter Log=web/s,
  );
  expect(cloud.isChanging).toBe(false);
});
