import { type Arns, type Attempt } from './attempt';

/** Things of another environment that its tags tell from one's own. */
export function tagged(arns: Arns): Attempt[] {
  const context = { 'aws:ResourceTag/managed-by': 'nss-on-aws', 'aws:ResourceTag/purpose': arns.otherPurpose };
  const others = (what: string, action: string, service: string, resource: string): Attempt => ({
    what: `${what} of another environment`,
    action,
    resource: arns.at(service, resource),
    context,
  });
  return [
    others('ends a server', 'ec2:TerminateInstances', 'ec2', 'instance/i-0123456789abcdef0'),
    others('stops a server', 'ec2:StopInstances', 'ec2', 'instance/i-0123456789abcdef0'),
    others('changes a server', 'ec2:ModifyInstanceAttribute', 'ec2', 'instance/i-0123456789abcdef0'),
    others('opens a security group', 'ec2:AuthorizeSecurityGroupIngress', 'ec2', 'security-group/sg-1'),
    others('closes a security group', 'ec2:RevokeSecurityGroupEgress', 'ec2', 'security-group/sg-1'),
    others('leads traffic elsewhere', 'ec2:ReplaceRoute', 'ec2', 'route-table/rtb-1'),
    others('deletes a subnet', 'ec2:DeleteSubnet', 'ec2', 'subnet/subnet-1'),
    others('gives an address back', 'ec2:ReleaseAddress', 'ec2', 'elastic-ip/eipalloc-1'),
    others('opens a key', 'kms:PutKeyPolicy', 'kms', 'key/1a2b'),
    others('decrypts with a key', 'kms:Decrypt', 'kms', 'key/1a2b'),
    others('deletes a virtual interface', 'directconnect:DeleteVirtualInterface', 'directconnect', 'dxvif/dxvif-1'),
    others(
      'changes a virtual interface',
      'directconnect:UpdateVirtualInterfaceAttributes',
      'directconnect',
      'dxvif/dxvif-1',
    ),
    {
      what: 'ends a server whose environment its tags do not tell',
      action: 'ec2:TerminateInstances',
      resource: arns.at('ec2', 'instance/i-0123456789abcdef0'),
      context: { 'aws:ResourceTag/managed-by': 'nss-on-aws' },
    },
  ];
}

