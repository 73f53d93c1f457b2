/**
 * What a `{{ token }}` names.
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-variables.html
 */
export type Reference =
  | { readonly kind: 'parameter'; readonly name: string; readonly path: readonly string[] }
  | { readonly kind: 'variable'; readonly name: string; readonly path: readonly string[] }
  /** `step.Output`; the name of an output may itself hold dots, so everything after the first dot is kept together. */
  | { readonly kind: 'step'; readonly step: string; readonly output: string }
  | { readonly kind: 'system'; readonly name: string }
  /** `ssm:name` and its like, which other services replace; Automation passes them on as they are. */
  | { readonly kind: 'foreign'; readonly text: string };

/** One token in a text. */
export interface Token {
  /** What stands between the braces, without the spaces around it. */
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

const TOKEN = /\{\{\s*([A-Za-z0-9_][A-Za-z0-9_.:/-]*)\s*\}\}/g;
const WHOLE = /^\s*\{\{\s*([A-Za-z0-9_][A-Za-z0-9_.:/-]*)\s*\}\}\s*$/;

/** Every token of a text, in order. Braces around anything but a name (a template language's, a script's) are no token. */
export function tokensOf(text: string): Token[] {
  if (!text.includes('{{')) return [];
  return [...text.matchAll(TOKEN)].map((match) => ({
    name: match[1] as string,
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/** The name of the one token a text consists of, or undefined where there is more or less. */
export function wholeToken(text: string): string | undefined {
  return text.includes('{{') ? WHOLE.exec(text)?.[1] : undefined;
}

/** Reads what stands between the braces. Whether it exists is for the caller to say. */
export function parseReference(name: string): Reference {
  const [prefix, rest] = splitOnce(name, ':');
  if (rest !== undefined) {
    if (prefix === 'variable') return withPath('variable', rest);
    return prefix === 'global' || prefix === 'automation' ? { kind: 'system', name } : { kind: 'foreign', text: name };
  }
  const [step, output] = splitOnce(name, '.');
  return output === undefined ? { kind: 'parameter', name, path: [] } : { kind: 'step', step, output };
}

/** Every token name in a value, nested lists and maps (and their keys) included, in reading order. */
export function referencesIn(value: unknown): string[] {
  if (typeof value === 'string') return tokensOf(value).map(({ name }) => name);
  if (Array.isArray(value)) return value.flatMap(referencesIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => [...referencesIn(key), ...referencesIn(item)]);
}

function withPath(kind: 'variable', text: string): Reference {
  const [name = '', ...path] = text.split('.');
  return { kind, name, path };
}

function splitOnce(text: string, mark: string): [string, string | undefined] {
  const at = text.indexOf(mark);
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + mark.length)];
}
