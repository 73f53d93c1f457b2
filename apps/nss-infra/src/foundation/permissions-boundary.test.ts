import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { PermissionsBoundary, boundaryName } from './permissions-boundary';

interface Statement {
  readonly Sid: string;
  readonly Effect: 'Allow' | 'Deny';
  readonly Action: string | readonly string[];
  readonly Resource: string | readonly string[];
}

const app = new App({ context: { '@aws-cdk/core:enablePartitionLiterals': true } });
const stack = new Stack(app, 'Foundation', { env: { account: '111111111111', region: 'ap-northeast-1' } });
new PermissionsBoundary(stack, 'Boundary', {
  purpose: 'nss-dev',
  secretArns: ['arn:aws:secretsmanager:ap-northeast-1:111111111111:secret:nss-dev/*'],
});
const template = Template.fromStack(stack);
const [policy] = Object.values(template.findResources('AWS::IAM::ManagedPolicy')) as {
  Properties: { PolicyDocument: { Statement: Statement[] } };
}[];
const statements = policy?.Properties.PolicyDocument.Statement ?? [];

const matches = (pattern: string, value: string) =>
  new RegExp(`^${pattern.replace(/[.*+?^${}()|[\]\\]/g, (c) => (c === '*' ? '.*' : `\\${c}`))}$`).test(value);
const covers = ({ Action, Resource }: Statement, action: string, resource: string) =>
  [Action].flat().some((pattern) => matches(pattern, action)) &&
  [Resource].flat().some((pattern) => matches(pattern, resource));
/** Whether a role could be given the action at all. */
const within = (action: string, resource = 'arn:aws:any:thing') => {
  const speaking = statements.filter((statement) => covers(statement, action, resource));
  return speaking.some(({ Effect }) => Effect === 'Allow') && !speaking.some(({ Effect }) => Effect === 'Deny');
};

test('it has the name that roles name before it exists', () => {
  expect(boundaryName('nss-dev')).toBe('nss-dev-permissions-boundary-01');
  template.hasResourceProperties('AWS::IAM::ManagedPolicy', { ManagedPolicyName: boundaryName('nss-dev') });
});

test.each([
  'ssm:StartSession',
  'ssmmessages:OpenDataChannel',
  'logs:PutLogEvents',
  'cloudwatch:PutMetricData',
  'ec2:StopInstances',
  'kms:Decrypt',
  'sns:Publish',
  'directconnect:ConfirmPrivateVirtualInterface',
])('%s is inside: the relay is run with it', (action) => {
  expect(within(action)).toBe(true);
});

test.each([
  'iam:CreateRole',
  'iam:AttachRolePolicy',
  'iam:DeleteRolePermissionsBoundary',
  'iam:CreatePolicyVersion',
  'sts:AssumeRole',
  'organizations:LeaveOrganization',
])('%s is outside: no role of the relay touches identities', (action) => {
  expect(within(action)).toBe(false);
});

test.each([
  'ec2:AuthorizeSecurityGroupIngress',
  'ec2:CreateRoute',
  'ec2:ReplaceNetworkAclEntry',
  'ec2:ReleaseAddress',
  'ec2:TerminateInstances',
  'ec2:RunInstances',
  'directconnect:DeleteVirtualInterface',
])("%s is outside: no role of the relay touches networks or machines' existence", (action) => {
  expect(within(action)).toBe(false);
});

test.each([
  'cloudtrail:StopLogging',
  'cloudtrail:DeleteTrail',
  'cloudtrail:PutEventSelectors',
  'logs:DeleteLogGroup',
  'logs:DeleteLogStream',
  'logs:PutRetentionPolicy',
  'logs:DeleteRetentionPolicy',
  'kms:ScheduleKeyDeletion',
  'kms:DisableKey',
  's3:DeleteBucket',
  's3:PutBucketPolicy',
])('%s is outside: no role of the relay undoes its records', (action) => {
  expect(within(action)).toBe(false);
});

test('secrets are inside by name only', () => {
  expect(
    within(
      'secretsmanager:GetSecretValue',
      'arn:aws:secretsmanager:ap-northeast-1:111111111111:secret:nss-dev/ssh-AbCdEf',
    ),
  ).toBe(true);
  expect(
    within(
      'secretsmanager:GetSecretValue',
      'arn:aws:secretsmanager:ap-northeast-1:111111111111:secret:billing/key-AbCdEf',
    ),
  ).toBe(false);
});

test("no role of the relay deletes what an environment's own buckets keep, current or replaced", () => {
  const trail = 'arn:aws:s3:::nss-dev-111111111111-audit-bucket-01/AWSLogs/111111111111/CloudTrail/a.json.gz';
  expect(within('s3:GetObject', trail)).toBe(true);
  expect(within('s3:DeleteObject', trail)).toBe(false);
  expect(within('s3:DeleteObjectVersion', trail)).toBe(false);
});

test('documents stay private to the account', () => {
  expect(within('ssm:ModifyDocumentPermission')).toBe(false);
});

// What the condition lets through is tried in e2e/permissions.
test("the groups of the environment's own interfaces are inside: a standby is isolated by them", () => {
  expect(statements.find(({ Sid }) => Sid === 'OtherInterfacesStay')).toMatchObject({
    Effect: 'Deny',
    Action: 'ec2:ModifyNetworkInterfaceAttribute',
    Condition: { StringNotEquals: { 'aws:ResourceTag/purpose': 'nss-dev' } },
  });
});

test("roles are passed to Systems Manager only, and only the environment's own", () => {
  expect(within('iam:PassRole', 'arn:aws:iam::111111111111:role/nss-dev-runbook-role-01')).toBe(true);
  expect(within('iam:PassRole', 'arn:aws:iam::111111111111:role/nss-prod-runbook-role-01')).toBe(false);
  expect(within('iam:PassRole', 'arn:aws:iam::111111111111:role/Admin')).toBe(false);
  expect(statements.find(({ Sid }) => Sid === 'PassOwnRolesToSystemsManager')).toMatchObject({
    Condition: { StringEquals: { 'iam:PassedToService': 'ssm.amazonaws.com' } },
  });
});
