import { computeCases } from './cases/compute';
import { gatewayCases } from './cases/gateways';
import { networkCases } from './cases/network';
import { securityCases } from './cases/security';
import { vpcServiceCases } from './cases/vpc-services';
import { conformance } from './harness';

conformance('EC2', [...networkCases, ...securityCases, ...computeCases, ...vpcServiceCases, ...gatewayCases]);
