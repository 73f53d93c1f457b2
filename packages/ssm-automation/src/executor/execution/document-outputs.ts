import { type AutomationDocument, parseReference, wholeToken } from '../../document';
import { type Scope } from '../references/scope';
import { text } from '../references/typing';

/** What AWS shows for an output of a step that did not run or failed. */
export const NO_OUTPUT = 'No output available yet because the step is not successfully executed';

/**
 * The execution's outputs, as the API shows them: by the reference's name, every value a list of strings.
 * A runbook lists them with or without braces, and may name a variable.
 */
export function documentOutputs(document: AutomationDocument, scope: Scope): Record<string, string[]> {
  const names = (document.outputs ?? []).map((output) => wholeToken(output) ?? output.trim());
  return Object.fromEntries(names.map((name) => [name, valueOf(name, scope)]));
}

function valueOf(name: string, scope: Scope): string[] {
  let value: unknown;
  try {
    value = scope.lookup(name);
  } catch {
    value = undefined;
  }
  if (value === undefined) return parseReference(name).kind === 'step' ? [NO_OUTPUT] : [];
  return Array.isArray(value) ? value.map(text) : [text(value)];
}
