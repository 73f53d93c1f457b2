import { conformance } from './harness';
import { securityCases } from './cases/security';

conformance('security', securityCases);
