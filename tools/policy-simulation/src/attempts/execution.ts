import { type Arns, type Attempt, type Attempts } from './attempt';
import { sharing } from './sharing';
import { onKeys, onNetworks } from './things-of-others';

/** What a template may try through the role CloudFormation acts with. */
export function executionAttempts(arns: Arns): Attempts {
  return { escalations: [...onIdentities(arns), ...onOthers(arns), ...onNetworks(arns), ...onKeys(arns), ...sharing(arns), ...onRecords(arns)], duties: duties(arns) };
}

/** Of the boundary alone: whatever the role's own policies say. */
export function executionBoundaryAttempts(arns: Arns): Attempts {
  const within: Attempt[] = [
    { what: 'assumes a role', action: 'sts:AssumeRole', resource: arns.iam('role/Administrator') },
    { what: 'makes a function', action: 'lambda:CreateFunction', resource: arns.at('lambda', 'function:mine') },
    { what: 'changes a secret', action: 'secretsmanager:PutSecretValue', resource: arns.at('secretsmanager', `secret:${arns.place.purpose}/bgp-AbCdEf`) },
    { what: 'leaves the organization', action: 'organizations:LeaveOrganization', resource: '*' },
  ];
  // Reaches that only the role's own policies hold back are not the boundary's.
  const held = onIdentities(arns).filter(({ action, context = {} }) => !('iam:PassedToService' in context) && !NAMES_ONLY.includes(action));
  return { escalations: [...within, ...held, ...tagged(arns), ...sharing(arns), ...onRecords(arns)], duties: duties(arns) };
}

/** Held by the names in the role's policies. */
const NAMES_ONLY = ['iam:CreateAccountAlias', 'iam:UpdateAccountPasswordPolicy'];

