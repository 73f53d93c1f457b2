import { type Policy } from '@nss/deployment';
import { policyMutants } from './policy-mutants';

const policy: Policy = {
  Version: '2012-10-17',
  Statement: [
    {
      Sid: 'Some',
      Effect: 'Allow',
      Action: ['s3:GetObject', 's3:PutObject'],
      Resource: 'arn:a',
      Condition: { StringEquals: { a: 'b' } },
    },
    {
      Sid: 'Two',
      Effect: 'Allow',
      Action: 's3:GetObject',
      Resource: '*',
      Condition: { StringEquals: { a: 'b' }, StringLike: { c: 'd' } },
    },
    { Sid: 'All', Effect: 'Allow', Action: 's3:*', Resource: '*' },
    {
      Sid: 'Not',
      Effect: 'Deny',
      Action: ['iam:A', 'iam:B'],
      Resource: ['arn:a', 'arn:b'],
      Condition: { StringNotEquals: { a: 'b' } },
    },
  ],
};

test('each statement is widened in each way it can be', () => {
  expect(policyMutants(policy).map(({ name }) => name)).toEqual([
    'Some: condition dropped',
    'Some: any resource',
    'Some: any action of its services on anything',
    'Two: condition dropped',
    'Two: StringEquals dropped',
    'Two: StringLike dropped',
    'Two: any action of its services on anything',
    'Not: denial dropped',
    'Not: iam:A no longer denied',
    'Not: iam:B no longer denied',
    'Not: no longer denied on arn:a',
    'Not: no longer denied on arn:b',
    'Not: denied only where there is something to compare',
  ]);
});

test('a mutant differs in one statement, and the policy stays as it was', () => {
  const before = structuredClone(policy);
  for (const {
    policy: { Statement },
  } of policyMutants(policy)) {
    const kept = policy.Statement.filter((statement) => Statement.includes(statement));
    expect(kept).toHaveLength(3);
  }
  expect(policy).toEqual(before);
});
