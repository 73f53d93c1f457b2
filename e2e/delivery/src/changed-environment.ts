import { readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { type LoadedEnvironment, OWN_ENVIRONMENTS } from '@nss/environment';
import { parseDocument } from 'yaml';

/** One key of an environment file: `['relay', 'image']`. */
export type KeyPath = readonly string[];

/**
 * The file of an environment with another value, at its place in the repository.
 * @throws Error when the file has that value already: nothing would change
 */
export function changedEnvironment({ file }: LoadedEnvironment, key: KeyPath, value: unknown): Record<string, string> {
  const document = parseDocument(readFileSync(resolve(file), 'utf8'));
  if (JSON.stringify(document.getIn(key)) === JSON.stringify(value))
    throw new Error(`${file} has ${key.join('.')}: ${String(value)} already`);
  document.setIn(key, value);
  return { [`${OWN_ENVIRONMENTS}/${basename(file)}`]: document.toString() };
}
