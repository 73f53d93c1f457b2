import { type PlacedStep } from '../../document';
import { isMap } from '../values/kind';

/** The inputs of a step that executes a script, whatever stands in them; undefined for any other step. */
export function scriptInputs({ step }: PlacedStep): Readonly<Record<string, unknown>> | undefined {
  const inputs: unknown = step.inputs;
  return step.action === 'aws:executeScript' && isMap(inputs) ? inputs : undefined;
}
