import { conformance } from './harness';
import { managementCases } from './cases/management';

conformance('management', managementCases);
