import { suggest } from '@nss/suggestion';

/** A command was called in a way it cannot be: nothing was done, and the exit code is 2. The message says what is wrong with which value. */
export class WrongUse extends Error {
  override readonly name = 'WrongUse';
}

/**
 * Somebody named what there is none of.
 * @param kind what it would be: `environment`
 * @param names those there are
 */
export function noSuch(kind: string, name: string, names: readonly string[]): WrongUse {
  const meant = suggest(name, names);
  const there = names.length === 0 ? 'there is none' : `there ${names.length === 1 ? 'is' : 'are'} ${names.join(', ')}`;
  return new WrongUse(`there is no ${kind} ${name}: ${there}${meant ? `. Did you mean ${meant}?` : ''}`);
}
