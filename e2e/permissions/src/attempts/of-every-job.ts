import { type Arns, type Attempt } from './attempt';
import { answers, foreignExecutions, foreignTags } from './executions';
import { toStacks } from './to-stacks';

/** What no job of a workflow may do, whatever it is there for. */
export function ofEveryJob(arns: Arns, kind: string): Attempt[] {
  return [
    ...toIdentities(arns, kind),
    ...toStacks(arns),
    ...toSecrets(arns),
    ...toMachines(arns),
    ...toRunbooks(arns),
    ...foreignTags(arns),
    ...foreignExecutions(arns),
    ...answers(arns),
  ];
}

function toIdentities(arns: Arns, kind: string): Attempt[] {
  const own = arns.delivery(kind);
  const to = (service: string) => ({ 'iam:PassedToService': service });
  return [
    { what: 'becomes the execution role', action: 'sts:AssumeRole', resource: arns.delivery('execution') },
    { what: 'becomes an administrator', action: 'sts:AssumeRole', resource: arns.iam('role/Administrator') },
    {
      what: "hands CloudFormation an administrator's role",
      action: 'iam:PassRole',
      resource: arns.iam('role/Administrator'),
      context: to('cloudformation.amazonaws.com'),
    },
    {
      what: 'hands CloudFormation its own role',
      action: 'iam:PassRole',
      resource: own,
      context: to('cloudformation.amazonaws.com'),
    },
    {
      what: 'hands CloudFormation a role of the relay',
      action: 'iam:PassRole',
      resource: arns.role('bastion'),
      context: to('cloudformation.amazonaws.com'),
    },
    {
      what: 'hands EC2 the execution role',
      action: 'iam:PassRole',
      resource: arns.delivery('execution'),
      context: to('ec2.amazonaws.com'),
    },
    {
      what: 'hands Lambda the execution role',
      action: 'iam:PassRole',
      resource: arns.delivery('execution'),
      context: to('lambda.amazonaws.com'),
    },
    {
      what: 'hands Systems Manager the execution role',
      action: 'iam:PassRole',
      resource: arns.delivery('execution'),
      context: to('ssm.amazonaws.com'),
    },
    {
      what: "hands Lambda a runbook's role",
      action: 'iam:PassRole',
      resource: arns.role('nss-health-check'),
      context: to('lambda.amazonaws.com'),
    },
    {
      what: 'makes a role',
      action: 'iam:CreateRole',
      resource: arns.role('new'),
      context: { 'iam:PermissionsBoundary': arns.boundary },
    },
    { what: 'makes a user', action: 'iam:CreateUser', resource: arns.iam('user/mallory') },
    { what: 'makes an access key', action: 'iam:CreateAccessKey', resource: arns.iam('user/ann') },
    {
      what: 'attaches administrator rights to itself',
      action: 'iam:AttachRolePolicy',
      resource: own,
      context: { 'iam:PolicyARN': 'arn:aws:iam::aws:policy/AdministratorAccess' },
    },
    { what: 'writes a policy into itself', action: 'iam:PutRolePolicy', resource: own },
    {
      what: 'widens its own policy',
      action: 'iam:CreatePolicyVersion',
      resource: arns.iam(`policy/delivery/${arns.place.purpose}-${kind}-policy-01`),
    },
    {
      what: 'widens its own boundary',
      action: 'iam:CreatePolicyVersion',
      resource: arns.iam(`policy/delivery/${arns.place.purpose}-delivery-boundary-01`),
    },
    { what: 'takes its boundary off', action: 'iam:DeleteRolePermissionsBoundary', resource: own },
    { what: 'lets others become it', action: 'iam:UpdateAssumeRolePolicy', resource: own },
    {
      what: "lets GitHub's provider take another audience",
      action: 'iam:AddClientIDToOpenIDConnectProvider',
      resource: arns.iam('oidc-provider/token.actions.githubusercontent.com'),
    },
    {
      what: 'adds an identity provider',
      action: 'iam:CreateOpenIDConnectProvider',
      resource: arns.iam('oidc-provider/issuer.example.com'),
    },
  ];
}

