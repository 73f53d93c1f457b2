export { readNetwork } from './read-template';
export { reachabilityProblems } from './problems';
