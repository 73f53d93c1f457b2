import { type Policy } from '@nss/deployment';
import { EVERYTHING, type Subject } from './policy';
import * as fc from 'fast-check';
import { mayDo, mayDoByAll } from './simulate';

const own = 'arn:aws:s3:::own/a';
const subject: Subject = {
  name: 'a role',
  arn: 'arn:aws:iam::111111111111:role/r',
  account: '111111111111',
  region: 'eu-central-1',
  policies: [EVERYTHING],
  boundary: {
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Action: ['s3:GetObject', 'kms:Decrypt'],
        Resource: '*',
        Condition: { StringEquals: { 'aws:RequestedRegion': 'eu-central-1' } },
      },
    ],
  },
};
const read = { what: 'reads', action: 's3:GetObject', resource: own };

test('both the policies and the boundary have to allow it', async () => {
  expect(await mayDo(subject, read)).toBe(true);
  expect(await mayDo({ ...subject, policies: [] }, read)).toBe(false);
  expect(await mayDo(subject, { ...read, action: 's3:PutObject' })).toBe(false);
});

test("a request goes to the role's region where nothing else is said", async () => {
  expect(await mayDo(subject, { ...read, context: { 'aws:RequestedRegion': 'eu-west-1' } })).toBe(false);
});

test('a key leaves the decision to the account', async () => {
  expect(
    await mayDo(subject, {
      what: 'decrypts',
      action: 'kms:Decrypt',
      resource: 'arn:aws:kms:eu-central-1:111111111111:key/1a2b',
    }),
  ).toBe(true);
});

test.each([
  ['an action that does not exist', { ...read, action: 's3:GetObjct' }, 'GetObjct'],
  ['a resource the action does not take', { ...read, resource: 'arn:aws:iam::111111111111:role/r' }, 'reads'],
  ['a resource that stands for several', { ...read, resource: 'arn:aws:s3:::own/*' }, 'names no single resource'],
  [
    'a fact that the action does not have',
    { ...read, context: { 'iam:PassedToService': 'ec2.amazonaws.com' } },
    'this action has no iam:PassedToService',
  ],
])('%s is an error, not a denial', async (_name, attempt, message) => {
  await expect(mayDo(subject, attempt)).rejects.toThrow(message);
});

const statement = fc.record({
  Effect: fc.constantFrom('Allow' as const, 'Allow' as const, 'Deny' as const),
  Action: fc.subarray(['s3:*', 's3:Get*', 'S3:getobject', 's3:PutObject', 's3:GetObject?', '*', 'ec2:*'], {
    minLength: 1,
    maxLength: 2,
  }),
  Resource: fc.constantFrom('*', own, 'arn:aws:s3:::other/*'),
});
const policy: fc.Arbitrary<Policy> = fc.record({
  Version: fc.constant('2012-10-17'),
  Statement: fc.array(statement, { minLength: 1, maxLength: 4 }),
});

test('statements about other actions alone decide nothing', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(policy, { maxLength: 2 }),
      policy,
      fc.constantFrom('s3:GetObject', 's3:PutObject', 's3:GetObjectAcl'),
      async (policies, boundary, action) => {
        const role = { ...subject, policies, boundary };
        const attempt = { ...read, action };
        const decided = await mayDoByAll(role, attempt);
        // The first time by everything, the second time by what is about the action.
        expect([await mayDo(role, attempt), await mayDo(role, attempt)]).toEqual([decided, decided]);
      },
    ),
  );
});

test('a policy that is none is an error, whatever is asked about', async () => {
  const wrong = { ...EVERYTHING, Statement: [...EVERYTHING.Statement, { Effect: 'Allow', Action: 'ec2' }] } as Policy;
  await expect(mayDo({ ...subject, policies: [wrong] }, read)).rejects.toThrow('reads');
  await expect(mayDo({ ...subject, policies: [wrong] }, read)).rejects.toThrow('reads');
});

test('asked about at once, a policy that is none is an error of every answer, and a wrong question an error of its own alone', async () => {
  const wrong = { ...EVERYTHING, Statement: [...EVERYTHING.Statement, { Effect: 'Allow', Action: 'ec2' }] } as Policy;
  const atOnce = (policy: Policy) =>
    Promise.allSettled(
      [{ ...read, action: 's3:GetObjct' }, read, read].map((attempt) =>
        mayDo({ ...subject, policies: [policy] }, attempt),
      ),
    );
  expect((await atOnce(wrong)).map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
  expect(await atOnce({ ...EVERYTHING })).toEqual([
    expect.objectContaining({ status: 'rejected' }),
    { status: 'fulfilled', value: true },
    { status: 'fulfilled', value: true },
  ]);
});
