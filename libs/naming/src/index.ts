export { constructId, nameTag, resourceName } from './resource-name';
export { AVAILABILITIES, type Availability, LOG_TYPES, type LogType } from './relay-words';
