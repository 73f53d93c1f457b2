export { readNetwork, type Resource, type SubnetOfOthers } from './read-template';
export { type Proof, prove, type ProvenInterface } from './proof';
export { reachabilityProblems } from './problems';
export { type InterfaceDifference, type Moved, packetDifference, type Purpose } from './difference';
export { type Network } from './network';
export { type Box } from './space';
export { wholeRanges } from './host-services';
