export { filesWithoutOwner } from './github/code-owners';
export { wantedRulesets } from './github/ruleset';
export { type Line } from './line';
