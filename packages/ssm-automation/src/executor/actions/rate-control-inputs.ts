import { type RateControl } from '../rate-control';
import { coerce } from '../references/typing';
import { type Inputs, optionalText } from './inputs';

/** The rate control a step asks for, or undefined where it asks for none. */
export function rateControlOf(inputs: Inputs): RateControl | undefined {
  const lists = ['Targets', 'TargetLocations', 'TargetMaps'] as const;
  if (lists.every((name) => inputs[name] === undefined)) return undefined;
  const control: Record<string, unknown> = {};
  for (const name of lists) if (inputs[name] !== undefined) control[lower(name)] = coerce(inputs[name], 'MapList');
  for (const name of ['TargetParameterName', 'MaxConcurrency', 'MaxErrors']) {
    const value = optionalText(inputs, name);
    if (value !== undefined) control[lower(name)] = value;
  }
  return control as RateControl;
}

function lower(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}
