import { conformance } from './harness';
import { identityCases } from './cases/identity';

conformance('identity', identityCases);
