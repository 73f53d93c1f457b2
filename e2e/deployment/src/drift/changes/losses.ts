import { type ByHand, type OutOfBand, set } from '../out-of-band';

/** What nobody has back by one call: the thing is gone, and its successor has another id. In an order in which nothing holds another. */
export function losses(a: ByHand): OutOfBand[] {
  const gone = (api: string, type: string, id: string, change: () => Promise<unknown>): OutOfBand => ({
    api,
    change,
    seen: { kind: 'removed', type, id },
  });
  const of = (type: string) => a.one(type).PhysicalId;
  const [bucket, trail, topic, rule] = [
    'AWS::S3::Bucket',
    'AWS::CloudTrail::Trail',
    'AWS::SNS::Topic',
    'AWS::Events::Rule',
  ].map(of) as [string, string, string, string];
  const vpc = of('AWS::EC2::VPC');
  const machine = a.one('AWS::EC2::Instance', 'web-02').PhysicalId;
  const document = a.all('AWS::SSM::Document').at(-1)!.PhysicalId;
  const group = a.all('AWS::Logs::LogGroup').at(-1)!.PhysicalId;
  const query = of('AWS::Logs::QueryDefinition');
  const nat = of('AWS::EC2::NatGateway');
  const key = of('AWS::KMS::Key');
  const alias = of('AWS::KMS::Alias');
  const endpoint = of('AWS::EC2::VPCEndpoint');
  const vpn = of('AWS::EC2::VPNConnection');
  const [igw, vgw] = [of('AWS::EC2::InternetGateway'), of('AWS::EC2::VPNGateway')];
  const log = of('AWS::EC2::FlowLog');
  const profile = a.one('AWS::IAM::InstanceProfile');
  const budget = of('AWS::Budgets::Budget');
  const dashboard = of('AWS::CloudWatch::Dashboard');
  const parameter = a.all('AWS::SSM::Parameter').at(-1)!.PhysicalId;
  const targets = set<{ Id: string }[]>(a.one('AWS::Events::Rule'), 'Targets').map(({ Id }) => Id);
  return [
    gone('s3:DeleteBucketPolicy', 'AWS::S3::BucketPolicy', bucket, () => a.s3.deleteBucketPolicy({ Bucket: bucket })),
    {
      api: 's3:PutLifecycleConfiguration',
      change: () => a.s3.deleteBucketLifecycle({ Bucket: bucket }),
      seen: { kind: 'removed', type: 'AWS::S3::Bucket', id: bucket, property: 'LifecycleConfiguration' },
    },
    gone('cloudtrail:DeleteTrail', 'AWS::CloudTrail::Trail', trail, () => a.cloudTrail.deleteTrail({ Name: trail })),
    gone('sns:DeleteTopic', 'AWS::SNS::Topic', topic, () => a.sns.deleteTopic({ TopicArn: topic })),
    gone('events:DeleteRule', 'AWS::Events::Rule', rule, async () => {
      await a.events.removeTargets({ Rule: rule, Ids: targets });
      await a.events.deleteRule({ Name: rule });
    }),
    gone('ec2:TerminateInstances', 'AWS::EC2::Instance', machine, async () => {
      await a.ec2.modifyInstanceAttribute({ InstanceId: machine, DisableApiTermination: { Value: false } });
      await a.ec2.terminateInstances({ InstanceIds: [machine] });
    }),
    gone('ssm:DeleteDocument', 'AWS::SSM::Document', document, () => a.ssm.deleteDocument({ Name: document })),
    gone('ssm:DeleteParameter', 'AWS::SSM::Parameter', parameter, () => a.ssm.deleteParameter({ Name: parameter })),
    gone('logs:DeleteLogGroup', 'AWS::Logs::LogGroup', group, () => a.logs.deleteLogGroup({ logGroupName: group })),
    gone('logs:DeleteQueryDefinition', 'AWS::Logs::QueryDefinition', query, () =>
      a.logs.deleteQueryDefinition({ queryDefinitionId: query }),
    ),
    gone('ec2:DeleteFlowLogs', 'AWS::EC2::FlowLog', log, () => a.ec2.deleteFlowLogs({ FlowLogIds: [log] })),
    gone('ec2:DeleteNatGateway', 'AWS::EC2::NatGateway', nat, () => a.ec2.deleteNatGateway({ NatGatewayId: nat })),
    gone('ec2:DeleteVpcEndpoints', 'AWS::EC2::VPCEndpoint', endpoint, () =>
      a.ec2.deleteVpcEndpoints({ VpcEndpointIds: [endpoint] }),
    ),
    gone('ec2:DeleteVpnConnection', 'AWS::EC2::VPNConnection', vpn, () =>
      a.ec2.deleteVpnConnection({ VpnConnectionId: vpn }),
    ),
    gone('ec2:DetachVpnGateway', 'AWS::EC2::VPCGatewayAttachment', vgw, () =>
      a.ec2.detachVpnGateway({ VpcId: vpc, VpnGatewayId: vgw }),
    ),
    gone('ec2:DetachInternetGateway', 'AWS::EC2::VPCGatewayAttachment', igw, () =>
      a.ec2.detachInternetGateway({ VpcId: vpc, InternetGatewayId: igw }),
    ),
    gone('cloudwatch:DeleteDashboards', 'AWS::CloudWatch::Dashboard', dashboard, () =>
      a.cloudWatch.deleteDashboards({ DashboardNames: [dashboard] }),
    ),
    gone('budgets:ModifyBudget', 'AWS::Budgets::Budget', budget, () =>
      a.budgets.deleteBudget({ AccountId: a.account, BudgetName: budget }),
    ),
    gone('iam:DeleteInstanceProfile', 'AWS::IAM::InstanceProfile', profile.PhysicalId, async () => {
      const [RoleName] = set<string[]>(profile, 'Roles');
      await a.iam.removeRoleFromInstanceProfile({ InstanceProfileName: profile.PhysicalId, RoleName });
      await a.iam.deleteInstanceProfile({ InstanceProfileName: profile.PhysicalId });
    }),
    gone('kms:DeleteAlias', 'AWS::KMS::Alias', alias, () => a.kms.deleteAlias({ AliasName: alias })),
    {
      api: 'kms:ScheduleKeyDeletion',
      change: () => a.kms.scheduleKeyDeletion({ KeyId: key, PendingWindowInDays: 7 }),
      seen: { kind: 'added', type: 'AWS::KMS::Key', id: key, property: 'PendingDeletion' },
    },
  ];
}
