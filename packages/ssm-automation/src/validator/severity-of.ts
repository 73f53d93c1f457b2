import { FINDING_CODES } from './finding-codes';
import { type Fault } from './finding';
import { type Severity } from './severity';

/** How grave a fault is: what its rule says of the case, or of its code. */
export function severityOf({
  code,
  severity = FINDING_CODES[code].severity,
}: Pick<Fault, 'code' | 'severity'>): Severity {
  return severity;
}
