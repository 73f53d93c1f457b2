export { readNetwork, type Resource, type SubnetOfOthers } from './read-template';
export { subnetsOfOthers } from './subnets-of-others';
export { type Proof, prove } from './proof';
export { reachabilityProblems } from './problems';
export { type InterfaceDifference, packetDifference } from './difference';
export { type Network } from './network';
export { type Box, boxOf, meets } from './space';
export { passing } from './passing';
export { wholeRanges } from './host-services';
