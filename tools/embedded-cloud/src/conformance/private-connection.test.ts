import { conformance } from './harness';
import { directConnectCases, gatewayCases } from './cases/private-connection';

conformance('private connection', [...gatewayCases, ...directConnectCases]);
