export { type LoadedEnvironment, loadEnvironment, loadEnvironments } from './loader';
export { type CloudInUse, cloudsInUse } from './clouds-in-use';
export { type AcceptedDifference, acceptedDifferences } from './accepted/accepted-differences';
export { chosenEnvironment, EnvironmentProblems, everyEnvironment } from './commands/chosen-environment';
export { rangesText } from './commands/ranges-text';
export { formatProblems } from './commands/format-problems';
export { printProblems } from './commands/print-problems';
export { type Problem } from './problem';
export { environmentsDirectory, OWN_ENVIRONMENTS } from './workspace';
export { type Environment } from './schema';
export {
  type Connection,
  type ConnectionVpn,
  connectionExamples,
  connectionKinds,
  connectionOf,
} from './private-connection';
export { connectionSecrets } from './private-connection/secrets';
export { ARN_OF_OTHERS, type ArnPlace } from './delivery/arns-of-others';
export { type SchemaNode } from './schema-problems/schema-node';
export { hubPrefixesOf } from './derive/hub-prefixes';
export { type RelayPlan, deriveRelayPlan } from './derive/relay-plan';
export { type Approval, type Approvers, approvalOf } from './derive/approval';
export { objectLockOf } from './derive/object-lock';
export { activeServerParameterName } from './derive/active-server-parameter';
export {
  APPROVED_CHANGE_SETS,
  DELIVERY_PATH,
  DELIVERY_PURPOSES,
  type DeliveryPurpose,
  SHOWN_CHANGE_SETS,
  consentEnvironment,
  deliveryRoleArn,
  executionRoleArn,
  githubEnvironment,
  REPAIR_CHANGE_SETS,
} from './delivery/delivery-purpose';
export { GITHUB_ISSUER, STS_AUDIENCE } from './delivery/github-issuer';
export { identityStackName, systemStackName } from './delivery/stack-names';
export { identityStageName } from './delivery/stage-name';
export { relayFeeds } from './derive/feeds';
export { instanceTypesFor } from './checks/instance-memory';
export { watchedPulse } from './derive/watched-pulse';
export { FEEDS_DESCRIPTION_BYTES } from './checks/feed-pulse';
export { feedTable } from './derive/feed-form';
export { EVERY_RESOURCE_TYPE, resourceTypes } from './derive/resource-types';
export { destinationText } from './derive/destination-text';
export { type FixedAddress, fixedAddresses } from './derive/fixed-addresses';
export { type LogWay, logWayOf } from './derive/log-way';
export { allDownloadMbps, allSiemMbps } from './derive/traffic';
export { sizing, type SizingLine } from './sizing/sizing';
