import { computeCases } from './cases/compute';
import { networkCases } from './cases/network';
import { gatewayCases } from './cases/private-connection';
import { securityCases } from './cases/security';
import { conformance } from './harness';

conformance('EC2', [...networkCases, ...securityCases, ...computeCases, ...gatewayCases]);
