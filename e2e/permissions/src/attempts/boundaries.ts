import { type Arns, type Attempt, type Attempts } from './attempt';
import { answers, foreignExecutions, foreignTags } from './executions';
import { importing } from './importing';

/** Of the boundary of workflow jobs alone: whatever their roles' own policies say. */
export function deliveryBoundaryAttempts(arns: Arns): Attempts {
  const instance = arns.at('ec2', 'instance/i-0123456789abcdef0');
  const pass = (resource: string): Attempt => ({
    what: `hands over ${resource.split(':role/')[1]}`,
    action: 'iam:PassRole',
    resource,
    context: { 'iam:PassedToService': 'ec2.amazonaws.com' },
  });
  return {
    escalations: [
      pass(arns.iam('role/aws-service-role/ssm.amazonaws.com/x')),
      pass(arns.iam('role/aws-reserved/sso.amazonaws.com/AWSReservedSSO_Admin')),
      { what: 'makes a role', action: 'iam:CreateRole', resource: arns.role('new') },
      { what: 'widens a policy', action: 'iam:CreatePolicyVersion', resource: arns.boundary },
      { what: 'becomes another role', action: 'sts:AssumeRole', resource: arns.iam('role/Administrator') },
      { what: 'starts a machine', action: 'ec2:RunInstances', resource: instance },
      { what: 'runs a command', action: 'ssm:SendCommand', resource: instance },
      { what: 'decrypts', action: 'kms:Decrypt', resource: arns.at('kms', 'key/1a2b') },
      {
        what: 'reads a secret',
        action: 'secretsmanager:GetSecretValue',
        resource: arns.at('secretsmanager', 'secret:x-AbCdEf'),
      },
      { what: 'reads logs', action: 'logs:GetLogEvents', resource: arns.at('logs', 'log-group:x:log-stream:a') },
      { what: 'deletes an object', action: 's3:DeleteObject', resource: arns.template('abc.json') },
      ...answers(arns),
      ...importing(arns),
    ],
    duties: [
      {
        what: 'makes a change set',
        action: 'cloudformation:CreateChangeSet',
        resource: arns.stack('system'),
        context: { 'cloudformation:ChangeSetName': 'approve-1' },
      },
      {
        what: 'executes a change set',
        action: 'cloudformation:ExecuteChangeSet',
        resource: arns.stack('system'),
        context: { 'cloudformation:ChangeSetName': 'approve-1' },
      },
      { what: 'starts a runbook', action: 'ssm:StartAutomationExecution', resource: arns.runbook('nss-health-check') },
      pass(arns.delivery('execution')),
    ],
  };
}

