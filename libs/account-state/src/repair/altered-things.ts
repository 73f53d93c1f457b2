import { type Difference } from '../compare/differences';
import { arnOf } from '../plan/attributes';
import { type ReadPlace } from '../read/reading';
import { type AccountResource, type Properties } from '../resource';
import { addedTag } from './added-tags';
import { type RepairCall, repairCall } from './repair-call';

/** A property that is other than planned, of a thing that exists. */
interface Altered {
  readonly id: string;
  /** The last part of the property: `HttpTokens` of `MetadataOptions.HttpTokens`. */
  readonly name: string;
  /** What was planned, or what is found, of this difference. */
  readonly planned: unknown;
  readonly found: unknown;
  readonly resource: AccountResource;
}

/** The call that puts a property back which no change set compares, by type, property and kind of difference. */
interface PuttingBack {
  readonly api: string;
  readonly by: RepairCall['by'];
  readonly parameters: (altered: Altered) => Properties;
}

const putBack = (api: string, by: RepairCall['by'], parameters: (altered: Altered) => Properties): PuttingBack => ({
  api,
  by,
  parameters,
});

const [WORKFLOW, ADMINISTRATOR] = ['workflow', 'administrator'] as const;

/** A rule as the calls that take it away name it. */
function permission(rule: unknown): Properties {
  const { IpProtocol, FromPort, ToPort, CidrIp, CidrIpv6, ...peer } = rule as Record<string, string | undefined>;
  const list = peer['SourcePrefixListId'] ?? peer['DestinationPrefixListId'];
  const group = peer['SourceSecurityGroupId'] ?? peer['DestinationSecurityGroupId'];
  return {
    IpProtocol,
    ...(FromPort !== undefined && { FromPort: Number(FromPort), ToPort: Number(ToPort) }),
    ...(CidrIp && { IpRanges: [{ CidrIp }] }),
    ...(CidrIpv6 && { Ipv6Ranges: [{ CidrIpv6 }] }),
    ...(list && { PrefixListIds: [{ PrefixListId: list }] }),
    ...(group && { UserIdGroupPairs: [{ GroupId: group }] }),
  };
}

const ofRule = ({ id: GroupId, found }: Altered) => ({ GroupId, IpPermissions: [permission(found)] });
const propagation = ({ resource, planned, found }: Altered) => ({
  GatewayId: resource.Properties['VpnGatewayId'],
  RouteTableId: planned ?? found,
});

