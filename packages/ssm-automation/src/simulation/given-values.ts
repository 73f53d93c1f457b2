import { type ParameterType, type ValueOf } from '../document';
import { type GivenParameters } from '../executor';

/** Declared parameters, as far as their types go. */
type Declared = Readonly<Record<string, { readonly type: ParameterType }>>;

/** Values of parameters in their own types. */
export type GivenValues<P extends Declared> = { readonly [K in keyof P]?: ValueOf<P[K]['type']> };

/** Values as StartAutomationExecution takes them: lists of texts, in which maps are JSON. */
export function givenParameters(values: Readonly<Record<string, unknown>>): GivenParameters {
  const entries = Object.entries(values).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries.map(([name, value]) => [name, (Array.isArray(value) ? value : [value]).map(text)]));
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
