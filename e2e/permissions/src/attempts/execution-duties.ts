import { type Arns, type Attempt } from './attempt';

/** What the stacks are made of, a right or more for each service. */
export function duties(arns: Arns): Attempt[] {
  const { purpose, account } = arns.place;
  const bounded = { 'iam:PermissionsBoundary': arns.boundary };
  const own = { 'aws:ResourceTag/managed-by': 'nss-on-aws', 'aws:ResourceTag/purpose': purpose };
  const bucket = `arn:aws:s3:::${purpose}-${account}-audit-bucket-01`;
  const pass = (kind: string, service: string): Attempt => ({
    what: `hands ${service} the role ${kind}`,
    action: 'iam:PassRole',
    resource: arns.role(kind),
    context: { 'iam:PassedToService': service },
  });
  return [
    { what: 'makes a VPC', action: 'ec2:CreateVpc', resource: arns.at('ec2', 'vpc/vpc-1') },
    {
      what: 'makes a subnet in its own VPC',
      action: 'ec2:CreateSubnet',
      resource: arns.at('ec2', 'vpc/vpc-1'),
      context: own,
    },
    {
      what: 'tags a subnet while it is made',
      action: 'ec2:CreateTags',
      resource: arns.at('ec2', 'subnet/subnet-1'),
      context: { 'ec2:CreateAction': 'CreateSubnet', 'aws:RequestTag/purpose': purpose },
    },
    {
      what: "takes an image of Zscaler's",
      action: 'ec2:RunInstances',
      resource: `arn:aws:ec2:${arns.place.region}::image/ami-1`,
      context: { 'ec2:Owner': '999999999999' },
    },
    { what: 'starts a machine', action: 'ec2:RunInstances', resource: arns.at('ec2', 'instance/i-0123456789abcdef0') },
    {
      what: 'ends its own machine',
      action: 'ec2:TerminateInstances',
      resource: arns.at('ec2', 'instance/i-0123456789abcdef0'),
      context: own,
    },
    {
      what: 'opens its own security group',
      action: 'ec2:AuthorizeSecurityGroupIngress',
      resource: arns.at('ec2', 'security-group/sg-1'),
      context: own,
    },
    {
      what: 'changes its own virtual interface',
      action: 'directconnect:UpdateVirtualInterfaceAttributes',
      resource: arns.at('directconnect', 'dxvif/dxvif-1'),
      context: { ...own, 'aws:ResourceTag/aws:cloudformation:stack-name': `${purpose}-system` },
    },
    {
      what: 'makes a role inside the boundary',
      action: 'iam:CreateRole',
      resource: arns.role('new'),
      context: bounded,
    },
    {
      what: 'attaches a policy to a role inside the boundary',
      action: 'iam:AttachRolePolicy',
      resource: arns.role('new'),
      context: { ...bounded, 'iam:PolicyARN': arns.iam(`policy/${purpose}-x-policy-01`) },
    },
    {
      what: 'keeps the boundary of a role',
      action: 'iam:PutRolePermissionsBoundary',
      resource: arns.role('new'),
      context: bounded,
    },
    { what: 'makes a policy', action: 'iam:CreatePolicy', resource: arns.iam(`policy/${purpose}-x-policy-01`) },
    {
      what: 'makes an instance profile',
      action: 'iam:CreateInstanceProfile',
      resource: arns.iam(`instance-profile/${purpose}-bastion-profile-01`),
    },
    pass('bastion', 'ec2.amazonaws.com'),
    pass('flow-log', 'vpc-flow-logs.amazonaws.com'),
    pass('audit-trail', 'cloudtrail.amazonaws.com'),
    pass('nss-restart', 'ssm.amazonaws.com'),
    pass('nss-standby-guard-rule', 'events.amazonaws.com'),
    { what: 'makes a key', action: 'kms:CreateKey', resource: '*' },
    { what: 'names its key', action: 'kms:CreateAlias', resource: arns.at('kms', `alias/${purpose}-data-key-01`) },
    { what: 'turns its key', action: 'kms:EnableKeyRotation', resource: arns.at('kms', 'key/1a2b'), ofOwnKey: true },
    {
      what: 'makes a log group',
      action: 'logs:CreateLogGroup',
      resource: arns.at('logs', `log-group:${purpose}-flow-log-group-01`),
    },
    {
      what: 'makes a metric filter',
      action: 'logs:PutMetricFilter',
      resource: arns.at('logs', `log-group:${purpose}-flow-log-group-01`),
    },
    {
      what: 'makes an alarm',
      action: 'cloudwatch:PutMetricAlarm',
      resource: arns.at('cloudwatch', `alarm:${purpose}-alarm-01`),
    },
    {
      what: 'makes a dashboard',
      action: 'cloudwatch:PutDashboard',
      resource: `arn:aws:cloudwatch::${account}:dashboard/${purpose}-dashboard-01`,
    },
    { what: 'makes a rule', action: 'events:PutRule', resource: arns.at('events', `rule/${purpose}-rule-01`) },
    {
      what: 'starts its own runbooks by it',
      action: 'events:PutTargets',
      resource: arns.at('events', `rule/${purpose}-rule-01`),
      context: {
        'events:TargetArn': [arns.at('ssm', `automation-definition/${purpose}-nss-standby-guard-01:$DEFAULT`)],
      },
    },
    {
      what: 'writes to a mailbox',
      action: 'sns:Subscribe',
      resource: arns.at('sns', `${purpose}-notification-topic-01`),
      context: { 'sns:Protocol': 'email' },
    },
    { what: 'makes a topic', action: 'sns:CreateTopic', resource: arns.at('sns', `${purpose}-notification-topic-01`) },
    {
      what: 'makes a runbook',
      action: 'ssm:CreateDocument',
      resource: arns.at('ssm', `document/${purpose}-nss-restart-01`),
    },
    { what: 'makes a parameter', action: 'ssm:PutParameter', resource: arns.at('ssm', `parameter/${purpose}/system`) },
    {
      what: 'makes the trail',
      action: 'cloudtrail:CreateTrail',
      resource: arns.at('cloudtrail', `trail/${purpose}-trail-01`),
    },
    { what: 'makes the bucket', action: 's3:CreateBucket', resource: bucket },
    { what: "writes the bucket's policy", action: 's3:PutBucketPolicy', resource: bucket },
    { what: 'reads a template', action: 's3:GetObject', resource: arns.template('approve-1-1/abc.json') },
    {
      what: 'resolves the BGP key',
      action: 'secretsmanager:GetSecretValue',
      resource: arns.at('secretsmanager', `secret:${purpose}/bgp-AbCdEf`),
    },
    ...['transitgateway', 's2svpn'].map(
      (service): Attempt => ({
        what: `lets ${service} make its role`,
        action: 'iam:CreateServiceLinkedRole',
        resource: arns.iam(`role/aws-service-role/${service}.amazonaws.com/AWSServiceRoleFor`),
        context: { 'iam:AWSServiceName': `${service}.amazonaws.com` },
      }),
    ),
    {
      what: 'gives an endpoint its private name',
      action: 'route53:AssociateVPCWithHostedZone',
      resource: 'arn:aws:route53:::hostedzone/Z1',
      context: { 'route53:VPCs': [`VPCId=vpc-1,VPCRegion=${arns.place.region}`] },
    },
    {
      what: 'gives an endpoint its private name where the request names no VPC',
      action: 'route53:AssociateVPCWithHostedZone',
      resource: 'arn:aws:route53:::hostedzone/Z1',
    },
    {
      what: 'makes a budget',
      action: 'budgets:ModifyBudget',
      resource: `arn:aws:budgets::${account}:budget/${purpose}-budget-01`,
    },
  ];
}
