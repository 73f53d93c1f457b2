export { type PlanProblem } from './problem';
export * from './cidr/prefix';
export { relayServers } from './addressing/servers';
export { vpcRanges } from './addressing/vpc-ranges';
export { type AddressPlan, type PlacedServer, planAddresses } from './addressing/plan';
export { type Flow, type GroupRole, partyName } from './flows/flow';
export { deriveFlows, serviceGroup, vpcResolver } from './flows/derive';
export { ZSCALER_CLOUDS, meantCloud } from './zscaler/clouds';
export {
  HUB_RANGES_FOLDER,
  OLD_SNAPSHOT_DAYS,
  fetchRangesCommand,
  hubRanges,
  ipv4HubPrefixes,
  snapshotAgeDays,
} from './zscaler/hubs';
export { type Rule } from './security-groups/rule';
export { type SecurityGroupPlan, planSecurityGroups } from './security-groups/plan';
export { type AclEntry, type NetworkAclPlan, planNetworkAcls } from './network-acl/plan';
export { RelayVpc } from './vpc/relay-vpc';
export { RelaySecurityGroups } from './security-groups/relay-security-groups';
export { RelayNetworkAcl } from './network-acl/relay-network-acl';
export { BastionEndpoints } from './endpoints/bastion-endpoints';
export {
  type Destination,
  bastionDestinations,
  endpointServices,
} from './endpoints/destinations';
export { VpcFlowLog } from './flow-log/vpc-flow-log';
export {
  addressesPerSubnet,
  type DirectConnectGatewayInput,
  type GatewayOfOthers,
  gatewayOfOthers,
  type HostedInterface,
  type OwnInterface,
  type PrivateConnectionInput,
  virtualInterfaceType,
  type VpnDevice,
  writesRoutes,
} from './private-connection/input';
export { PrivateConnection } from './private-connection/private-connection';
export { FixedInterface } from './interfaces/fixed-interface';
