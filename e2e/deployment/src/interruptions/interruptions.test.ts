import { CutOff } from './cut-off';
import { type Listing, listing } from '../listing/listing';
import { idle, SmallAccounts } from './small-accounts';
import { FIRST, SECOND } from './small-system';

jest.setTimeout(600_000);

let accounts: SmallAccounts;
beforeAll(async () => {
  accounts = await SmallAccounts.begin();
});
afterAll(() => accounts?.end());

const FIRST_CALLS = [
  'PUT',
  'CreateChangeSet',
  'ExecuteChangeSet',
  'UpdateTerminationProtection',
  'ModifyInstanceAttribute',
];
const SECOND_CALLS = [
  'PUT',
  'CreateChangeSet',
  'PUT',
  'CreateChangeSet',
  'PUT',
  'PUT',
  'ModifyInstanceAttribute',
  'ExecuteChangeSet',
  'CreateChangeSet',
  'ExecuteChangeSet',
  'ModifyInstanceAttribute',
];

/** What is there after the first deployment, and after the second, when nothing comes between. */
let undisturbed: readonly [Listing, Listing];

test('undisturbed, a deployment changes something by these calls, in this order', async () => {
  const account = await accounts.another();
  const [first, second] = [new CutOff(), new CutOff()];
  await accounts.deploy(account, FIRST, first);
  const afterFirst = await listing(account);
  await accounts.deploy(account, SECOND, second);
  undisturbed = [afterFirst, await listing(account)];
  expect([first.changes, second.changes]).toEqual([FIRST_CALLS, SECOND_CALLS]);
  const [, { stacks, changeSets, instances, interfaces, topics }] = undisturbed;
  expect([stacks, changeSets, instances, interfaces, topics]).toEqual([
    [expect.stringMatching(/"EnableTerminationProtection":true,"StackName":"nss-small-system","status":"deployed"/)],
    [],
    [expect.stringMatching(/"Name":"running".*"isProtected":true/)],
    [expect.stringMatching(/"PrivateIpAddress":"10\.0\.0\.5".*"Status":"in-use"/)],
    [expect.stringContaining(':one"'), expect.stringContaining(':two"')],
  ]);
});

/** Each call, and whether the next deployment begins at once, or once CloudFormation has ended what it was asked for. */
const cases = (calls: readonly string[]) =>
  calls.flatMap((call, index): [string, number, 'at once' | 'later'][] => [
    [call, index + 1, 'at once'],
    ...(call === 'ExecuteChangeSet' ? [[call, index + 1, 'later'] as [string, number, 'later']] : []),
  ]);

test.each(cases(FIRST_CALLS))(
  'a first deployment that ends after %s, call %i, is finished by the next one, %s',
  async (_, after, when) => {
    const account = await accounts.another();
    await expect(accounts.deploy(account, FIRST, new CutOff(after))).rejects.toThrow('the process');
    if (when === 'later') await idle(account);
    await accounts.deploy(account, FIRST);
    expect(await listing(account)).toEqual(undisturbed[0]);
  },
);

test.each(cases(SECOND_CALLS))(
  'a change in two steps that ends after %s, call %i, is finished by the next one, %s',
  async (_, after, when) => {
    const account = await accounts.another();
    await accounts.deploy(account, FIRST);
    await expect(accounts.deploy(account, SECOND, new CutOff(after))).rejects.toThrow('the process');
    if (when === 'later') await idle(account);
    await accounts.deploy(account, SECOND);
    expect(await listing(account)).toEqual(undisturbed[1]);
  },
);
