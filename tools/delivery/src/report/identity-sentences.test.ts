import { type Template } from '@nss/deployment';
import { identitySentences } from './identity-sentences';

const policy = (statement: object): Template => ({
  Resources: {
    Policy: {
      Type: 'AWS::IAM::ManagedPolicy',
      Properties: { ManagedPolicyName: 'nss-dev-guard-policy-01', PolicyDocument: { Statement: statement } },
    },
  },
});

test('each action on each resource is a sentence, with its condition', () => {
  expect(
    identitySentences(
      policy([
        {
          Effect: 'Allow',
          Action: ['ec2:StopInstances', 'ec2:StartInstances'],
          Resource: 'arn:a',
          Condition: { StringEquals: { 'aws:ResourceTag/purpose': 'nss-dev' } },
        },
      ]),
    ),
  ).toEqual([
    'nss-dev-guard-policy-01: allowed ec2:StopInstances on arn:a where {"StringEquals":{"aws:ResourceTag/purpose":"nss-dev"}}',
    'nss-dev-guard-policy-01: allowed ec2:StartInstances on arn:a where {"StringEquals":{"aws:ResourceTag/purpose":"nss-dev"}}',
  ]);
});

test('a denial, a single statement and what is left out are told too', () => {
  expect(identitySentences(policy({ Effect: 'Deny', NotAction: 'iam:Get*', Resource: '*' }))).toEqual([
    'nss-dev-guard-policy-01: denied everything but iam:Get* on *',
  ]);
});

test('a role tells its trust, its boundary and that it has none', () => {
  const role = (rest: object): Template => ({
    Resources: {
      Role: {
        Type: 'AWS::IAM::Role',
        Properties: {
          RoleName: 'nss-dev-x-role-01',
          AssumeRolePolicyDocument: {
            Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 'ssm.amazonaws.com' } }],
          },
          ...rest,
        },
      },
    },
  });
  expect(identitySentences(role({ PermissionsBoundary: 'arn:b' }))).toEqual([
    'nss-dev-x-role-01: bounded by arn:b',
    'nss-dev-x-role-01: allowed sts:AssumeRole on itself for {"Service":"ssm.amazonaws.com"}',
  ]);
  expect(identitySentences(role({}))[0]).toBe('nss-dev-x-role-01: bounded by nothing');
});
