import { type Document, type LineCounter, type Node, isAlias, isCollection, isMap, isScalar, visit } from 'yaml';
import { type KeyPath } from '../problem';
import { type SyntaxFinding } from './syntax';

/** Keys that stand twice in one mapping: YAML readers keep one of the two and say nothing. */
export function duplicateKeys(document: Document, lines: LineCounter): SyntaxFinding[] {
  const findings: SyntaxFinding[] = [];
  const search = (node: unknown, path: KeyPath): void => {
    if (!isCollection(node)) return;
    const seen = new Map<string, number>();
    const reported = new Set<string>();
    node.items.forEach((item, i) => {
      if (!isMap(node)) return search(item, [...path, i]);
      const { key, value } = item as { key: unknown; value: unknown };
      const name = keyText(key);
      const offset = offsetOf(key);
      const first = seen.get(name);
      if (first !== undefined && !reported.has(name)) {
        reported.add(name);
        findings.push({
          offset,
          path: [...path, name],
          message: `the key is given twice: first in line ${lines.linePos(first).line}`,
          allowed: 'each key once',
          remedy: 'remove one of the two',
        });
      }
      seen.set(name, first ?? offset);
      search(value, [...path, name]);
    });
  };
  search(document.contents, []);
  return findings;
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
  const findings: SyntaxFinding[] = [];
  const refuse = (offset: number, message: string) =>
    findings.push({ offset, path: [], message, allowed: 'an alias of an anchor that stands earlier in the file', remedy: 'write the value out' });
  visit(document, {
    Alias(_, alias, ancestors) {
      const target = alias.resolve(document);
      if (!target) refuse(offsetOf(alias), `there is no anchor &${alias.source} above this alias`);
      else if (ancestors.includes(target)) refuse(offsetOf(alias), `the anchor &${alias.source} contains itself`);
    },
  });
  return findings;
}

/** The text of a mapping's key. */
export function keyText(key: unknown): string {
  return isScalar(key) ? String(key.value) : '';
}

/** Where a node begins in the text. */
export function offsetOf(node: unknown): number {
  const range = isNode(node) ? node.range : undefined;
  return range?.[0] ?? 0;
}

function isNode(value: unknown): value is Node {
  return isScalar(value) || isCollection(value) || isAlias(value);
}