function onIdentities(arns: Arns): Attempt[] {
  const { purpose } = arns.place;
  const [role, bounded] = [arns.role('new'), { 'iam:PermissionsBoundary': arns.boundary }];
  const other = { 'iam:PermissionsBoundary': arns.iam(`policy/${arns.otherPurpose}-permissions-boundary-01`) };
  const own = arns.delivery('execution');
  const pass = (what: string, resource: string, service: string): Attempt => ({ what, action: 'iam:PassRole', resource, context: { 'iam:PassedToService': service } });
  return [
    { what: 'makes a role without a boundary', action: 'iam:CreateRole', resource: role },
    { what: 'makes a role with another boundary', action: 'iam:CreateRole', resource: role, context: other },
    { what: 'makes a role with the boundary of jobs', action: 'iam:CreateRole', resource: role, context: { 'iam:PermissionsBoundary': arns.iam(`policy/delivery/${purpose}-delivery-boundary-01`) } },
    { what: 'makes a delivery role', action: 'iam:CreateRole', resource: arns.delivery('new'), context: bounded },
    { what: 'takes a role\'s boundary off', action: 'iam:DeleteRolePermissionsBoundary', resource: role, context: bounded },
    { what: 'gives a role another boundary', action: 'iam:PutRolePermissionsBoundary', resource: role, context: other },
    { what: 'widens a role that has no boundary', action: 'iam:PutRolePolicy', resource: role },
    { what: 'attaches administrator rights to a role without boundary', action: 'iam:AttachRolePolicy', resource: role, context: { 'iam:PolicyARN': 'arn:aws:iam::aws:policy/AdministratorAccess' } },
    { what: 'takes a policy from a role with another boundary', action: 'iam:DetachRolePolicy', resource: role, context: other },
    { what: 'deletes a policy in a role with another boundary', action: 'iam:DeleteRolePolicy', resource: role, context: other },
    ...['CreatePolicyVersion', 'DeletePolicy', 'SetDefaultPolicyVersion', 'DeletePolicyVersion'].map((name) => ({ what: `changes the relay's boundary: ${name}`, action: `iam:${name}`, resource: arns.boundary })),
    { what: 'widens its own boundary', action: 'iam:CreatePolicyVersion', resource: arns.iam(`policy/delivery/${purpose}-execution-boundary-01`) },
    { what: 'widens its own policy', action: 'iam:CreatePolicyVersion', resource: arns.iam(`policy/delivery/${purpose}-execution-policy-01`) },
    { what: 'attaches a policy to itself', action: 'iam:AttachRolePolicy', resource: own, context: { ...bounded, 'iam:PolicyARN': 'arn:aws:iam::aws:policy/AdministratorAccess' } },
    { what: 'takes its own boundary off', action: 'iam:DeleteRolePermissionsBoundary', resource: own },
    { what: 'lets others become the deploy role', action: 'iam:UpdateAssumeRolePolicy', resource: arns.delivery('deploy') },
    { what: 'deletes the deploy role', action: 'iam:DeleteRole', resource: arns.delivery('deploy') },
    { what: 'lengthens the sessions of the deploy role', action: 'iam:UpdateRole', resource: arns.delivery('deploy') },
    { what: 'deletes GitHub\'s provider', action: 'iam:DeleteOpenIDConnectProvider', resource: arns.iam('oidc-provider/token.actions.githubusercontent.com') },
    { what: 'gives GitHub\'s provider another audience', action: 'iam:AddClientIDToOpenIDConnectProvider', resource: arns.iam('oidc-provider/token.actions.githubusercontent.com') },
    { what: 'adds an identity provider', action: 'iam:CreateOpenIDConnectProvider', resource: arns.iam('oidc-provider/issuer.example.com') },
    { what: 'adds a SAML provider', action: 'iam:CreateSAMLProvider', resource: arns.iam('saml-provider/mine') },
    { what: 'makes a user', action: 'iam:CreateUser', resource: arns.iam('user/mallory') },
    { what: 'makes an access key', action: 'iam:CreateAccessKey', resource: arns.iam('user/ann') },
    { what: 'makes a password', action: 'iam:CreateLoginProfile', resource: arns.iam('user/ann') },
    { what: 'adds a user to a group', action: 'iam:AddUserToGroup', resource: arns.iam('group/administrators') },
    pass('hands Lambda a role of the relay', arns.role('bastion'), 'lambda.amazonaws.com'),
    pass('hands EC2 an administrator\'s role', arns.iam('role/Administrator'), 'ec2.amazonaws.com'),
    pass('hands EC2 the deploy role', arns.delivery('deploy'), 'ec2.amazonaws.com'),
    pass('hands Systems Manager itself', own, 'ssm.amazonaws.com'),
    pass('hands EC2 a role of another environment', arns.role('bastion', arns.otherPurpose), 'ec2.amazonaws.com'),
    { what: 'makes a role for a service of AWS', action: 'iam:CreateServiceLinkedRole', resource: arns.iam('role/aws-service-role/lambda.amazonaws.com/x'), context: { 'iam:AWSServiceName': 'lambda.amazonaws.com' } },
    { what: 'makes a role for a service it does not name', action: 'iam:CreateServiceLinkedRole', resource: arns.iam('role/aws-service-role/lambda.amazonaws.com/x') },
    { what: 'loosens the rules for passwords', action: 'iam:UpdateAccountPasswordPolicy', resource: '*' },
  ];
}

/** Things of another environment that its tags tell from one's own. */
function tagged(arns: Arns): Attempt[] {
  const context = { 'aws:ResourceTag/managed-by': 'nss-on-aws', 'aws:ResourceTag/purpose': arns.otherPurpose };
  const others = (what: string, action: string, service: string, resource: string): Attempt => ({ what: `${what} of another environment`, action, resource: arns.at(service, resource), context });
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
    others('changes a virtual interface', 'directconnect:UpdateVirtualInterfaceAttributes', 'directconnect', 'dxvif/dxvif-1'),
    { what: 'ends a server whose environment its tags do not tell', action: 'ec2:TerminateInstances', resource: arns.at('ec2', 'instance/i-0123456789abcdef0'), context: { 'aws:ResourceTag/managed-by': 'nss-on-aws' } },
  ];
}

