export { type AutomationControl, automationControl, type HeldPlace } from './automation/control';
export { type CallFailure, clearCallFailures, failCalls } from './call-failures';
export { type InstanceStateChange, instanceStateChanges } from './instance-states';
export { type LoopbackIssuer, startIssuer } from './issuer';
export { type AllowedDecision, allowedDecisions, permissionsUsed } from './permissions-used';
export { iamSettled, passTime } from './virtual-time';
export { passTraffic, type Traffic } from './traffic';
export { askControl } from './control-route';
export { isAlive } from './is-alive';
export {
  administratorOf,
  type CloudKeys,
  keptClouds,
  type KeptCloud,
  keysOf,
  NoSuchCloudError,
  secretOf,
} from './keys';
export { type StagedAt, type StagedDelay, type StagedFailure } from './automation/staging';
export { startEmbeddedCloud, PortTakenError, type EmbeddedCloud, type StartOptions } from './start';
export {
  type CheckStatus,
  type ExistingNetwork,
  type MetricValue,
  PreparationError,
  putMetrics,
  removeMetrics,
  type ScriptedAnswer,
  type ScriptedInstance,
  supportedTypes,
  prepareFixtures,
  type Fixtures,
} from './fixtures';
export { clientEnvironment } from './environment';
export { clearFaults, FAULT_KINDS, plantFault, type ResourceFault } from './resource-faults';
