export { type LoadedEnvironment, loadEnvironments } from './environment/loader';
export { type CloudInUse, cloudsInUse } from './environment/clouds-in-use';
export { type Problem } from './environment/problem';
export { noSuchEnvironment } from './environment/commands/no-such-environment';
export { printProblems } from './environment/commands/print-problems';
export { environmentsDirectory, OWN_ENVIRONMENTS } from './environment/workspace';
export { type Environment } from './environment/schema';
export { type SchemaNode } from './environment/schema-problems/schema-node';
export { type RelayPlan, deriveRelayPlan } from './derive/relay-plan';
export { EVERY_RESOURCE_TYPE } from './derive/resource-types';
export { approvalOf } from './derive/approval';
export { objectLockOf } from './derive/object-lock';
export { activeServerParameterName } from './relay/active-server';
export {
  APPROVED_CHANGE_SETS,
  DELIVERY_PURPOSES,
  type DeliveryPurpose,
  SHOWN_CHANGE_SETS,
  consentEnvironment,
  deliveryRoleArn,
  executionRoleArn,
  githubEnvironment,
} from './identity/delivery-purpose';
export { GITHUB_ISSUER, STS_AUDIENCE } from './identity/trust';
export { identityStageName } from './identity/stage-name';