/** Of the relay's boundary alone: whatever the policies of a runbook, the bastion or the trail say. */
export function relayBoundaryAttempts(arns: Arns): Attempts {
  const { purpose } = arns.place;
  const instance = arns.at('ec2', 'instance/i-0123456789abcdef0');
  const group = arns.at('logs', `log-group:${purpose}-flow-log-group-01`);
  const pass = (what: string, resource: string, service: string): Attempt => ({
    what,
    action: 'iam:PassRole',
    resource,
    context: { 'iam:PassedToService': service },
  });
  return {
    escalations: [
      {
        what: 'makes a role',
        action: 'iam:CreateRole',
        resource: arns.role('new'),
        context: { 'iam:PermissionsBoundary': arns.boundary },
      },
      { what: 'attaches a policy to itself', action: 'iam:AttachRolePolicy', resource: arns.role('nss-restart') },
      {
        what: 'takes its boundary off',
        action: 'iam:DeleteRolePermissionsBoundary',
        resource: arns.role('nss-restart'),
      },
      { what: 'widens its boundary', action: 'iam:CreatePolicyVersion', resource: arns.boundary },
      { what: 'becomes another role', action: 'sts:AssumeRole', resource: arns.delivery('deploy') },
      pass("hands Systems Manager an administrator's role", arns.iam('role/Administrator'), 'ssm.amazonaws.com'),
      pass('hands EC2 a role of the relay', arns.role('bastion'), 'ec2.amazonaws.com'),
      pass('hands Systems Manager the execution role', arns.delivery('execution'), 'ssm.amazonaws.com'),
      { what: 'executes a change set', action: 'cloudformation:ExecuteChangeSet', resource: arns.stack('system') },
      { what: 'makes a change set', action: 'cloudformation:CreateChangeSet', resource: arns.stack('system') },
      { what: 'ends a server', action: 'ec2:TerminateInstances', resource: instance },
      { what: 'starts a new machine', action: 'ec2:RunInstances', resource: instance },
      {
        what: 'opens a security group',
        action: 'ec2:AuthorizeSecurityGroupIngress',
        resource: arns.at('ec2', 'security-group/sg-1'),
      },
      { what: 'makes a route', action: 'ec2:CreateRoute', resource: arns.at('ec2', 'route-table/rtb-1') },
      ...['network-interface/eni-1', 'security-group/sg-1', 'instance/i-0123456789abcdef0', 'subnet/subnet-1'].flatMap(
        (own) => [replacesGroups(arns, own, arns.otherPurpose), replacesGroups(arns, own)],
      ),
      {
        what: 'shares a snapshot',
        action: 'ec2:ModifySnapshotAttribute',
        resource: `arn:aws:ec2:${arns.place.region}::snapshot/snap-1`,
      },
      {
        what: 'deletes a virtual interface',
        action: 'directconnect:DeleteVirtualInterface',
        resource: arns.at('directconnect', 'dxvif/dxvif-1'),
      },
      ...['ec2:RebootInstances', 'ec2:StartInstances', 'ec2:StopInstances', 'ssm:SendCommand', 'ssm:StartSession'].map(
        (action) => ({ what: `reaches a machine that nobody tagged: ${action}`, action, resource: instance }),
      ),
      {
        what: 'runs a command on a machine of another purpose',
        action: 'ssm:SendCommand',
        resource: instance,
        context: { 'ssm:resourceTag/purpose': arns.otherPurpose, 'aws:ResourceTag/purpose': arns.otherPurpose },
      },
      {
        what: 'runs a command on a machine of others outside of AWS',
        action: 'ssm:SendCommand',
        resource: arns.at('ssm', 'managed-instance/mi-0123456789abcdef0'),
      },
      {
        what: 'reads a secret of others',
        action: 'secretsmanager:GetSecretValue',
        resource: arns.at('secretsmanager', 'secret:billing/key-AbCdEf'),
      },
      {
        what: 'changes a secret',
        action: 'secretsmanager:PutSecretValue',
        resource: arns.at('secretsmanager', `secret:${purpose}/ssh-AbCdEf`),
      },
      {
        what: 'stops the trail',
        action: 'cloudtrail:StopLogging',
        resource: arns.at('cloudtrail', `trail/${purpose}-trail-01`),
      },
      { what: "deletes from the trail's bucket", action: 's3:DeleteObject', resource: arns.auditObject() },
      {
        what: "deletes versions in the trail's bucket",
        action: 's3:DeleteObjectVersion',
        resource: arns.auditObject(),
      },
      {
        what: "opens the trail's bucket",
        action: 's3:PutBucketPolicy',
        resource: `arn:aws:s3:::${purpose}-${arns.place.account}-audit-bucket-01`,
      },
      { what: 'deletes logs', action: 'logs:DeleteLogGroup', resource: group },
      { what: 'deletes a log stream', action: 'logs:DeleteLogStream', resource: `${group}:log-stream:a` },
      { what: 'keeps logs at any cost', action: 'logs:DeleteRetentionPolicy', resource: group },
      { what: 'forgets logs sooner', action: 'logs:PutRetentionPolicy', resource: group },
      {
        what: 'shares a document',
        action: 'ssm:ModifyDocumentPermission',
        resource: arns.at('ssm', `document/${purpose}-nss-restart-01`),
      },
      {
        what: 'changes settings of Systems Manager',
        action: 'ssm:UpdateServiceSetting',
        resource: arns.at('ssm', 'servicesetting/ssm/documents/console/public-sharing-permission'),
      },
      { what: 'schedules the end of a key', action: 'kms:ScheduleKeyDeletion', resource: arns.at('kms', 'key/1a2b') },
      { what: 'grants the use of a key', action: 'kms:CreateGrant', resource: arns.at('kms', 'key/1a2b') },
    ],
    duties: [
      {
        what: 'stops a server',
        action: 'ec2:StopInstances',
        resource: instance,
        context: { 'aws:ResourceTag/purpose': purpose },
      },
      replacesGroups(arns, 'network-interface/eni-1', purpose),
      { what: 'writes logs', action: 'logs:PutLogEvents', resource: `${group}:log-stream:a` },
      { what: 'keeps evidence', action: 's3:PutObject', resource: arns.auditObject() },
      {
        what: 'runs a command',
        action: 'ssm:SendCommand',
        resource: instance,
        context: { 'ssm:resourceTag/purpose': purpose },
      },
      {
        what: 'runs a command, by the global key',
        action: 'ssm:SendCommand',
        resource: instance,
        context: { 'aws:ResourceTag/purpose': purpose },
      },
      {
        what: 'reads a secret of its own',
        action: 'secretsmanager:GetSecretValue',
        resource: arns.at('secretsmanager', `secret:${purpose}/ssh-AbCdEf`),
      },
      {
        what: 'accepts a virtual interface',
        action: 'directconnect:ConfirmPrivateVirtualInterface',
        resource: arns.at('directconnect', 'dxvif/dxvif-1'),
      },
      pass("hands Systems Manager a runbook's role", arns.role('nss-health-check'), 'ssm.amazonaws.com'),
    ],
  };
}

