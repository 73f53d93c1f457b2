import { conformance } from './harness';
import { networkCases } from './cases/network';

conformance('network', networkCases);
