import { ARN_OF_OTHERS, systemStackName } from '@nss/environment';
import { type Grant, type GrantPlace, arnAt } from './grant';
import { type NamedNetworks } from './named-networks';

/**
 * What is made by each group of actions. Nothing that exists can be named in place of what is made: the service authorization
 * reference gives these kinds no `aws:ResourceTag` for these actions. No action of a group takes what another one of it makes,
 * since a statement lets each of its actions meet each of its resources.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2.html
 */
const MADE: readonly (readonly [sid: string, actions: readonly string[], kinds: readonly string[]])[] = [
  [
    'MakeNetworks',
    [
      'AllocateAddress',
      'CreateCustomerGateway',
      'CreateInternetGateway',
      'CreateLaunchTemplate',
      'CreateTransitGateway',
      'CreateVpc',
      'CreateVpnGateway',
    ],
    ['customer-gateway', 'elastic-ip', 'internet-gateway', 'launch-template', 'transit-gateway', 'vpc', 'vpn-gateway'],
  ],
  [
    'MakeWithinNetworks',
    ['CreateNetworkAcl', 'CreateRouteTable', 'CreateSecurityGroup', 'CreateSubnet'],
    ['network-acl', 'route-table', 'security-group', 'subnet'],
  ],
  [
    'MakeMachines',
    [
      'CreateNatGateway',
      'CreateNetworkInterface',
      'CreateTransitGatewayVpcAttachment',
      'CreateVpcEndpoint',
      'RunInstances',
    ],
    ['instance', 'natgateway', 'network-interface', 'transit-gateway-attachment', 'volume', 'vpc-endpoint'],
  ],
  [
    'MakeConnections',
    ['AuthorizeSecurityGroupEgress', 'AuthorizeSecurityGroupIngress', 'CreateFlowLogs', 'CreateVpnConnection'],
    ['security-group-rule', 'vpc-flow-log', 'vpn-connection'],
  ],
];

/** What handlers of the types in the stacks do with things that are there already. */
const WITH_EXISTING = [
  'AssignIpv6Addresses',
  'AssignPrivateIpAddresses',
  'AssignPrivateNatGatewayAddress',
  'AssociateAddress',
  'AssociateIamInstanceProfile',
  'AssociateNatGatewayAddress',
  'AssociateRouteTable',
  'AssociateSubnetCidrBlock',
  'AttachInternetGateway',
  'AttachVolume',
  'AttachVpnGateway',
  'AuthorizeSecurityGroupEgress',
  'AuthorizeSecurityGroupIngress',
  'CreateFlowLogs',
  'CreateLaunchTemplateVersion',
  'CreateNatGateway',
  'CreateNetworkAcl',
  'CreateNetworkAclEntry',
  'CreateNetworkInterface',
  'CreateRoute',
  'CreateRouteTable',
  'CreateSecurityGroup',
  'CreateSubnet',
  'CreateTransitGatewayVpcAttachment',
  'CreateVpcEndpoint',
  'CreateVpnConnection',
  'CreateVpnConnectionRoute',
  'DeleteCustomerGateway',
  'DeleteFlowLogs',
  'DeleteInternetGateway',
  'DeleteLaunchTemplate',
  'DeleteNatGateway',
  'DeleteNetworkAcl',
  'DeleteNetworkAclEntry',
  'DeleteNetworkInterface',
  'DeleteRoute',
  'DeleteRouteTable',
  'DeleteSecurityGroup',
  'DeleteSubnet',
  'DeleteTags',
  'DeleteTransitGateway',
  'DeleteTransitGatewayVpcAttachment',
  'DeleteVpc',
  'DeleteVpcEndpoints',
  'DeleteVpnConnection',
  'DeleteVpnConnectionRoute',
  'DeleteVpnGateway',
  'DetachInternetGateway',
  'DetachVolume',
  'DetachVpnGateway',
  'DisableVgwRoutePropagation',
  'DisassociateAddress',
  'DisassociateIamInstanceProfile',
  'DisassociateNatGatewayAddress',
  'DisassociateRouteTable',
  'DisassociateSubnetCidrBlock',
  'EnableVgwRoutePropagation',
  'ModifyInstanceAttribute',
  'ModifyInstanceCreditSpecification',
  'ModifyInstanceMaintenanceOptions',
  'ModifyInstanceMetadataOptions',
  'ModifyInstancePlacement',
  'ModifyNetworkInterfaceAttribute',
  'ModifyPrivateDnsNameOptions',
  'ModifyPublicIpDnsNameOptions',
  'ModifySubnetAttribute',
  'ModifyTransitGateway',
  'ModifyTransitGatewayVpcAttachment',
  'ModifyVpcAttribute',
  'ModifyVpcEndpoint',
  'ModifyVpcTenancy',
  'ModifyVpnConnection',
  'ModifyVpnConnectionOptions',
  'ModifyVpnTunnelOptions',
  'MonitorInstances',
  'ReleaseAddress',
  'ReplaceIamInstanceProfileAssociation',
  'ReplaceNetworkAclAssociation',
  'ReplaceNetworkAclEntry',
  'ReplaceRoute',
  'ReplaceRouteTableAssociation',
  'RevokeSecurityGroupEgress',
  'RevokeSecurityGroupIngress',
  'RunInstances',
  'StartInstances',
  'StopInstances',
  'TerminateInstances',
  'UnassignIpv6Addresses',
  'UnassignPrivateIpAddresses',
  'UnassignPrivateNatGatewayAddress',
  'UnmonitorInstances',
  'UpdateSecurityGroupRuleDescriptionsEgress',
  'UpdateSecurityGroupRuleDescriptionsIngress',
];

