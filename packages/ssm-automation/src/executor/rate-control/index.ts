export { type RateControlledRequest } from './children';
export { limitOf, type RateControl, type Target, type TargetLocation } from './rate-control';
export { startRateControlled } from './start-rate-controlled';
export { InvalidTarget } from './target-parameter-sets';
