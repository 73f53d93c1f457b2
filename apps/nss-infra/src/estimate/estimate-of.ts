import { estimate, type Estimate } from '@nss/cost';
import { type PlannedEnvironment } from '../app';
import { systemTemplate } from '../stages/invariants/synthesised-stage';

/** The estimate of an environment, by what would be deployed of it. */
export function estimateOf(planned: PlannedEnvironment): Estimate {
  return estimate(systemTemplate(planned), planned.environment.region);
}
