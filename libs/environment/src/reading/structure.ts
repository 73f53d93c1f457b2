import { badAliases, offsetOf, repeatedKeys } from '@nss/bounded-yaml';
import { type Document, type LineCounter, isScalar, visit } from 'yaml';
import { type SyntaxFinding } from './syntax';

/** Keys that stand twice in one mapping. */
export function duplicateKeys(document: Document, lines: LineCounter): SyntaxFinding[] {
  return repeatedKeys(document).map(({ path, offset, firstOffset }) => ({
    offset,
    path,
    message: `the key is given twice: first in line ${lines.linePos(firstOffset).line}`,
    allowed: 'each key once',
    remedy: 'remove one of the two',
  }));
}

/** Keys that are no plain words: a list or a mapping as a key. */
export function foreignKeys(document: Document): SyntaxFinding[] {
  const findings: SyntaxFinding[] = [];
  visit(document, {
    Pair(_, { key }) {
      if (isScalar(key) || key === null) return;
      findings.push({
        offset: offsetOf(key),
        path: [],
        message: 'a key is not a plain word',
        allowed: 'keys such as environment or vpc',
        remedy: 'write the key as a word, and quote a value that begins with a bracket, "*" or "?"',
      });
    },
  });
  return findings;
}

/** Aliases of anchors that do not exist, or that contain the alias itself. */
export function unresolvableAliases(document: Document): SyntaxFinding[] {
  return badAliases(document).map(({ name, fault, offset }) => ({
    offset,
    path: [],
    message:
      fault === 'missing' ? `there is no anchor &${name} above this alias` : `the anchor &${name} contains itself`,
    allowed: 'an alias of an anchor that stands earlier in the file',
    remedy: 'write the value out',
  }));
}
