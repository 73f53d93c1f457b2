import { COMMON_TAGS } from '../../foundation/managed-by';
import { ARN_OF_OTHERS, systemStackName } from '@nss/environment';
import { type Grant, type GrantPlace, arnAt } from './grant';
import { type NamedNetworks } from './named-networks';

/** What is done with a connection of others. */
export const WITH_CONNECTIONS: readonly string[] = [
  'directconnect:AssociateVirtualInterface',
  'directconnect:CreatePrivateVirtualInterface',
  'directconnect:CreateTransitVirtualInterface',
];

/** What is done with a Direct Connect gateway of others. */
export const WITH_GATEWAYS: readonly string[] = [
  'directconnect:CreateDirectConnectGatewayAssociation',
  'directconnect:DeleteDirectConnectGatewayAssociation',
];

/**
 * Lets CloudFormation make virtual interfaces on the connection that the file names, make gateways, and change what its stacks made.
 * Tags may be put on what carries none of the environment's: the reference does not say that they come with the request that
 * makes a resource, and the schemas name the right to put them on. So that nobody tags something into reach, what is changed
 * has to carry CloudFormation's tag with the name of the stack too, which only AWS writes; the schemas say that these types do
 * (`cloudFormationSystemTags`).
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsdirectconnect.html
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cfn-resource-tags.html
 */
export function directConnect(place: GrantPlace, named: NamedNetworks): Grant[] {
  const { purpose } = place;
  const interfacesAndGateways = [
    arnAt(place, 'directconnect', 'dxvif/*'),
    ARN_OF_OTHERS.directConnectGateway(place, '*'),
  ];
  return [
    ...(named.connections.length === 0
      ? []
      : [
          {
            sid: 'NamedConnection',
            actions: WITH_CONNECTIONS,
            resources: named.connections.map((id) => ARN_OF_OTHERS.connection(place, id)),
          },
        ]),
    ...(named.directConnectGateways.length === 0
      ? []
      : [
          {
            sid: 'NamedGateway',
            actions: WITH_GATEWAYS,
            resources: named.directConnectGateways.map((id) => ARN_OF_OTHERS.directConnectGateway(place, id)),
          },
        ]),
    {
      sid: 'OwnDirectConnect',
      actions: [
        'AssociateVirtualInterface',
        'CreateBGPPeer',
        'CreateDirectConnectGatewayAssociation',
        'DeleteBGPPeer',
        'DeleteDirectConnectGateway',
        'DeleteDirectConnectGatewayAssociation',
        'DeleteVirtualInterface',
        'TagResource',
        'UntagResource',
        'UpdateDirectConnectGateway',
        'UpdateVirtualInterfaceAttributes',
      ].map((name) => `directconnect:${name}`),
      resources: interfacesAndGateways,
      conditions: {
        StringEquals: {
          'aws:ResourceTag/purpose': purpose,
          'aws:ResourceTag/aws:cloudformation:stack-name': systemStackName(purpose),
        },
      },
      wildcardReason: "AWS gives the ids; the environment's tag and that of its stack are held.",
    },
    {
      sid: 'TagDirectConnect',
      actions: ['directconnect:TagResource'],
      resources: interfacesAndGateways,
      conditions: {
        StringEquals: { 'aws:RequestTag/purpose': purpose },
        Null: { 'aws:ResourceTag/purpose': 'true', 'aws:ResourceTag/managed-by': 'true' },
        'ForAllValues:StringLike': { 'aws:TagKeys': [...COMMON_TAGS, 'Name', 'aws:cloudformation:*'] },
      },
      wildcardReason: 'AWS gives the ids of what is made; the tag alone opens nothing.',
    },
    {
      sid: 'MakeDirectConnectGateways',
      actions: [
        'directconnect:CreateDirectConnectGateway',
        ...(named.associatesGateway ? ['directconnect:UpdateDirectConnectGatewayAssociation'] : []),
      ],
      resources: ['*'],
      wildcardReason: 'These actions take no resource.',
    },
  ];
}
