export { doctorCommand } from './doctor';
export { wantedRulesets } from './github/ruleset';
export { type Line } from './line';