/** On what other teams and other environments have in the account. */
export function onOthers(arns: Arns): Attempt[] {
  const {
    otherPurpose,
    place: { account, region },
  } = arns;
  const elsewhere = region === 'eu-west-1' ? 'eu-central-1' : 'eu-west-1';
  return [
    ...tagged(arns),
    {
      what: 'makes a role of another environment',
      action: 'iam:CreateRole',
      resource: arns.role('new', otherPurpose),
      context: { 'iam:PermissionsBoundary': arns.boundary },
    },
    {
      what: 'makes a role of any name',
      action: 'iam:CreateRole',
      resource: arns.iam('role/mine'),
      context: { 'iam:PermissionsBoundary': arns.boundary },
    },
    {
      what: 'moves the alias of another environment',
      action: 'kms:UpdateAlias',
      resource: arns.at('kms', `alias/${otherPurpose}-data-key-01`),
    },
    { what: 'reads a bucket of another environment', action: 's3:GetObject', resource: arns.auditObject(otherPurpose) },
    {
      what: 'opens a bucket of another environment',
      action: 's3:PutBucketPolicy',
      resource: `arn:aws:s3:::${otherPurpose}-${account}-audit-bucket-01`,
    },
    {
      what: 'deletes from a bucket of another environment',
      action: 's3:DeleteObject',
      resource: arns.auditObject(otherPurpose),
    },
    { what: 'overwrites a template', action: 's3:PutObject', resource: arns.template('approve-1-1/abc.json') },
    {
      what: 'deletes logs of another environment',
      action: 'logs:DeleteLogGroup',
      resource: arns.at('logs', `log-group:${otherPurpose}-flow-log-group-01`),
    },
    {
      what: 'reads a parameter of another environment',
      action: 'ssm:GetParameter',
      resource: arns.at('ssm', `parameter/${otherPurpose}/system`),
    },
    {
      what: 'writes a parameter of another environment',
      action: 'ssm:PutParameter',
      resource: arns.at('ssm', `parameter/${otherPurpose}/relay/web/active`),
    },
    {
      what: 'rewrites a runbook of another environment',
      action: 'ssm:UpdateDocument',
      resource: arns.at('ssm', `document/${otherPurpose}-nss-restart-01`),
    },
    {
      what: 'reads a secret of another environment',
      action: 'secretsmanager:GetSecretValue',
      resource: arns.at('secretsmanager', `secret:${otherPurpose}/bgp-AbCdEf`),
    },
    {
      what: 'changes the trail of another environment',
      action: 'cloudtrail:UpdateTrail',
      resource: arns.at('cloudtrail', `trail/${otherPurpose}-trail-01`),
    },
    {
      what: 'publishes to a topic of another environment',
      action: 'sns:Publish',
      resource: arns.at('sns', `${otherPurpose}-notification-topic-01`),
    },
    {
      what: 'deletes an alarm of another environment',
      action: 'cloudwatch:DeleteAlarms',
      resource: arns.at('cloudwatch', `alarm:${otherPurpose}-alarm-01`),
    },
    {
      what: 'changes a rule of another environment',
      action: 'events:PutTargets',
      resource: arns.at('events', `rule/${otherPurpose}-rule-01`),
    },
    {
      what: 'starts a machine in another region',
      action: 'ec2:RunInstances',
      resource: arns.at('ec2', 'instance/i-0123456789abcdef0', elsewhere),
      context: { 'aws:RequestedRegion': elsewhere },
    },
    {
      what: 'makes a VPC in another region',
      action: 'ec2:CreateVpc',
      resource: arns.at('ec2', 'vpc/vpc-1', elsewhere),
      context: { 'aws:RequestedRegion': elsewhere },
    },
    {
      what: 'makes a log group in another region',
      action: 'logs:CreateLogGroup',
      resource: arns.at('logs', `log-group:${arns.place.purpose}-x`, elsewhere),
      context: { 'aws:RequestedRegion': elsewhere },
    },
    {
      what: 'runs a command on a machine',
      action: 'ssm:SendCommand',
      resource: arns.at('ec2', 'instance/i-0123456789abcdef0'),
    },
    {
      what: 'opens a session on a machine',
      action: 'ssm:StartSession',
      resource: arns.at('ec2', 'instance/i-0123456789abcdef0'),
    },
    {
      what: 'associates a document of AWS with machines',
      action: 'ssm:CreateAssociation',
      resource: arns.at('ssm', 'document/AWS-RunPowerShellScript'),
    },
    {
      what: 'associates a document with a machine',
      action: 'ssm:CreateAssociation',
      resource: arns.at('ec2', 'instance/i-0123456789abcdef0'),
    },
    {
      what: 'starts a runbook of another environment',
      action: 'ssm:StartAutomationExecution',
      resource: arns.runbook('nss-failover', otherPurpose),
    },
    { what: 'makes a function', action: 'lambda:CreateFunction', resource: arns.at('lambda', 'function:mine') },
    {
      what: 'joins a VPC of another region to a zone',
      action: 'route53:AssociateVPCWithHostedZone',
      resource: 'arn:aws:route53:::hostedzone/Z1',
      context: { 'route53:VPCs': [`VPCId=vpc-1,VPCRegion=${elsewhere}`] },
    },
    {
      what: 'changes a record of a zone',
      action: 'route53:ChangeResourceRecordSets',
      resource: 'arn:aws:route53:::hostedzone/Z1',
    },
    { what: 'becomes another role', action: 'sts:AssumeRole', resource: arns.iam('role/Administrator') },
  ];
}
