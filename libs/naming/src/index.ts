export { constructId, resourceName } from './resource-name';
