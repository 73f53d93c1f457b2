import { StepFailure } from '../failure';
import { text } from '../references/typing';
import { selectAll } from '../selectors';
import { type Invocation } from '../execution/invocation';
import { omit, requiredList, requiredText } from './inputs';
import { requestedApi } from './requested-api';

/** A look at a property of a resource. */
export interface PropertyLook {
  readonly values: readonly unknown[];
  readonly matches: boolean;
  /** What was found and wanted, for messages. */
  readonly summary: string;
}

/**
 * Calls an API and compares what a selector matches with the desired values: something has to match, and everything
 * that does has to be desired. Booleans are compared without case, since YAML's `True` becomes text on the way.
 */
export async function lookAtProperty({ inputs, call }: Invocation): Promise<PropertyLook> {
  const parameters = omit(inputs, ['Service', 'Api', 'PropertySelector', 'DesiredValues']);
  const selector = requiredText(inputs, 'PropertySelector');
  const desired = requiredList(inputs, 'DesiredValues');
  const found = selectAll(await call(...requestedApi(inputs), parameters), selector);
  const values = found.length === 1 ? found.flat() : found;
  const matches = values.length > 0 && values.every((value) => desired.some((wanted) => same(value, wanted)));
  return {
    values,
    matches,
    summary: `${selector} is ${values.map(text).join(', ') || 'missing'}, wanted ${desired.join(' or ')}`,
  };
}

/** Fails the step because of what was found. */
export function unwantedProperty(look: PropertyLook): StepFailure {
  return new StepFailure(look.summary, { stage: 'PostVerification', type: 'PropertyMismatch' });
}

function same(value: unknown, wanted: string): boolean {
  return typeof value === 'boolean' ? String(value) === wanted.toLowerCase() : text(value) === wanted;
}
