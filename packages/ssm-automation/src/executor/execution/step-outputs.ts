import { type Step } from '../../document';
import { StepFailure } from '../failure';
import { coerce, text } from '../references/typing';
import { select } from '../selectors';
import { type ActionResult } from './invocation';

/**
 * The outputs of a step that succeeded: the action's own, and those the step declares. A declared output that matches
 * nothing is left out, which is what AWS does: published runbooks declare outputs that some responses do not have.
 *
 * @throws StepFailure when a value is not of the declared type
 */
export function stepOutputs(step: Step, { response, outputs = {} }: ActionResult): Record<string, unknown> {
  const found: Record<string, unknown> = { ...outputs };
  for (const { Name, Selector, Type = 'String' } of step.outputs ?? []) {
    const value = Selector === undefined ? outputs[Name] : select(response ?? outputs, Selector);
    if (value === undefined || value === null) continue;
    try {
      found[Name] = coerce(value, Type);
    } catch (error) {
      throw new StepFailure(`output ${Name}: ${(error as Error).message}`, {
        stage: 'PostVerification',
        type: 'InvalidType',
      });
    }
  }
  return found;
}

/** Outputs the way the API shows them: every value is a list of strings. */
export function outputsRecord(outputs: Readonly<Record<string, unknown>>): Record<string, string[]> {
  const defined = Object.entries(outputs).filter(([, value]) => value !== undefined);
  return Object.fromEntries(
    defined.map(([name, value]) => [name, Array.isArray(value) ? value.map(text) : [text(value)]]),
  );
}
