import { EVERYTHING, type Subject } from './policy';
import { mayDo } from './simulate';

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