/** By type, property and kind. */
const PUT_BACK: Readonly<Record<string, PuttingBack>> = {
  'AWS::CloudWatch::Alarm ActionsEnabled removed': putBack('cloudwatch:EnableAlarmActions', WORKFLOW, ({ id }) => ({
    AlarmNames: [id],
  })),
  'AWS::EC2::Instance DisableApiTermination removed': putBack(
    'ec2:ModifyInstanceAttribute',
    WORKFLOW,
    ({ id: InstanceId }) => ({ InstanceId, DisableApiTermination: { Value: true } }),
  ),
  'AWS::EC2::Instance MetadataOptions altered': putBack(
    'ec2:ModifyInstanceMetadataOptions',
    WORKFLOW,
    ({ id: InstanceId, name, planned }) => ({ InstanceId, [name]: planned }),
  ),
  'AWS::EC2::Instance Monitoring removed': putBack('ec2:MonitorInstances', WORKFLOW, ({ id }) => ({
    InstanceIds: [id],
  })),
  'AWS::EC2::NetworkInterface SourceDestCheck removed': putBack(
    'ec2:ModifyNetworkInterfaceAttribute',
    WORKFLOW,
    ({ id: NetworkInterfaceId }) => ({ NetworkInterfaceId, SourceDestCheck: { Value: true } }),
  ),
  'AWS::EC2::SecurityGroup SecurityGroupEgress added': putBack('ec2:RevokeSecurityGroupEgress', WORKFLOW, ofRule),
  'AWS::EC2::SecurityGroup SecurityGroupIngress added': putBack('ec2:RevokeSecurityGroupIngress', WORKFLOW, ofRule),
  'AWS::EC2::Subnet MapPublicIpOnLaunch added': putBack('ec2:ModifySubnetAttribute', WORKFLOW, ({ id: SubnetId }) => ({
    SubnetId,
    MapPublicIpOnLaunch: { Value: false },
  })),
  // The request names an association, and none of the things that have tags.
  'AWS::EC2::SubnetNetworkAclAssociation NetworkAclId altered': putBack(
    'ec2:ReplaceNetworkAclAssociation',
    ADMINISTRATOR,
    ({ planned: NetworkAclId, resource }) => ({ AssociationId: resource.Attributes?.['AssociationId'], NetworkAclId }),
  ),
  'AWS::EC2::SubnetRouteTableAssociation RouteTableId altered': putBack(
    'ec2:ReplaceRouteTableAssociation',
    WORKFLOW,
    ({ planned: RouteTableId, resource }) => ({ AssociationId: resource.Attributes?.['AssociationId'], RouteTableId }),
  ),
  'AWS::EC2::VPC EnableDnsSupport removed': putBack('ec2:ModifyVpcAttribute', WORKFLOW, ({ id: VpcId }) => ({
    VpcId,
    EnableDnsSupport: { Value: true },
  })),
  'AWS::EC2::VPNGatewayRoutePropagation RouteTableIds added': putBack(
    'ec2:DisableVgwRoutePropagation',
    WORKFLOW,
    propagation,
  ),
  'AWS::EC2::VPNGatewayRoutePropagation RouteTableIds removed': putBack(
    'ec2:EnableVgwRoutePropagation',
    WORKFLOW,
    propagation,
  ),
  'AWS::Events::Rule State altered': putBack('events:EnableRule', ADMINISTRATOR, ({ id: Name }) => ({ Name })),
  'AWS::IAM::ManagedPolicy Groups added': putBack(
    'iam:DetachGroupPolicy',
    ADMINISTRATOR,
    ({ id: PolicyArn, found: GroupName }) => ({ PolicyArn, GroupName }),
  ),
  'AWS::IAM::ManagedPolicy Roles added': putBack(
    'iam:DetachRolePolicy',
    ADMINISTRATOR,
    ({ id: PolicyArn, found: RoleName }) => ({ PolicyArn, RoleName }),
  ),
  'AWS::IAM::ManagedPolicy Roles removed': putBack(
    'iam:AttachRolePolicy',
    ADMINISTRATOR,
    ({ id: PolicyArn, planned: RoleName }) => ({ PolicyArn, RoleName }),
  ),
  'AWS::IAM::ManagedPolicy Users added': putBack(
    'iam:DetachUserPolicy',
    ADMINISTRATOR,
    ({ id: PolicyArn, found: UserName }) => ({ PolicyArn, UserName }),
  ),
  'AWS::IAM::Role ManagedPolicyArns added': putBack(
    'iam:DetachRolePolicy',
    ADMINISTRATOR,
    ({ id: RoleName, found: PolicyArn }) => ({ RoleName, PolicyArn }),
  ),
  'AWS::IAM::Role ManagedPolicyArns removed': putBack(
    'iam:AttachRolePolicy',
    ADMINISTRATOR,
    ({ id: RoleName, planned: PolicyArn }) => ({ RoleName, PolicyArn }),
  ),
  'AWS::IAM::Role MaxSessionDuration altered': putBack(
    'iam:UpdateRole',
    ADMINISTRATOR,
    ({ id: RoleName, planned, resource }) => ({
      RoleName,
      Description: resource.Properties['Description'],
      MaxSessionDuration: Number(planned),
    }),
  ),
  'AWS::IAM::Role Policies added': putBack('iam:DeleteRolePolicy', ADMINISTRATOR, ({ id: RoleName, found }) => ({
    RoleName,
    PolicyName: (found as { PolicyName?: string }).PolicyName,
  })),
  'AWS::SNS::Topic DisplayName added': putBack('sns:SetTopicAttributes', WORKFLOW, ({ id: TopicArn }) => ({
    TopicArn,
    AttributeName: 'DisplayName',
    AttributeValue: '',
  })),
  'AWS::SSM::Document SharedWith added': putBack(
    'ssm:ModifyDocumentPermission',
    ADMINISTRATOR,
    ({ id: Name, found }) => ({
      Name,
      PermissionType: 'Share',
      AccountIdsToRemove: [found],
    }),
  ),
};

const keyOfAltered = ({ type, property = '', kind }: Difference) => `${type} ${property.split('.')[0]} ${kind}`;

/** The call that puts a property back, as policies name it; undefined where there is none. */
export function apiOfAltered(difference: Difference): string | undefined {
  return PUT_BACK[keyOfAltered(difference)]?.api ?? addedTag(difference, '')?.api;
}

/**
 * The calls that put a property back.
 * @returns undefined where only a change set or a person does
 */
export function callsOfAltered(
  difference: Difference,
  resource: AccountResource,
  place: ReadPlace,
): readonly RepairCall[] | undefined {
  const known = callOf(difference, resource, place);
  if (known) return [known];
  if (difference.kind !== 'altered') return undefined;
  // A list of one that holds another one: that goes, and this comes back.
  const parts = (['removed', 'added'] as const).map((kind) => {
    const { planned, found, ...same } = difference;
    return callOf({ ...same, kind, ...(kind === 'removed' ? { planned } : { found }) }, resource, place);
  });
  const calls = parts.filter((each) => each !== undefined);
  return calls.length === parts.length ? calls : undefined;
}

function callOf(difference: Difference, resource: AccountResource, place: ReadPlace): RepairCall | undefined {
  const { physicalId: id, property = '', planned, found } = difference;
  const name = property.split('.').at(-1) ?? '';
  const known = PUT_BACK[keyOfAltered(difference)];
  if (known) return repairCall(known.api, known.by, known.parameters({ id, name, planned, found, resource }));
  const { Type, Properties, PhysicalId } = resource;
  const arn = arnOf({ Type, Properties, physicalId: PhysicalId, name: 'Arn' }, place) ?? '';
  const tag = addedTag(difference, arn);
  return tag && repairCall(tag.api, tag.by, tag.parameters);
}
