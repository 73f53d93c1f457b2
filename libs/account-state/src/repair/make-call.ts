import * as cloudWatch from '@aws-sdk/client-cloudwatch';
import * as directConnect from '@aws-sdk/client-direct-connect';
import * as ec2 from '@aws-sdk/client-ec2';
import * as events from '@aws-sdk/client-eventbridge';
import * as iam from '@aws-sdk/client-iam';
import * as logs from '@aws-sdk/client-cloudwatch-logs';
import * as sns from '@aws-sdk/client-sns';
import * as ssm from '@aws-sdk/client-ssm';
import { type AccountClients } from '../clients';
import { ifPresent } from '../read/reading';
import { type RepairCall } from './repair-call';

type Call = (clients: AccountClients, parameters: never) => Promise<unknown>;

/** The calls there are, as policies name them. */
const CALLS: Readonly<Record<string, Call>> = {
  'cloudwatch:DeleteAlarms': ({ cloudWatch: client }, given) => client.send(new cloudWatch.DeleteAlarmsCommand(given)),
  'cloudwatch:DeleteDashboards': ({ cloudWatch: client }, given) =>
    client.send(new cloudWatch.DeleteDashboardsCommand(given)),
  'cloudwatch:EnableAlarmActions': ({ cloudWatch: client }, given) =>
    client.send(new cloudWatch.EnableAlarmActionsCommand(given)),
  'cloudwatch:UntagResource': ({ cloudWatch: client }, given) =>
    client.send(new cloudWatch.UntagResourceCommand(given)),
  'directconnect:DeleteDirectConnectGatewayAssociation': ({ directConnect: client }, given) =>
    client.send(new directConnect.DeleteDirectConnectGatewayAssociationCommand(given)),
  'ec2:AssociateDhcpOptions': ({ ec2: client }, given) => client.send(new ec2.AssociateDhcpOptionsCommand(given)),
  'ec2:DeleteEgressOnlyInternetGateway': ({ ec2: client }, given) =>
    client.send(new ec2.DeleteEgressOnlyInternetGatewayCommand(given)),
  'ec2:DeleteFlowLogs': ({ ec2: client }, given) => client.send(new ec2.DeleteFlowLogsCommand(given)),
  'ec2:DeleteNatGateway': ({ ec2: client }, given) => client.send(new ec2.DeleteNatGatewayCommand(given)),
  'ec2:DeleteNetworkAcl': ({ ec2: client }, given) => client.send(new ec2.DeleteNetworkAclCommand(given)),
  'ec2:DeleteNetworkAclEntry': ({ ec2: client }, given) => client.send(new ec2.DeleteNetworkAclEntryCommand(given)),
  'ec2:DeleteNetworkInterface': ({ ec2: client }, given) => client.send(new ec2.DeleteNetworkInterfaceCommand(given)),
  'ec2:DeleteRoute': ({ ec2: client }, given) => client.send(new ec2.DeleteRouteCommand(given)),
  'ec2:DeleteRouteTable': ({ ec2: client }, given) => client.send(new ec2.DeleteRouteTableCommand(given)),
  'ec2:DeleteSecurityGroup': ({ ec2: client }, given) => client.send(new ec2.DeleteSecurityGroupCommand(given)),
  'ec2:DeleteSubnet': ({ ec2: client }, given) => client.send(new ec2.DeleteSubnetCommand(given)),
  'ec2:DeleteTags': ({ ec2: client }, given) => client.send(new ec2.DeleteTagsCommand(given)),
  'ec2:DeleteTransitGatewayVpcAttachment': ({ ec2: client }, given) =>
    client.send(new ec2.DeleteTransitGatewayVpcAttachmentCommand(given)),
  'ec2:DeleteVpcEndpoints': ({ ec2: client }, given) => client.send(new ec2.DeleteVpcEndpointsCommand(given)),
  'ec2:DeleteVpcPeeringConnection': ({ ec2: client }, given) =>
    client.send(new ec2.DeleteVpcPeeringConnectionCommand(given)),
  'ec2:DeleteVpnConnection': ({ ec2: client }, given) => client.send(new ec2.DeleteVpnConnectionCommand(given)),
  'ec2:DeleteVpnConnectionRoute': ({ ec2: client }, given) =>
    client.send(new ec2.DeleteVpnConnectionRouteCommand(given)),
  'ec2:DetachInternetGateway': ({ ec2: client }, given) => client.send(new ec2.DetachInternetGatewayCommand(given)),
  'ec2:DetachVpnGateway': ({ ec2: client }, given) => client.send(new ec2.DetachVpnGatewayCommand(given)),
  'ec2:DisableVgwRoutePropagation': ({ ec2: client }, given) =>
    client.send(new ec2.DisableVgwRoutePropagationCommand(given)),
  'ec2:DisassociateAddress': ({ ec2: client }, given) => client.send(new ec2.DisassociateAddressCommand(given)),
  'ec2:DisassociateRouteTable': ({ ec2: client }, given) => client.send(new ec2.DisassociateRouteTableCommand(given)),
  'ec2:DisassociateVpcCidrBlock': ({ ec2: client }, given) =>
    client.send(new ec2.DisassociateVpcCidrBlockCommand(given)),
  'ec2:EnableVgwRoutePropagation': ({ ec2: client }, given) =>
    client.send(new ec2.EnableVgwRoutePropagationCommand(given)),
  'ec2:ModifyInstanceAttribute': ({ ec2: client }, given) => client.send(new ec2.ModifyInstanceAttributeCommand(given)),
  'ec2:ModifyInstanceMetadataOptions': ({ ec2: client }, given) =>
    client.send(new ec2.ModifyInstanceMetadataOptionsCommand(given)),
  'ec2:ModifyNetworkInterfaceAttribute': ({ ec2: client }, given) =>
    client.send(new ec2.ModifyNetworkInterfaceAttributeCommand(given)),
  'ec2:MonitorInstances': ({ ec2: client }, given) => client.send(new ec2.MonitorInstancesCommand(given)),
  'ec2:ModifySubnetAttribute': ({ ec2: client }, given) => client.send(new ec2.ModifySubnetAttributeCommand(given)),
  'ec2:ModifyVpcAttribute': ({ ec2: client }, given) => client.send(new ec2.ModifyVpcAttributeCommand(given)),
  'ec2:ReplaceNetworkAclAssociation': ({ ec2: client }, given) =>
    client.send(new ec2.ReplaceNetworkAclAssociationCommand(given)),
  'ec2:ReplaceRouteTableAssociation': ({ ec2: client }, given) =>
    client.send(new ec2.ReplaceRouteTableAssociationCommand(given)),
  'ec2:RevokeSecurityGroupEgress': ({ ec2: client }, given) =>
    client.send(new ec2.RevokeSecurityGroupEgressCommand(given)),
  'ec2:RevokeSecurityGroupIngress': ({ ec2: client }, given) =>
    client.send(new ec2.RevokeSecurityGroupIngressCommand(given)),
  'events:DeleteRule': ({ events: client }, given) => client.send(new events.DeleteRuleCommand(given)),
  'events:EnableRule': ({ events: client }, given) => client.send(new events.EnableRuleCommand(given)),
  'events:RemoveTargets': ({ events: client }, given) => client.send(new events.RemoveTargetsCommand(given)),
  'events:UntagResource': ({ events: client }, given) => client.send(new events.UntagResourceCommand(given)),
  'iam:AttachRolePolicy': ({ iam: client }, given) => client.send(new iam.AttachRolePolicyCommand(given)),
  'iam:DeleteRolePolicy': ({ iam: client }, given) => client.send(new iam.DeleteRolePolicyCommand(given)),
  'iam:DetachGroupPolicy': ({ iam: client }, given) => client.send(new iam.DetachGroupPolicyCommand(given)),
  'iam:DetachRolePolicy': ({ iam: client }, given) => client.send(new iam.DetachRolePolicyCommand(given)),
  'iam:DetachUserPolicy': ({ iam: client }, given) => client.send(new iam.DetachUserPolicyCommand(given)),
  'iam:UntagRole': ({ iam: client }, given) => client.send(new iam.UntagRoleCommand(given)),
  'iam:UpdateRole': ({ iam: client }, given) => client.send(new iam.UpdateRoleCommand(given)),
  'logs:DeleteMetricFilter': ({ logs: client }, given) => client.send(new logs.DeleteMetricFilterCommand(given)),
  'logs:DeleteQueryDefinition': ({ logs: client }, given) => client.send(new logs.DeleteQueryDefinitionCommand(given)),
  'logs:DeleteSubscriptionFilter': ({ logs: client }, given) =>
    client.send(new logs.DeleteSubscriptionFilterCommand(given)),
  'sns:SetTopicAttributes': ({ sns: client }, given) => client.send(new sns.SetTopicAttributesCommand(given)),
  'sns:Unsubscribe': ({ sns: client }, given) => client.send(new sns.UnsubscribeCommand(given)),
  'sns:UntagResource': ({ sns: client }, given) => client.send(new sns.UntagResourceCommand(given)),
  'ssm:DeleteDocument': ({ ssm: client }, given) => client.send(new ssm.DeleteDocumentCommand(given)),
  'ssm:DeleteParameter': ({ ssm: client }, given) => client.send(new ssm.DeleteParameterCommand(given)),
  'ssm:ModifyDocumentPermission': ({ ssm: client }, given) =>
    client.send(new ssm.ModifyDocumentPermissionCommand(given)),
  'ssm:RemoveTagsFromResource': ({ ssm: client }, given) => client.send(new ssm.RemoveTagsFromResourceCommand(given)),
};

/**
 * Makes a call.
 * @returns false where there was nothing left to call it for
 * @throws Error of the call; a call that nobody planned for
 */
export async function makeCall(
  clients: AccountClients,
  { service, operation, parameters }: RepairCall,
): Promise<boolean> {
  const call = CALLS[`${service}:${operation}`];
  if (!call) throw new Error(`${service}:${operation} is no call that repairs anything: plan again`);
  return (await ifPresent(call(clients, parameters as never))) !== undefined;
}
