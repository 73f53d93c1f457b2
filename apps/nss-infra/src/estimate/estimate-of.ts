import { estimate, type Estimate } from '@nss/cost';
import { type Template } from '@nss/deployment';
import { type PlannedEnvironment } from '../app';
import { synthesise } from '../stages/invariants/synthesised-stage';

/** The estimate of an environment, by what would be deployed of it. */
export function estimateOf(planned: PlannedEnvironment): Estimate {
  return estimate(synthesise(planned).stacks[0]?.template as Template, planned.environment.region);
}