function onOthers(arns: Arns): Attempt[] {
  const { otherPurpose, place: { account, region } } = arns;
  const elsewhere = region === 'eu-west-1' ? 'eu-central-1' : 'eu-west-1';
  return [
    ...tagged(arns),
    { what: 'makes a role of another environment', action: 'iam:CreateRole', resource: arns.role('new', otherPurpose), context: { 'iam:PermissionsBoundary': arns.boundary } },
    { what: 'makes a role of any name', action: 'iam:CreateRole', resource: arns.iam('role/mine'), context: { 'iam:PermissionsBoundary': arns.boundary } },
    { what: 'moves the alias of another environment', action: 'kms:UpdateAlias', resource: arns.at('kms', `alias/${otherPurpose}-data-key-01`) },
    { what: 'reads a bucket of another environment', action: 's3:GetObject', resource: arns.auditObject(otherPurpose) },
    { what: 'opens a bucket of another environment', action: 's3:PutBucketPolicy', resource: `arn:aws:s3:::${otherPurpose}-${account}-audit-bucket-01` },
    { what: 'deletes from a bucket of another environment', action: 's3:DeleteObject', resource: arns.auditObject(otherPurpose) },
    { what: 'overwrites a template', action: 's3:PutObject', resource: arns.template('approve-1-1/abc.json') },
    { what: 'deletes logs of another environment', action: 'logs:DeleteLogGroup', resource: arns.at('logs', `log-group:${otherPurpose}-flow-log-group-01`) },
    { what: 'reads a parameter of another environment', action: 'ssm:GetParameter', resource: arns.at('ssm', `parameter/${otherPurpose}/system`) },
    { what: 'writes a parameter of another environment', action: 'ssm:PutParameter', resource: arns.at('ssm', `parameter/${otherPurpose}/relay/web/active`) },
    { what: 'rewrites a runbook of another environment', action: 'ssm:UpdateDocument', resource: arns.at('ssm', `document/${otherPurpose}-nss-restart-01`) },
    { what: 'reads a secret of another environment', action: 'secretsmanager:GetSecretValue', resource: arns.at('secretsmanager', `secret:${otherPurpose}/bgp-AbCdEf`) },
    { what: 'changes the trail of another environment', action: 'cloudtrail:UpdateTrail', resource: arns.at('cloudtrail', `trail/${otherPurpose}-trail-01`) },
    { what: 'publishes to a topic of another environment', action: 'sns:Publish', resource: arns.at('sns', `${otherPurpose}-notification-topic-01`) },
    { what: 'deletes an alarm of another environment', action: 'cloudwatch:DeleteAlarms', resource: arns.at('cloudwatch', `alarm:${otherPurpose}-alarm-01`) },
    { what: 'changes a rule of another environment', action: 'events:PutTargets', resource: arns.at('events', `rule/${otherPurpose}-rule-01`) },
    { what: 'starts a machine in another region', action: 'ec2:RunInstances', resource: arns.at('ec2', 'instance/i-0123456789abcdef0', elsewhere), context: { 'aws:RequestedRegion': elsewhere } },
    { what: 'makes a VPC in another region', action: 'ec2:CreateVpc', resource: arns.at('ec2', 'vpc/vpc-1', elsewhere), context: { 'aws:RequestedRegion': elsewhere } },
    { what: 'makes a log group in another region', action: 'logs:CreateLogGroup', resource: arns.at('logs', `log-group:${arns.place.purpose}-x`, elsewhere), context: { 'aws:RequestedRegion': elsewhere } },
    { what: 'runs a command on a machine', action: 'ssm:SendCommand', resource: arns.at('ec2', 'instance/i-0123456789abcdef0') },
    { what: 'opens a session on a machine', action: 'ssm:StartSession', resource: arns.at('ec2', 'instance/i-0123456789abcdef0') },
    { what: 'associates a document of AWS with machines', action: 'ssm:CreateAssociation', resource: arns.at('ssm', 'document/AWS-RunPowerShellScript') },
    { what: 'associates a document with a machine', action: 'ssm:CreateAssociation', resource: arns.at('ec2', 'instance/i-0123456789abcdef0') },
    { what: 'starts a runbook of another environment', action: 'ssm:StartAutomationExecution', resource: arns.runbook('nss-failover', otherPurpose) },
    { what: 'makes a function', action: 'lambda:CreateFunction', resource: arns.at('lambda', 'function:mine') },
    { what: 'joins a VPC of another region to a zone', action: 'route53:AssociateVPCWithHostedZone', resource: 'arn:aws:route53:::hostedzone/Z1', context: { 'route53:VPCs': [`VPCId=vpc-1,VPCRegion=${elsewhere}`] } },
    { what: 'changes a record of a zone', action: 'route53:ChangeResourceRecordSets', resource: 'arn:aws:route53:::hostedzone/Z1' },
    { what: 'becomes another role', action: 'sts:AssumeRole', resource: arns.iam('role/Administrator') },
  ];
}

