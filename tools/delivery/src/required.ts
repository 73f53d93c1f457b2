import { WrongUse } from '@nss/command-line';

/** What a job has to be told, and was not: an empty text is none. @throws WrongUse */
export function required(
  values: Readonly<Record<string, string | boolean | readonly string[] | undefined>>,
  ...names: readonly string[]
): Record<string, string> {
  const missing = names.filter((name) => typeof values[name] !== 'string' || values[name] === '');
  if (missing.length > 0) throw new WrongUse(`missing: ${missing.map((name) => `--${name}`).join(', ')}`);
  return Object.fromEntries(names.map((name) => [name, values[name] as string]));
}
