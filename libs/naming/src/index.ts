export { partitionOf } from './partition';
export { constructId, nameTag, resourceName } from './resource-name';
export { editDistance, suggest } from './suggestion';
