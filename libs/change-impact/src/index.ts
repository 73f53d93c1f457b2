export { fateOf, type Loss, losses, resourceName } from './losses/losses';
export { RECORD_TYPES, watchedProperties } from './losses/weakened';
