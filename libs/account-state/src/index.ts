export { type AccountClients, accountClients } from './clients';
export { deployedStacks, parameterValues } from './deployed-stacks';
export { digestOf } from './compare/digest';
export { type Difference, differences, type Plan } from './compare/differences';
export { type DeployedStack, ownedResources, plannedResources } from './plan/planned';
export { readAccountState } from './read-account-state';
export { type AccountResource, type AccountState } from './resource';
export { meaningOf } from './compare/meanings';
export { repairOf } from './compare/repairs';
export { makeCall } from './repair/make-call';
export { type RepairCall } from './repair/repair-call';
export {
  purposeOf,
  type RepairPlan,
  repairPlan,
  saidOf,
} from './repair/repair-plan';