/** What was recorded outlives the deployment that wants to be rid of it. */
function onRecords(arns: Arns): Attempt[] {
  const resource = arns.auditObject();
  return [
    { what: 'deletes what a log group of its own holds', action: 'logs:DeleteLogStream', resource: arns.at('logs', `log-group:${arns.place.purpose}-flow-log-group-01:log-stream:eni-1`) },
    { what: 'stops its own trail', action: 'cloudtrail:StopLogging', resource: arns.at('cloudtrail', `trail/${arns.place.purpose}-audit-trail-01`) },
    { what: 'deletes what its own trail wrote', action: 's3:DeleteObject', resource },
    { what: 'deletes a version of what its own trail wrote', action: 's3:DeleteObjectVersion', resource },
    { what: 'passes by the lock of its own trail\'s objects', action: 's3:BypassGovernanceRetention', resource },
    { what: 'shortens the lock of its own trail\'s objects', action: 's3:PutObjectRetention', resource },
    { what: 'takes the hold off its own trail\'s objects', action: 's3:PutObjectLegalHold', resource },
  ];
}

/** What the stacks are made of, a right or more for each service. */
function duties(arns: Arns): Attempt[] {
  const { purpose, account } = arns.place;
  const bounded = { 'iam:PermissionsBoundary': arns.boundary };
  const own = { 'aws:ResourceTag/managed-by': 'nss-on-aws', 'aws:ResourceTag/purpose': purpose };
  const bucket = `arn:aws:s3:::${purpose}-${account}-audit-bucket-01`;
  const pass = (kind: string, service: string): Attempt => ({ what: `hands ${service} the role ${kind}`, action: 'iam:PassRole', resource: arns.role(kind), context: { 'iam:PassedToService': service } });
  return [
    { what: 'makes a VPC', action: 'ec2:CreateVpc', resource: arns.at('ec2', 'vpc/vpc-1') },
    { what: 'makes a subnet in its own VPC', action: 'ec2:CreateSubnet', resource: arns.at('ec2', 'vpc/vpc-1'), context: own },
    { what: 'tags a subnet while it is made', action: 'ec2:CreateTags', resource: arns.at('ec2', 'subnet/subnet-1'), context: { 'ec2:CreateAction': 'CreateSubnet', 'aws:RequestTag/purpose': purpose } },
    { what: 'takes an image of Zscaler\'s', action: 'ec2:RunInstances', resource: `arn:aws:ec2:${arns.place.region}::image/ami-1`, context: { 'ec2:Owner': '999999999999' } },
    { what: 'starts a machine', action: 'ec2:RunInstances', resource: arns.at('ec2', 'instance/i-0123456789abcdef0') },
    { what: 'ends its own machine', action: 'ec2:TerminateInstances', resource: arns.at('ec2', 'instance/i-0123456789abcdef0'), context: own },
    { what: 'opens its own security group', action: 'ec2:AuthorizeSecurityGroupIngress', resource: arns.at('ec2', 'security-group/sg-1'), context: own },
    { what: 'changes its own virtual interface', action: 'directconnect:UpdateVirtualInterfaceAttributes', resource: arns.at('directconnect', 'dxvif/dxvif-1'), context: { ...own, 'aws:ResourceTag/aws:cloudformation:stack-name': `${purpose}-connection` } },
    { what: 'makes a role inside the boundary', action: 'iam:CreateRole', resource: arns.role('new'), context: bounded },
    { what: 'attaches a policy to a role inside the boundary', action: 'iam:AttachRolePolicy', resource: arns.role('new'), context: { ...bounded, 'iam:PolicyARN': arns.iam(`policy/${purpose}-x-policy-01`) } },
    { what: 'keeps the boundary of a role', action: 'iam:PutRolePermissionsBoundary', resource: arns.role('new'), context: bounded },
    { what: 'makes a policy', action: 'iam:CreatePolicy', resource: arns.iam(`policy/${purpose}-x-policy-01`) },
    { what: 'makes an instance profile', action: 'iam:CreateInstanceProfile', resource: arns.iam(`instance-profile/${purpose}-bastion-profile-01`) },
    pass('bastion', 'ec2.amazonaws.com'), pass('flow-log', 'vpc-flow-logs.amazonaws.com'), pass('audit-trail', 'cloudtrail.amazonaws.com'), pass('nss-restart', 'ssm.amazonaws.com'), pass('nss-standby-guard-rule', 'events.amazonaws.com'),
    { what: 'makes a key', action: 'kms:CreateKey', resource: '*' },
    { what: 'names its key', action: 'kms:CreateAlias', resource: arns.at('kms', `alias/${purpose}-data-key-01`) },
    { what: 'turns its key', action: 'kms:EnableKeyRotation', resource: arns.at('kms', 'key/1a2b'), ofOwnKey: true },
    { what: 'makes a log group', action: 'logs:CreateLogGroup', resource: arns.at('logs', `log-group:${purpose}-flow-log-group-01`) },
    { what: 'makes a metric filter', action: 'logs:PutMetricFilter', resource: arns.at('logs', `log-group:${purpose}-flow-log-group-01`) },
    { what: 'makes an alarm', action: 'cloudwatch:PutMetricAlarm', resource: arns.at('cloudwatch', `alarm:${purpose}-alarm-01`) },
    { what: 'makes a dashboard', action: 'cloudwatch:PutDashboard', resource: `arn:aws:cloudwatch::${account}:dashboard/${purpose}-dashboard-01` },
    { what: 'makes a rule', action: 'events:PutRule', resource: arns.at('events', `rule/${purpose}-rule-01`) },
    { what: 'starts its own runbooks by it', action: 'events:PutTargets', resource: arns.at('events', `rule/${purpose}-rule-01`), context: { 'events:TargetArn': [arns.at('ssm', `automation-definition/${purpose}-nss-standby-guard-01:$DEFAULT`)] } },
    { what: 'writes to a mailbox', action: 'sns:Subscribe', resource: arns.at('sns', `${purpose}-notification-topic-01`), context: { 'sns:Protocol': 'email' } },
    { what: 'makes a topic', action: 'sns:CreateTopic', resource: arns.at('sns', `${purpose}-notification-topic-01`) },
    { what: 'makes a runbook', action: 'ssm:CreateDocument', resource: arns.at('ssm', `document/${purpose}-nss-restart-01`) },
    { what: 'makes a parameter', action: 'ssm:PutParameter', resource: arns.at('ssm', `parameter/${purpose}/system`) },
    { what: 'makes the trail', action: 'cloudtrail:CreateTrail', resource: arns.at('cloudtrail', `trail/${purpose}-trail-01`) },
    { what: 'makes the bucket', action: 's3:CreateBucket', resource: bucket },
    { what: 'writes the bucket\'s policy', action: 's3:PutBucketPolicy', resource: bucket },
    { what: 'reads a template', action: 's3:GetObject', resource: arns.template('approve-1-1/abc.json') },
    { what: 'resolves the BGP key', action: 'secretsmanager:GetSecretValue', resource: arns.at('secretsmanager', `secret:${purpose}/bgp-AbCdEf`) },
    ...['transitgateway', 's2svpn'].map((service): Attempt => ({
      what: `lets ${service} make its role`, action: 'iam:CreateServiceLinkedRole', resource: arns.iam(`role/aws-service-role/${service}.amazonaws.com/AWSServiceRoleFor`), context: { 'iam:AWSServiceName': `${service}.amazonaws.com` },
    })),
    { what: 'gives an endpoint its private name', action: 'route53:AssociateVPCWithHostedZone', resource: 'arn:aws:route53:::hostedzone/Z1', context: { 'route53:VPCs': [`VPCId=vpc-1,VPCRegion=${arns.place.region}`] } },
    { what: 'gives an endpoint its private name where the request names no VPC', action: 'route53:AssociateVPCWithHostedZone', resource: 'arn:aws:route53:::hostedzone/Z1' },
    { what: 'makes a budget', action: 'budgets:ModifyBudget', resource: `arn:aws:budgets::${account}:budget/${purpose}-budget-01` },
  ];
}
