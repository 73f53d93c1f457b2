import { conformance } from './harness';
import { monitoringCases } from './cases/monitoring';

conformance('monitoring', monitoringCases);
