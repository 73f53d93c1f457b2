export { type AccountClients, accountClients } from './clients';
export { deployedStacks } from './deployed-stacks';
export { type Difference, differences, type Plan } from './compare/differences';
export { type DeployedStack, ownedResources, plannedResources } from './plan/planned';
export { type OwnedResource, type ReadPlace } from './read/reading';
export { readAccountState, type ReadOptions } from './read-account-state';
export { type AccountResource, type AccountState } from './resource';
export { meaningOf } from './compare/meanings';
export { type Repair, repairOf } from './compare/repairs';
