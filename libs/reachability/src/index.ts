export { readNetwork, type Resource, type SubnetOfOthers } from './read-template';
export { type Proof, prove } from './proof';
export { reachabilityProblems } from './problems';
export { type InterfaceDifference, packetDifference } from './difference';
export { type Network } from './network';
export { type Box } from './space';
export { passing } from './passing';
export { wholeRanges } from './host-services';
