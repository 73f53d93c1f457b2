import { type ResourceSchema } from '@nss/cfn-lint';

/** Rights that handlers name for what these stacks do not use, and why. */
const NOT_USED: Readonly<Record<string, string>> = {
  'autoscaling:DescribeTags': 'flow logs of a VPC',
  'CloudTrail:StopLogging': 'trails log, and the boundary of the role keeps it so',
  'billing:GetBillingViewData': 'a budget without a billing view',
  'firehose:TagDeliveryStream': 'log groups do not deliver',
  'ec2:AcceptAddressTransfer': 'no addresses of other accounts',
  'ec2:CreateVpcEncryptionControl': 'VPCs without encryption control',
  'ec2:ModifyTransitGatewayOptions': 'no action of IAM: authorised as ModifyTransitGateway',
  'directconnect:ConfirmPrivateVirtualInterface': 'virtual interfaces of one account',
  'directconnect:ConfirmTransitVirtualInterface': 'virtual interfaces of one account',
  'directconnect:CreateDirectConnectGatewayAssociationProposal': 'gateways of one account',
  'iam:AttachGroupPolicy': 'no groups',
  'iam:AttachUserPolicy': 'no users',
  'iam:DetachGroupPolicy': 'no groups',
  'iam:DetachUserPolicy': 'no users',
  'iam:CreateServiceLinkedRole': 'trails and flow logs have roles of their own',
  'iam:DeleteRolePermissionsBoundary': 'boundaries stay',
  'logs:DeleteIndexPolicy': 'log groups without field indexes',
  'logs:DeleteResourcePolicy': 'neither log groups nor tunnels hand logs on',
  'logs:PutIndexPolicy': 'log groups without field indexes',
  'logs:PutResourcePolicy': 'neither log groups nor tunnels hand logs on',
  's3:PutBucketAcl': 'buckets without access lists',
  's3:PutObjectAcl': 'buckets without access lists',
  's3:PutReplicationConfiguration': 'nothing is replicated',
  's3:PutBucketReplication': 'nothing is replicated',
  's3:DeleteBucketReplication': 'nothing is replicated',
  'organizations:DescribeOrganization': 'a trail of one account',
  'organizations:ListAWSServiceAccessForOrganization': 'a trail of one account',
  'sts:AssumeRole': 'virtual interfaces of one account',
};
const UNUSED_SERVICES = ['s3tables', 'vpc-lattice', 'vpce'];

/**
 * Rights that the handlers of a type name, without those that these stacks have no use for.
 * @param handlers `read`. @default - every handler but `list`: nothing is listed when a stack is deployed
 */
export function handlerRights(
  { handlers = {} }: ResourceSchema,
  names = Object.keys(handlers).filter((name) => name !== 'list'),
): string[] {
  const rights = names.flatMap((name) => handlers[name]?.permissions ?? []);
  return [...new Set(rights)].filter(
    (right) => !(right in NOT_USED) && !UNUSED_SERVICES.includes(right.split(':')[0]!),
  );
}
