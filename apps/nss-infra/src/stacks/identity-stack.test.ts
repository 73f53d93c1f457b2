import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { DELIVERY_PURPOSES, deliveryRoleArn, executionRoleArn } from '@nss/environment';
import { referenceEnvironments } from '../stages/invariants/variants';
import { IdentityStage } from '../stages/identity-stage';

interface Role {
  RoleName: string;
  Path: string;
  MaxSessionDuration: number;
  PermissionsBoundary: { Ref: string };
  AssumeRolePolicyDocument: { Statement: { Condition: unknown }[] };
}
interface Policy {
  ManagedPolicyName: string;
  PolicyDocument: {
    Statement: { Sid?: string; Effect: string; Action: string | string[]; Resource: string | string[] }[];
  };
}

const prod = referenceEnvironments().find(({ environment }) => environment.environment === 'prod')!.environment;
const stage = new IdentityStage(
  new App({ context: { '@aws-cdk/core:enablePartitionLiterals': true } }),
  'prod-identity',
  { environment: prod },
);
const stack = stage.node.findChild('identity') as never;
const template = Template.fromStack(stack);
const roles = Object.values(template.findResources('AWS::IAM::Role')).map(({ Properties }) => Properties as Role);
const policies = Object.values(template.findResources('AWS::IAM::ManagedPolicy')).map(
  ({ Properties }) => Properties as Policy,
);
const roleOf = (kind: string) => roles.find(({ RoleName }) => RoleName === `nss-prod-${kind}-role-01`) as Role;
const statementsOf = (kind: string) =>
  policies
    .filter(({ ManagedPolicyName }) => ManagedPolicyName.startsWith(`nss-prod-${kind}-policy`))
    .flatMap(({ PolicyDocument }) => PolicyDocument.Statement);
const allowed = (kind: string) =>
  statementsOf(kind)
    .filter(({ Effect }) => Effect === 'Allow')
    .flatMap(({ Action }) => Action);

const subject = (parameter: string, environment: string) => ({
  'Fn::Join': [':', [{ Ref: parameter }, `environment:${environment}`]],
});

test.each([
  ['diff', 'prod-diff'],
  ['prepare', 'prod-prepare'],
  ['deploy', 'prod'],
  ['runbook', 'prod-runbook'],
  ['drift', 'prod-drift'],
  ['repair', 'prod-repair'],
])('%s trusts the jobs of the GitHub environment %s of one repository and nothing else', (kind, environment) => {
  expect(roleOf(kind).AssumeRolePolicyDocument.Statement).toEqual([
    {
      Effect: 'Allow',
      Action: 'sts:AssumeRoleWithWebIdentity',
      Principal: {
        Federated: {
          'Fn::If': [
            'OwnProvider',
            { Ref: 'Provider' },
            'arn:aws:iam::222222222222:oidc-provider/token.actions.githubusercontent.com',
          ],
        },
      },
      Condition: {
        StringEquals: {
          'token.actions.githubusercontent.com:aud': 'sts.amazonaws.com',
          'token.actions.githubusercontent.com:sub': {
            'Fn::If': [
              'OneSubjectPrefix',
              subject('SubjectPrefix', environment),
              [subject('SubjectPrefix', environment), subject('OtherSubjectPrefix', environment)],
            ],
          },
        },
      },
    },
  ]);
});

test.each([
  ['SubjectPrefix', false],
  ['OtherSubjectPrefix', true],
])('%s is one repository: no wildcard and no environment fits in', (name, mayBeEmpty) => {
  const { AllowedPattern } = template.toJSON().Parameters[name] as { AllowedPattern: string };
  const fits = (text: string) => new RegExp(AllowedPattern).test(text);
  expect(['repo:acme/relay', 'repo:acme@1/relay@2'].every(fits)).toBe(true);
  expect(['repo:acme/*', 'repo:*', 'repo:acme@*/relay@*', 'repo:acme/relay:environment:prod', '*'].some(fits)).toBe(
    false,
  );
  expect(fits('')).toBe(mayBeEmpty);
});