function toSecrets(arns: Arns): Attempt[] {
  return [
    {
      what: 'reads the BGP key',
      action: 'secretsmanager:GetSecretValue',
      resource: arns.at('secretsmanager', `secret:${arns.place.purpose}/bgp-AbCdEf`),
    },
    {
      what: 'reads a parameter of another environment',
      action: 'ssm:GetParameter',
      resource: arns.at('ssm', `parameter/${arns.otherPurpose}/system`),
    },
    { what: 'reads all parameters', action: 'ssm:GetParametersByPath', resource: arns.at('ssm', 'parameter/all') },
    { what: 'decrypts', action: 'kms:Decrypt', resource: arns.at('kms', 'key/1a2b') },
    { what: 'reads the audit trail', action: 's3:GetObject', resource: arns.auditObject() },
    { what: 'writes into the audit trail', action: 's3:PutObject', resource: arns.auditObject() },
    { what: 'deletes from the audit trail', action: 's3:DeleteObject', resource: arns.auditObject() },
    {
      what: 'opens the audit bucket',
      action: 's3:PutBucketPolicy',
      resource: `arn:aws:s3:::${arns.place.purpose}-${arns.place.account}-audit-bucket-01`,
    },
    {
      what: 'overwrites a template nobody named after a change set',
      action: 's3:PutObject',
      resource: arns.template('abc.json'),
    },
    {
      what: 'stops the audit trail',
      action: 'cloudtrail:StopLogging',
      resource: arns.at('cloudtrail', `trail/${arns.place.purpose}-trail-01`),
    },
    {
      what: 'reads logs',
      action: 'logs:GetLogEvents',
      resource: arns.at('logs', `log-group:${arns.place.purpose}-session-log-group-01:log-stream:a`),
    },
    {
      what: 'deletes logs',
      action: 'logs:DeleteLogGroup',
      resource: arns.at('logs', `log-group:${arns.place.purpose}-flow-log-group-01`),
    },
    { what: 'schedules the end of a key', action: 'kms:ScheduleKeyDeletion', resource: arns.at('kms', 'key/1a2b') },
    {
      what: 'reads the console of a machine',
      action: 'ec2:GetPasswordData',
      resource: arns.at('ec2', 'instance/i-0123456789abcdef0'),
    },
  ];
}

function toMachines(arns: Arns): Attempt[] {
  const server = arns.at('ec2', 'instance/i-0123456789abcdef0');
  return [
    { what: 'stops a server', action: 'ec2:StopInstances', resource: server },
    { what: 'ends a server', action: 'ec2:TerminateInstances', resource: server },
    {
      what: 'opens a security group',
      action: 'ec2:AuthorizeSecurityGroupIngress',
      resource: arns.at('ec2', 'security-group/sg-1'),
    },
    {
      what: 'shares an image',
      action: 'ec2:ModifyImageAttribute',
      resource: 'arn:aws:ec2:ap-northeast-1::image/ami-1',
    },
    { what: 'opens a session on the bastion', action: 'ssm:StartSession', resource: server },
    { what: 'runs a command on the bastion', action: 'ssm:SendCommand', resource: server },
    {
      what: 'associates a document with machines',
      action: 'ssm:CreateAssociation',
      resource: arns.at('ssm', 'document/AWS-RunPowerShellScript'),
    },
    { what: 'makes a function', action: 'lambda:CreateFunction', resource: arns.at('lambda', 'function:mine') },
    {
      what: 'confirms a virtual interface',
      action: 'directconnect:ConfirmPrivateVirtualInterface',
      resource: arns.at('directconnect', 'dxvif/dxvif-1'),
    },
  ];
}

function toRunbooks(arns: Arns): Attempt[] {
  return [
    {
      what: 'rewrites a runbook',
      action: 'ssm:UpdateDocument',
      resource: arns.at('ssm', `document/${arns.place.purpose}-nss-restart-01`),
    },
    {
      what: 'shares a runbook',
      action: 'ssm:ModifyDocumentPermission',
      resource: arns.at('ssm', `document/${arns.place.purpose}-nss-restart-01`),
    },
    {
      what: 'starts a runbook of another environment',
      action: 'ssm:StartAutomationExecution',
      resource: arns.runbook('nss-health-check', arns.otherPurpose),
    },
    {
      what: 'starts a runbook of AWS',
      action: 'ssm:StartAutomationExecution',
      resource: arns.at('ssm', 'document/AWS-StopEC2Instance'),
    },
    {
      what: 'hands Systems Manager a role of another environment',
      action: 'iam:PassRole',
      resource: arns.role('nss-health-check', arns.otherPurpose),
      context: { 'iam:PassedToService': 'ssm.amazonaws.com' },
    },
    {
      what: 'writes the parameter that names the active server',
      action: 'ssm:PutParameter',
      resource: arns.at('ssm', `parameter/${arns.place.purpose}/relay/web/active`),
    },
  ];
}
