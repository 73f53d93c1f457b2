export { constructId, nameTag, resourceName } from './resource-name';
