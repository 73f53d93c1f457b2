import { parseArgs } from 'node:util';

/** Wrong use: nothing was done. */
export class WrongUse extends Error {}

/** What a job has to be told, and was not. */
export function required(
  values: Readonly<Record<string, string | boolean | readonly string[] | undefined>>,
  ...names: readonly string[]
): Record<string, string> {
  const missing = names.filter((name) => typeof values[name] !== 'string' || values[name] === '');
  if (missing.length > 0) throw new WrongUse(`missing: ${missing.map((name) => `--${name}`).join(', ')}`);
  return Object.fromEntries(names.map((name) => [name, values[name] as string]));
}

/** What a command line says. */
export interface Arguments {
  readonly values: Readonly<Record<string, string | undefined>>;
  readonly positionals: readonly string[];
}

/**
 * Reads options that take a text each. After `--name=` any text is a value; after a space one that begins with a dash is refused.
 * @throws Error with a code ERR_PARSE_ARGS… for an unknown option, or a value that could be an option
 */
export function readArguments(argv: readonly string[], names: readonly string[]): Arguments {
  const options = Object.fromEntries(names.map((name) => [name, { type: 'string' as const }]));
  const { values, positionals } = parseArgs({ args: [...argv], options, allowPositionals: true });
  return { values: values as Readonly<Record<string, string | undefined>>, positionals };
}