test("the account's provider is made here, or used where it exists", () => {
  template.hasResource('AWS::IAM::OIDCProvider', {
    Condition: 'OwnProvider',
    Properties: { Url: 'https://token.actions.githubusercontent.com', ClientIdList: ['sts.amazonaws.com'] },
  });
});

test('every role has an hour, a boundary, and the ARN that workflows name', () => {
  for (const { MaxSessionDuration, PermissionsBoundary, Path } of roles) {
    expect([MaxSessionDuration, Path]).toEqual([3600, '/delivery/']);
    expect(PermissionsBoundary.Ref).toMatch(/^(Delivery|Execution)Boundary/);
  }
  const arns = roles.map(({ Path, RoleName }) => `arn:aws:iam::222222222222:role${Path}${RoleName}`).sort();
  expect(arns).toEqual(
    [...DELIVERY_PURPOSES.map((purpose) => deliveryRoleArn(prod, purpose)), executionRoleArn(prod)].sort(),
  );
});

test("the boundary of the relay's roles has the name the roles give it", () => {
  expect(policies.map(({ ManagedPolicyName }) => ManagedPolicyName)).toContain('nss-prod-permissions-boundary-01');
});

test('only the deploy and repair roles execute change sets, and only approved ones', () => {
  expect(DELIVERY_PURPOSES.filter((purpose) => allowed(purpose).includes('cloudformation:ExecuteChangeSet'))).toEqual([
    'deploy',
    'repair',
  ]);
  expect(
    JSON.stringify(
      statementsOf('deploy').find(({ Action }) => [Action].flat().includes('cloudformation:ExecuteChangeSet')),
    ),
  ).toContain('approve-*');
  expect(JSON.stringify(statementsOf('diff'))).not.toContain('approve-');
});

test.each(['diff', 'drift', 'runbook'])('%s changes nothing itself', (kind) => {
  const changes = allowed(kind).filter((action) => !/:(Describe|Get|List|View|Detect)/.test(action));
  expect(
    changes.filter(
      (action) =>
        !/^(cloudformation:(Create|Delete)ChangeSet|cloudformation:DeleteStack|iam:PassRole|s3:PutObject|ssm:(StartAutomationExecution|AddTagsToResource))$/.test(
          action,
        ),
    ),
  ).toEqual([]);
});

test('a job that makes change sets may hand CloudFormation one role only, and no other job any', () => {
  const passed = DELIVERY_PURPOSES.map((kind) => [
    kind,
    statementsOf(kind)
      .filter(({ Action }) => [Action].flat().includes('iam:PassRole'))
      .flatMap(({ Resource }) => Resource)
      .filter((arn) => arn.includes('/delivery/')),
  ]);
  expect(Object.fromEntries(passed)).toEqual({
    diff: [executionRoleArn(prod)],
    prepare: [executionRoleArn(prod)],
    deploy: [],
    runbook: [],
    drift: [],
    repair: [],
  });
});

test('what the deployed stack is tied to and the file names no more is a parameter of one policy, which names nothing of itself', () => {
  expect(template.toJSON().Parameters.FormerlyNamed).toMatchObject({
    Type: 'CommaDelimitedList',
    Default: 'arn:aws:ec2:ap-northeast-1:222222222222:vpc/none',
  });
  const statements = statementsOf('execution').filter(({ Sid }) => Sid === 'FormerlyNamed');
  expect(statements).toEqual([expect.objectContaining({ Effect: 'Allow', Resource: { Ref: 'FormerlyNamed' } })]);
  // What would end or weaken what is others': letting go of it has to do.
  expect(
    statements
      .flatMap(({ Action }) => Action)
      .filter((action) => /ec2:(Delete(?!Route$)|Modify(?!Network|Transit|VpcEndpoint))/.test(action)),
  ).toEqual([]);
});

test("every policy fits IAM's limit of 6144 characters", () => {
  expect(
    policies
      .filter(({ PolicyDocument }) => JSON.stringify(PolicyDocument).length > 6144)
      .map(({ ManagedPolicyName }) => ManagedPolicyName),
  ).toEqual([]);
});
