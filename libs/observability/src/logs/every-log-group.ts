import { bastionFacts } from './bastion-facts';
import { flowLogFacts } from './flow-log-facts';
import { type LogGroupFacts } from './log-group-facts';
import { auditTrailFacts, sessionFacts } from './trail-facts';

/** What every log group of an environment holds, in the order in which one asks them at night. */
export function logGroupFacts(purpose: string): LogGroupFacts[] {
  return [flowLogFacts(purpose), auditTrailFacts(purpose), sessionFacts(purpose), ...bastionFacts(purpose)];
}
