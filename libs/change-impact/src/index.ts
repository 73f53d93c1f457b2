export { fateOf, type Loss, losses, resourceName } from './losses/losses';
export { RECORD_TYPES, watchedProperties } from './losses/weakened';
export { type Effect } from './effect';
export { type ChangeImpact, changeImpact } from './impact';
export { impactLines } from './lines';
export { fateIn } from './interruption/fate';
export { settled } from './interruption/settled';
export { SILENT_TYPES } from './interruption/silent-types';
export { documentedBehaviours } from './interruption/update-behaviour';
