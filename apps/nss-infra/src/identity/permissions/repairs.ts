import { REPAIR_CHANGE_SETS } from '@nss/environment';
import { type Grant, type GrantPlace, arnAt, ownStack } from './grant';

/** Calls on things of EC2 that have the environment's tag. */
const ON_OWN_THINGS = [
  'ec2:DeleteNetworkAclEntry',
  'ec2:DeleteRoute',
  'ec2:DeleteVpnConnectionRoute',
  'ec2:DisableVgwRoutePropagation',
  'ec2:EnableVgwRoutePropagation',
  'ec2:ModifyInstanceMetadataOptions',
  'ec2:MonitorInstances',
  'ec2:ReplaceRouteTableAssociation',
  'ec2:RevokeSecurityGroupEgress',
  'ec2:RevokeSecurityGroupIngress',
];

/** What those calls name. */
const OWN_THINGS = [
  'instance',
  'network-acl',
  'route-table',
  'security-group',
  'subnet',
  'vpn-connection',
  'vpn-gateway',
];

/** Calls that set one attribute of several, and the attributes that a repair sets. */
const ATTRIBUTES: readonly (readonly [action: string, kind: string, attribute: string])[] = [
  ['ec2:ModifyInstanceAttribute', 'instance', 'DisableApiTermination'],
  ['ec2:ModifyNetworkInterfaceAttribute', 'network-interface', 'SourceDestCheck'],
  ['ec2:ModifySubnetAttribute', 'subnet', 'MapPublicIpOnLaunch'],
  ['ec2:ModifyVpcAttribute', 'vpc', 'EnableDnsSupport'],
];

/** Calls on what has a name of the environment's, by the kinds of resources that they name. */
const BY_NAME: readonly (readonly [sid: string, actions: readonly string[], kinds: (readonly [string, string])[]])[] = [
  [
    'RepairAlarms',
    ['cloudwatch:DeleteAlarms', 'cloudwatch:EnableAlarmActions', 'cloudwatch:UntagResource'],
    [['cloudwatch', 'alarm:']],
  ],
  ['RepairFilters', ['logs:DeleteMetricFilter', 'logs:DeleteSubscriptionFilter'], [['logs', 'log-group:']]],
  ['RepairTopics', ['sns:SetTopicAttributes', 'sns:UntagResource'], [['sns', '']]],
];

const IDS = "EC2 gives the ids; the environment's tag is held.";

/**
 * Lets a role execute the change sets that repair drift, and make the calls that a plan of repairs has for a workflow, and no other: on what
 * carries the environment's tag or a name of its own. Nothing here reaches a bucket, a key, the trail or what a log group holds, and nothing
 * decides who may do what.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/
 */
export function repairs(place: GrantPlace): Grant[] {
  const { purpose } = place;
  const own = { 'aws:ResourceTag/purpose': purpose };
  const changeSet = arnAt(place, 'cloudformation', `changeSet/${REPAIR_CHANGE_SETS}*`);
  return [
    {
      sid: 'ExecuteRepairs',
      actions: ['cloudformation:ExecuteChangeSet'],
      resources: [ownStack(place)],
      conditions: { StringLike: { 'cloudformation:ChangeSetName': [`${REPAIR_CHANGE_SETS}*`, changeSet] } },
      wildcardReason: "The environment's own stack; CloudFormation gives it an id of its own.",
    },
    {
      sid: 'RepairNetworks',
      actions: ON_OWN_THINGS,
      resources: OWN_THINGS.map((kind) => arnAt(place, 'ec2', `${kind}/*`)),
      conditions: { StringEquals: own },
      wildcardReason: IDS,
    },
    {
      sid: 'RepairAttributes',
      actions: ATTRIBUTES.map(([action]) => action),
      resources: ATTRIBUTES.map(([, kind]) => arnAt(place, 'ec2', `${kind}/*`)),
      conditions: {
        StringEquals: own,
        StringEqualsIgnoreCaseIfExists: { 'ec2:Attribute': ATTRIBUTES.map(([, , attribute]) => attribute) },
      },
      wildcardReason: IDS,
    },
    ...BY_NAME.map(
      ([sid, actions, kinds]): Grant => ({
        sid,
        actions,
        resources: kinds.map(([service, kind]) => arnAt(place, service, `${kind}${purpose}-*`)),
        wildcardReason: "The environment's names begin so.",
      }),
    ),
    {
      sid: 'RepairParameters',
      actions: ['ssm:DeleteParameter'],
      resources: [arnAt(place, 'ssm', `parameter/${purpose}/*`), arnAt(place, 'ssm', `parameter/${purpose}-*`)],
      wildcardReason: "The environment's names begin so.",
    },
  ];
}
