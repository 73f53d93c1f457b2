import { EC2Client, TerminateInstancesCommand } from '@aws-sdk/client-ec2';
import { recoveryFor } from '@nss/deployment';
import { type Listing, listing, listingDifferences } from '../listing/listing';
import { SmallAccounts } from './small-accounts';
import { FIRST, IMAGES, SECOND, smallSystem } from './small-system';

jest.setTimeout(600_000);

let accounts: SmallAccounts;
/** What there is in an empty account, after the first deployment, and after the second. */
let [empty, afterFirst, afterSecond] = [] as unknown as [Listing, Listing, Listing];
beforeAll(async () => {
  accounts = await SmallAccounts.begin();
  const account = await accounts.another();
  empty = await listing(account);
  await accounts.deploy(account, FIRST);
  afterFirst = await listing(account);
  await accounts.deploy(account, SECOND);
  afterSecond = await listing(account);
});
afterAll(() => accounts?.end());

test.each([
  ['Vpc', 'ec2:CreateVpc'],
  ['Subnet', 'ec2:CreateSubnet'],
  ['Interface', 'ec2:CreateNetworkInterface'],
  ['Server', 'ec2:RunInstances'],
  ['Topicone', 'sns:CreateTopic'],
])(
  'a first deployment whose %s is refused says so, leaves nothing, and is made by the next one',
  async (id, action) => {
    const account = await accounts.another();
    await accounts.deny(account, [action]);
    await expect(accounts.deploy(account, FIRST)).rejects.toThrow(
      new RegExp(`ROLLBACK_COMPLETE: its creation failed and was taken back: nothing is in it\\n[^]*${id} `),
    );
    await accounts.deny(account, []);
    expect(await listing(account)).toEqual(empty);
    await accounts.deploy(account, FIRST);
    expect(await listing(account)).toEqual(afterFirst);
  },
);

test('a change in two steps in which what is new is refused leaves what was, and is made by the next one', async () => {
  const account = await accounts.another();
  await accounts.deploy(account, FIRST);
  await accounts.deny(account, ['sns:CreateTopic']);
  await expect(accounts.deploy(account, SECOND)).rejects.toThrow('made again as it was before');
  await accounts.deny(account, []);
  expect(await listing(account)).toEqual(afterFirst);
  await accounts.deploy(account, SECOND);
  expect(await listing(account)).toEqual(afterSecond);
});

test('a machine that cannot be deleted is named with the way out, and the next deployment makes its successor', async () => {
  const account = await accounts.another();
  await accounts.deploy(account, FIRST);
  await accounts.deny(account, ['ec2:TerminateInstances']);
  const refused = await accounts.deploy(account, SECOND).catch(({ message }: Error) => message);
  expect(refused).toMatch(
    /nss-small-system no longer has what could not be deleted, and nothing follows it:\n {2}Server \(i-[0-9a-f]+\): [^]*ec2:TerminateInstances[^]*delete it by hand, and deploy again/,
  );
  // CloudFormation goes on without it: it runs, holds its interface, and is nobody's.
  // What is refused stands in the role.
  const differences = listingDifferences(afterFirst, await listing(account));
  expect(differences.filter((each) => !each.startsWith('roles '))).toEqual([
    expect.stringMatching(/^instances \+ .*"isProtected":false/),
    expect.stringMatching(/^instances - .*"isProtected":true/),
  ]);
  const [InstanceId = ''] = /i-[0-9a-f]+/.exec(String(refused)) ?? [];
  await new EC2Client(account.client).send(new TerminateInstancesCommand({ InstanceIds: [InstanceId] }));
  await accounts.deny(account, []);
  await accounts.deploy(account, SECOND);
  expect(await listing(account)).toEqual(afterSecond);
});

