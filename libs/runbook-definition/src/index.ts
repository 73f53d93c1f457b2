export {
  type GivenParameters,
  type RunbookRun,
  runbooksAfterDeployment,
  runsAfterDeployment,
  verifyingRunbooks,
} from './after-deployment';
export { approvalTopicName, arn, documentName, executionTags, roleArn, roleName, startedResources } from './names';
export { placeOf } from './place';
export { type Permission, type RunbookDefinition, type RunbookPlace } from './runbook-definition';
export * from './system-description';
