import { conformance } from './harness';
import { computeCases } from './cases/compute';

conformance('compute', computeCases);
