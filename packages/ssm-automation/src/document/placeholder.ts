import { tokensOf } from './reference';

/**
 * What a build replaces before a document is published: `%%ROLE=name%%` and `SCRIPT_PLACEHOLDER::name` in the sources of
 * AWS's own and of other collections of runbooks.
 */
const PLACEHOLDER = /%%[A-Za-z_]+(?:=[^%\n]*)?%%|\b[A-Z][A-Z_]*PLACEHOLDER::[\w.:-]+/g;

/** Every placeholder of a text, as start and end. */
export function placeholdersIn(text: string): { readonly start: number; readonly end: number }[] {
  return [...text.matchAll(PLACEHOLDER)].map((match) => ({ start: match.index, end: match.index + match[0].length }));
}

/** Whether a text is what it will be: nothing is put into it later, by a reference or by a build. */
export function isFixed(text: string): boolean {
  return tokensOf(text).length === 0 && placeholdersIn(text).length === 0;
}
