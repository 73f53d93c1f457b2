import { type Arns, type Attempt } from './attempt';

/** Ways to hand data to other accounts, or to join networks with theirs: with what the role may do something else with. */
export function sharing(arns: Arns): Attempt[] {
  const { purpose, account, region } = arns.place;
  const image = `arn:aws:ec2:${region}::image/ami-1`;
  const own = { 'aws:ResourceTag/purpose': purpose };
  const group = arns.at('logs', `log-group:${purpose}-flow-log-group-01`);
  const bucket = `arn:aws:s3:::${purpose}-${account}-audit-bucket-01`;
  const document = arns.at('ssm', `document/${purpose}-nss-restart-01`);
  const topic = arns.at('sns', `${purpose}-notification-topic-01`);
  const gateway = `arn:aws:directconnect::${account}:dx-gateway/a1b2c3d4-5678-90ab-cdef-111111111111`;
  const tried = (what: string, action: string, resource: string, context?: Attempt['context']): Attempt => ({
    what,
    action,
    resource,
    ...(context && { context }),
  });
  return [
    tried('shares an image', 'ec2:ModifyImageAttribute', image),
    tried('shares an image of a circuit', 'ec2:ModifyFpgaImageAttribute', arns.at('ec2', 'fpga-image/afi-1')),
    tried('shares a snapshot', 'ec2:ModifySnapshotAttribute', `arn:aws:ec2:${region}::snapshot/snap-1`),
    tried('writes an image into a bucket', 'ec2:CreateStoreImageTask', image),
    tried('exports an image', 'ec2:ExportImage', image),
    tried('exports a machine', 'ec2:CreateInstanceExportTask', arns.at('ec2', 'instance/i-0123456789abcdef0'), own),
    tried(
      'exports its capacity',
      'ec2:CreateCapacityManagerDataExport',
      arns.at('ec2', 'capacity-manager-data-export/cmde-1'),
    ),
    tried('lets snapshots be public', 'ec2:DisableSnapshotBlockPublicAccess', '*'),
    tried('lends an interface', 'ec2:CreateNetworkInterfacePermission', arns.at('ec2', 'network-interface/eni-1'), own),
    tried('gives an address away', 'ec2:EnableAddressTransfer', arns.at('ec2', 'elastic-ip/eipalloc-1'), own),
    tried(
      'makes an endpoint service',
      'ec2:CreateVpcEndpointServiceConfiguration',
      arns.at('ec2', 'vpc-endpoint-service/vpce-svc-1'),
    ),
    tried(
      'lets others into an endpoint service',
      'ec2:ModifyVpcEndpointServicePermissions',
      arns.at('ec2', 'vpc-endpoint-service/vpce-svc-1'),
      own,
    ),
    tried('peers with a VPC of others', 'ec2:CreateVpcPeeringConnection', arns.at('ec2', 'vpc/vpc-1'), own),
    tried('accepts the peering of others', 'ec2:AcceptVpcPeeringConnection', arns.at('ec2', 'vpc/vpc-1'), own),
    tried(
      'peers its transit gateway',
      'ec2:CreateTransitGatewayPeeringAttachment',
      arns.at('ec2', 'transit-gateway/tgw-1'),
      own,
    ),
    tried(
      'connects an appliance of others',
      'ec2:CreateTransitGatewayConnectPeer',
      arns.at('ec2', 'transit-gateway-attachment/tgw-attach-1'),
      own,
    ),
    tried('shares a pool', 'ec2:PutResourcePolicy', arns.at('ec2', 'placement-group/x')),
    tried('shares analyses', 'ec2:EnableReachabilityAnalyzerOrganizationSharing', '*'),
    tried('takes the gateway of others', 'directconnect:AcceptDirectConnectGatewayAssociationProposal', gateway),
    tried('proposes its gateway', 'directconnect:CreateDirectConnectGatewayAssociationProposal', gateway),
    tried(
      'gives an interface to others',
      'directconnect:AllocatePrivateVirtualInterface',
      arns.at('directconnect', 'dxcon/dxcon-1'),
    ),
    tried(
      'takes an interface of others',
      'directconnect:ConfirmPrivateVirtualInterface',
      arns.at('directconnect', 'dxvif/dxvif-1'),
    ),
    tried('lets others use a key', 'kms:CreateGrant', arns.at('kms', 'key/1a2b')),
    tried('copies a key', 'kms:ReplicateKey', arns.at('kms', 'key/1a2b')),
    tried('sends logs elsewhere', 'logs:PutSubscriptionFilter', group),
    tried('exports logs', 'logs:CreateExportTask', group),
    tried('sends all logs elsewhere', 'logs:PutAccountPolicy', '*'),
    tried('lets others send it logs', 'logs:PutDestinationPolicy', arns.at('logs', 'destination:x')),
    tried('lets others deliver', 'logs:PutDeliveryDestinationPolicy', arns.at('logs', 'delivery-destination:x')),
    tried('lets others into its logs', 'logs:PutResourcePolicy', '*'),
    tried('lets others send events', 'events:PutPermission', '*'),
    tried('calls somebody', 'events:CreateApiDestination', arns.at('events', 'api-destination/x')),
    tried('sends events to another account', 'events:PutTargets', arns.at('events', `rule/${purpose}-rule-01`), {
      'events:TargetArn': ['arn:aws:events:eu-central-1:999999999999:event-bus/default'],
    }),
    tried(
      'sends events to its own and to another account',
      'events:PutTargets',
      arns.at('events', `rule/${purpose}-rule-01`),
      { 'events:TargetArn': [topic, 'arn:aws:sqs:eu-central-1:999999999999:q'] },
    ),
    tried('lets others publish', 'sns:AddPermission', topic),
    tried('sends notifications to a queue', 'sns:Subscribe', topic, { 'sns:Protocol': 'sqs' }),
    tried('sends notifications to a web page', 'sns:Subscribe', topic, { 'sns:Protocol': 'https' }),
    tried('shares a runbook', 'ssm:ModifyDocumentPermission', document),
    tried('shares a runbook by its policy', 'ssm:PutResourcePolicy', document),
    tried(
      'copies what it knows of machines',
      'ssm:CreateResourceDataSync',
      arns.at('ssm', `resource-data-sync/${purpose}-x`),
    ),
    tried('opens another way to a bucket', 's3:CreateAccessPoint', arns.at('s3', `accesspoint/${purpose}-x`)),
    tried(
      'opens a way to a bucket everywhere',
      's3:CreateMultiRegionAccessPoint',
      `arn:aws:s3::${account}:accesspoint/x`,
    ),
    tried('lets others in another way', 's3:PutAccessPointPolicy', arns.at('s3', `accesspoint/${purpose}-x`)),
    tried('lets others into a bucket', 's3:PutBucketAcl', bucket),
    tried('lets others have an object', 's3:PutObjectAcl', arns.auditObject()),
    tried('copies a bucket elsewhere', 's3:PutReplicationConfiguration', bucket),
    tried('shares a dashboard of the trail', 'cloudtrail:PutResourcePolicy', arns.at('cloudtrail', 'dashboard/x')),
    tried('lets another account run trails', 'cloudtrail:RegisterOrganizationDelegatedAdmin', '*'),
    tried('lets others see metrics', 'cloudwatch:CreateAccessGrant', '*'),
  ];
}