/** What is done within a VPC, and with a transit gateway, of others that the file names: nothing of it goes or is weakened. */
export const WITH_NAMED: readonly string[] = [
  'AttachVpnGateway',
  'CreateFlowLogs',
  'CreateNetworkAcl',
  'CreateNetworkInterface',
  'CreateRoute',
  'CreateSecurityGroup',
  'CreateTransitGatewayVpcAttachment',
  'CreateVpcEndpoint',
  'CreateVpnConnection',
  'DeleteRoute',
  'DetachVpnGateway',
  'DisableVgwRoutePropagation',
  'EnableVgwRoutePropagation',
  'ModifyNetworkInterfaceAttribute',
  'ModifyTransitGatewayVpcAttachment',
  'ModifyVpcEndpoint',
  'ReplaceNetworkAclAssociation',
  'ReplaceRoute',
  'RunInstances',
];

/**
 * Lets CloudFormation make networks and machines, and change those that carry the environment's tag. AWS decides each action on
 * every resource that the request names, so that nothing is made in, or tied to, what carries another tag or none.
 *
 * A resource cannot be tagged into reach: tags are put on while it is made, on what carries the environment's tag, and on what
 * CloudFormation made for its stacks, by a tag that AWS alone can write. The resource schemas say that each of these types is
 * tagged when it is made (`tagOnCreate`); the last of the three is for a handler that tags afterwards.
 * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/supported-iam-actions-tagging.html
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cfn-resource-tags.html
 */
export function networks(place: GrantPlace, named: NamedNetworks): Grant[] {
  const { partition, region, account, purpose } = place;
  const ec2 = (names: readonly string[]) => names.map((name) => `ec2:${name}`);
  const anything = arnAt(place, 'ec2', '*');
  const own = { 'aws:ResourceTag/purpose': purpose };
  const ids = 'AWS gives the ids';
  return [
    ...MADE.map(
      ([sid, actions, kinds]): Grant => ({
        sid,
        actions: ec2(actions),
        resources: kinds.map((kind) => arnAt(place, 'ec2', `${kind}/*`)),
        wildcardReason: `${ids} of what is made; what exists is decided on by its tag.`,
      }),
    ),
    {
      sid: 'OwnNetworks',
      actions: ec2(WITH_EXISTING),
      resources: [anything],
      conditions: { StringEquals: own },
      wildcardReason: `${ids}; the environment's tag is held.`,
    },
    ...(named.ec2.length === 0
      ? []
      : [
          {
            // The VPC, its subnets and the transit gateway may be another account's, and shared.
            sid: 'NamedNetworks',
            actions: ec2(WITH_NAMED),
            resources: named.ec2.map((resource) => ARN_OF_OTHERS.network(place, resource)),
            wildcardReason: "Whichever account owns what the environment's file names.",
          },
        ]),
    {
      sid: 'DefaultAcls',
      actions: ['ec2:ReplaceNetworkAclAssociation'],
      resources: [arnAt(place, 'ec2', 'network-acl/*')],
      wildcardReason:
        'A subnet goes back to the default list of its VPC, which carries no tag; the subnet is decided on too.',
    },
    {
      sid: 'ImagesOfOthers',
      actions: ['ec2:RunInstances'],
      resources: [`arn:${partition}:ec2:${region}::image/*`],
      conditions: { StringNotEquals: { 'ec2:Owner': account } },
      wildcardReason:
        "AWS's images and those shared with the account; an image that the account itself has needs the environment's tag.",
    },
    {
      sid: 'OwnImages',
      actions: ['ec2:RunInstances'],
      resources: [`arn:${partition}:ec2:${region}::image/*`],
      conditions: { StringEquals: own },
      wildcardReason: `${ids} of images; the environment's tag is held.`,
    },
    {
      sid: 'TagWhatIsMade',
      actions: ['ec2:CreateTags'],
      resources: [anything],
      conditions: {
        StringEquals: {
          'aws:RequestTag/purpose': purpose,
          'ec2:CreateAction': MADE.flatMap(([, actions]) => actions).filter(
            (action) => !action.startsWith('Authorize'),
          ),
        },
      },
      wildcardReason: `${ids} of what is made; tags are put on while it is made, and no others than the environment's.`,
    },
    {
      sid: 'TagOwn',
      actions: ['ec2:CreateTags'],
      resources: [anything],
      conditions: { StringEquals: own, StringEqualsIfExists: { 'aws:RequestTag/purpose': purpose } },
      wildcardReason: `${ids}; the environment's tag is held, and stays.`,
    },
    {
      sid: 'TagWhatStackMade',
      actions: ['ec2:CreateTags'],
      resources: [anything],
      conditions: {
        StringEquals: { 'aws:ResourceTag/aws:cloudformation:stack-name': systemStackName(purpose) },
        StringEqualsIfExists: { 'aws:RequestTag/purpose': purpose },
      },
      wildcardReason: `${ids}; only CloudFormation writes the tag that is held.`,
    },
    {
      sid: 'LookAround',
      actions: ['ec2:Describe*', 'directconnect:Describe*'],
      resources: ['*'],
      conditions: { StringEquals: { 'aws:RequestedRegion': region } },
      wildcardReason: 'Descriptions; these actions take no resource.',
    },
  ];
}