/** EC2 decides it on the interface, on the groups, and on what the interface is at. */
function replacesGroups(arns: Arns, of: string, purpose?: string): Attempt {
  return {
    what: `replaces security groups of ${purpose ?? 'no'} purpose, decided on ${of}`,
    action: 'ec2:ModifyNetworkInterfaceAttribute',
    resource: arns.at('ec2', of),
    ...(purpose !== undefined && { context: { 'aws:ResourceTag/purpose': purpose } }),
  };
}

/** What no runbook does, though the boundary would let it. */
export function ofEveryRunbook(arns: Arns): Attempt[] {
  const { purpose } = arns.place;
  return [
    {
      what: 'rewrites a runbook',
      action: 'ssm:UpdateDocument',
      resource: arns.at('ssm', `document/${purpose}-nss-restart-01`),
    },
    { what: 'makes a document', action: 'ssm:CreateDocument', resource: arns.at('ssm', `document/${purpose}-mine`) },
    {
      what: 'associates a document with machines',
      action: 'ssm:CreateAssociation',
      resource: arns.at('ssm', 'document/AWS-RunPowerShellScript'),
    },
    {
      what: 'starts a runbook of another environment',
      action: 'ssm:StartAutomationExecution',
      resource: arns.runbook('nss-failover', arns.otherPurpose),
    },
    {
      what: 'reads a secret of another environment',
      action: 'secretsmanager:GetSecretValue',
      resource: arns.at('secretsmanager', `secret:${arns.otherPurpose}/bgp-AbCdEf`),
    },
    {
      what: 'reads the BGP key',
      action: 'secretsmanager:GetSecretValue',
      resource: arns.at('secretsmanager', `secret:${purpose}/bgp-AbCdEf`),
    },
    {
      what: 'writes what runbooks know of the system',
      action: 'ssm:PutParameter',
      resource: arns.at('ssm', `parameter/${purpose}/system`),
    },
    {
      what: 'reads a parameter of another environment',
      action: 'ssm:GetParameter',
      resource: arns.at('ssm', `parameter/${arns.otherPurpose}/system`),
    },
    {
      what: 'silences an alarm',
      action: 'cloudwatch:DisableAlarmActions',
      resource: arns.at('cloudwatch', `alarm:${purpose}-alarm-01`),
    },
    {
      what: 'stops a machine of another environment',
      action: 'ec2:StopInstances',
      resource: arns.at('ec2', 'instance/i-0123456789abcdef0'),
      context: { 'aws:ResourceTag/purpose': arns.otherPurpose },
    },
    {
      ...replacesGroups(arns, 'security-group/sg-1', purpose),
      what: "puts an interface into the bastion's group",
      context: { 'aws:ResourceTag/purpose': purpose, 'aws:ResourceTag/Name': `${purpose}-bastion-security-group-01` },
    },
    {
      ...replacesGroups(arns, 'network-interface/eni-1', purpose),
      what: "replaces the bastion's groups",
      context: { 'aws:ResourceTag/purpose': purpose, 'aws:ResourceTag/Name': `${purpose}-bastion-interface-01` },
    },
    { what: 'opens a session', action: 'ssm:StartSession', resource: arns.at('ec2', 'instance/i-0123456789abcdef0') },
    ...foreignTags(arns).filter(({ action }) => action !== 'ssm:StartAutomationExecution'),
    ...foreignExecutions(arns),
    ...answers(arns),
  ];
}
