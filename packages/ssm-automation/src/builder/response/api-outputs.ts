import { type AwsCommand } from '../aws-command';
import { type Ref } from '../ref';
import { SelectorText } from '../selector-text';
import { type OutputSpecs } from '../step-value';
import { type Selected } from './response';
import { type Place, type Selection, selectionOf } from './select';

/** A place in the answer of a command, which gives the selector and the type, or a selector as text with its type. */
export type ApiOutput<C extends AwsCommand, V = unknown> = Place<C, V> | SelectorText<V>;

/** Outputs of a call by name, each with what its place holds. */
export type ApiOutputs<C extends AwsCommand, O> = { readonly [K in keyof O]: ApiOutput<C, O[K]> };

/** References to the outputs of a call. */
export type ApiOutputRefs<O> = { readonly [K in keyof O]: Ref<Selected<O[K]>> };

/** The selector and type of a place. @throws TypeError for one that cannot be selected */
export function apiSelection<C extends AwsCommand>(command: C, output: ApiOutput<C>): Selection {
  return output instanceof SelectorText ? { selector: output.text, type: output.type } : selectionOf(command, output);
}

/** The selectors and types of places. @throws TypeError for a place that cannot be selected */
export function apiOutputs<C extends AwsCommand>(
  command: C,
  outputs: Readonly<Record<string, ApiOutput<C>>>,
): OutputSpecs {
  return Object.fromEntries(Object.entries(outputs).map(([name, output]) => [name, apiSelection(command, output)]));
}
