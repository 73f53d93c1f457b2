import { isTrue } from '../../document';
import { StepFailure } from '../failure';
import { coerce, text } from '../references/typing';

/** Resolved inputs of a step. */
export type Inputs = Readonly<Record<string, unknown>>;

/** An input that has to be there, as text. @throws StepFailure when it is missing or empty */
export function requiredText(inputs: Inputs, name: string): string {
  const value = optionalText(inputs, name);
  if (value === undefined) throw missing(name);
  return value;
}

/**
 * An input as text, or undefined where it is missing or empty. A list of one counts as that one: AWS-UpdateLinuxAmi
 * makes an image of `{{ launchInstance.InstanceIds }}`.
 */
export function optionalText(inputs: Inputs, name: string): string | undefined {
  const input = inputs[name];
  const value = text(Array.isArray(input) && input.length === 1 ? input[0] : input);
  return value === '' ? undefined : value;
}

/** An input as a list of texts; one text counts as a list of one. @throws StepFailure when there is none */
export function requiredList(inputs: Inputs, name: string): string[] {
  const values = optionalList(inputs, name);
  if (values.length === 0) throw missing(name);
  return values;
}

/** An input as a list of texts, empty where it is missing. */
function optionalList(inputs: Inputs, name: string): string[] {
  return coerce(inputs[name], 'StringList') as string[];
}

/** An input as a whole number. @throws StepFailure when it is none */
export function optionalNumber(inputs: Inputs, name: string): number | undefined {
  return inputs[name] === undefined || inputs[name] === '' ? undefined : (coerce(inputs[name], 'Integer') as number);
}

/** An input as a map; empty where it is missing. @throws StepFailure when it is none */
export function optionalMap(inputs: Inputs, name: string): Record<string, unknown> {
  return inputs[name] === undefined || inputs[name] === ''
    ? {}
    : (coerce(inputs[name], 'StringMap') as Record<string, unknown>);
}

/** An input as a list of maps, empty where it is missing. @throws StepFailure when it is none */
export function optionalMaps(inputs: Inputs, name: string): Record<string, unknown>[] {
  return inputs[name] === undefined || inputs[name] === ''
    ? []
    : (coerce(inputs[name], 'MapList') as Record<string, unknown>[]);
}

/** Whether a switch is on; off where it is missing. */
export function flag(inputs: Inputs, name: string): boolean {
  return isTrue(inputs[name] as string | undefined);
}

/** The named inputs as they are, without those that are missing. */
export function pick(inputs: Inputs, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(
    names.filter((name) => inputs[name] !== undefined && inputs[name] !== '').map((name) => [name, inputs[name]]),
  );
}

/** All inputs but the named ones. */
export function omit(inputs: Inputs, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(inputs).filter(([name]) => !names.includes(name)));
}

function missing(name: string): StepFailure {
  return new StepFailure(`the input ${name} is required`, { stage: 'InputValidation', type: 'MissingInput' });
}
