import { EC2Client, TerminateInstancesCommand } from '@aws-sdk/client-ec2';
import { listing } from './listing';
import { SmallAccounts } from './small-accounts';
import { FIRST, SECOND } from './small-system';

jest.setTimeout(600_000);

type Listing = Awaited<ReturnType<typeof listing>>;

let accounts: SmallAccounts;
/** What there is in an empty account, after the first deployment, and after the second. */
let [empty, afterFirst, afterSecond]: Listing[] = [];
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
    expect({ ...(await listing(account)), stacks: [] }).toEqual(empty);
    await accounts.deny(account, []);
    await accounts.deploy(account, FIRST);
    expect(await listing(account)).toEqual(afterFirst);
  },
);

test('a change in two steps in which what is new is refused leaves what was, and is made by the next one', async () => {
  const account = await accounts.another();
  await accounts.deploy(account, FIRST);
  await accounts.deny(account, ['sns:CreateTopic']);
  await expect(accounts.deploy(account, SECOND)).rejects.toThrow('made again as it was before');
  expect(await listing(account)).toEqual(afterFirst);
  await accounts.deny(account, []);
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
  expect(await listing(account)).toEqual({ ...afterFirst, protected: [false] });
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
  expect(await listing(account)).toMatchObject({ machines: [], interfaces: ['10.0.0.5 available'] });
  await accounts.deny(account, []);
  await accounts.deploy(account, SECOND);
  expect(await listing(account)).toEqual(afterSecond);
});
