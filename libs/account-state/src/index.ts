export { type AccountClients, accountClients } from './clients';
export { deployedStacks } from './deployed-stacks';
export { digestOf } from './compare/digest';
export { type Difference, differences } from './compare/differences';
export { type DeployedStack, ownedResources, plannedResources } from './plan/planned';
export { readAccountState } from './read-account-state';
export { type AccountResource, type AccountState } from './resource';
export { meaningOf } from './compare/meanings';
export { repairOf } from './compare/repairs';