test('where neither the new machine nor the former one can be made it says what is missing, and the next deployment makes it', async () => {
  const account = await accounts.another();
  await accounts.deploy(account, FIRST);
  await accounts.deny(account, ['ec2:RunInstances']);
  await expect(accounts.deploy(account, SECOND)).rejects.toThrow(
    /stands without Server, and they could not be made again [^]*: fix the cause, and deploy this or the former commit/,
  );
  expect((await listing(account))['instances']).toEqual([]);
  await accounts.deny(account, []);
  await accounts.deploy(account, SECOND);
  expect(await listing(account)).toEqual(afterSecond);
});

/** What CloudFormation ends a change with, by what of it fails: each state that a stack is left in. */
const topic = (name: string) => ({ type: 'AWS::SNS::Topic', logicalId: `Topic${name}`, kind: 'refused' as const });
const network = { type: 'AWS::EC2::VPC', kind: 'slow' as const };
/** The network changes, then two more topics are made, one after the other. */
const THIRD = smallSystem(IMAGES[0], ['one', 'two', 'three'], [{ Key: 'owner', Value: 'somebody' }]);

test('ROLLBACK_FAILED: a first deployment that cannot be taken back names the command, and after it is made', async () => {
  const account = await accounts.another();
  await accounts.plant(account, { ...topic('one'), handler: 'create' }, { ...network, handler: 'delete' });
  await expect(accounts.deploy(account, FIRST)).rejects.toThrow(
    /ROLLBACK_FAILED: .*npm run -s recover -- .*\n[^]*Vpc /,
  );
  expect(await accounts.clear(account)).toBe(2);
  // Whoever deploys again is told the same.
  await expect(accounts.deploy(account, FIRST)).rejects.toThrow('npm run -s recover -- --environment NAME');
  const recovery = recoveryFor(account);
  await recovery.recover(await recovery.look('nss-small-system'), []);
  expect(await listing(account)).toEqual(empty);
  await accounts.deploy(account, FIRST);
  expect(await listing(account)).toEqual(afterFirst);
});

test('UPDATE_ROLLBACK_FAILED: a change that cannot be taken back names the command, which takes it back', async () => {
  const account = await accounts.another();
  await accounts.deploy(account, FIRST);
  const changesOnce = { ...network, handler: 'update', after: 1 } as const;
  await accounts.plant(account, { ...topic('three'), handler: 'create' }, changesOnce);
  await expect(accounts.deploy(account, THIRD)).rejects.toThrow(
    /UPDATE_ROLLBACK_FAILED: .*npm run -s recover -- .*\n[^]*Vpc /,
  );
  expect(await accounts.clear(account)).toBe(2);
  const recovery = recoveryFor(account);
  await recovery.recover(await recovery.look('nss-small-system'), []);
  expect(await listing(account)).toEqual(afterFirst);
});

test('UPDATE_ROLLBACK_COMPLETE: what a change made and could not delete again is named, and is the only thing left', async () => {
  const account = await accounts.another();
  await accounts.deploy(account, FIRST);
  await accounts.plant(account, { ...topic('three'), handler: 'create' }, { ...topic('two'), handler: 'delete' });
  await expect(accounts.deploy(account, THIRD)).rejects.toThrow(
    /but for what is left behind\n[^]*Topicthree [^]*left behind: Topictwo \(AWS::SNS::Topic arn:.*:two\): .*delete it by hand/,
  );
  await accounts.clear(account);
  expect(listingDifferences(afterFirst, await listing(account))).toEqual([expect.stringMatching(/^topics \+ .*:two"/)]);
});

test('UPDATE_COMPLETE: what a change took away and could not delete is named, and is the only thing left', async () => {
  const account = await accounts.another();
  await accounts.deploy(account, THIRD);
  await accounts.plant(account, { ...topic('two'), handler: 'delete' });
  const said: string[] = [];
  await accounts.deploy(account, FIRST, undefined, (line) => said.push(line));
  expect(said.join('\n')).toMatch(/left behind: Topictwo \(AWS::SNS::Topic arn:.*:two\): .*delete it by hand/);
  await accounts.clear(account);
  expect(listingDifferences(afterFirst, await listing(account))).toEqual([expect.stringMatching(/^topics \+ .*:two"/)]);
});
