import { badAliases, MOST_ALIASES, offsetOf, plainData, repeatedKeys } from '@nss/bounded-yaml';
import { type Document, isScalar, LineCounter, type Node, parseDocument, visit } from 'yaml';
import { type AutomationDocument } from './document';
import { DocumentError } from './document-error';
import { indentFlowCollection } from './flow-indent';
import { type JsonPositions, jsonPositions } from './json-positions';
import { plainJson } from './plain-json';
import { type Path, type Position } from './position';
import { requireShallow, requireSize } from './require-bounded';
import { requireShape } from './require-shape';
import { keyAt, nodeAt } from './yaml-nodes';

/** A text as read, with the place of every value in it. */
export interface SourceText {
  /** As written, whatever it is. Of a key that stands twice the last one counts. */
  readonly value: unknown;
  /** Whether it is JSON without a key that stands twice. @default false */
  readonly isJson?: boolean;
  /** Every key that stands twice in its map, with the line of the first. */
  readonly repeatedKeys: readonly { readonly path: Path; readonly firstLine: number; readonly position: Position }[];
  /** Where the value at a path starts, or its nearest ancestor that exists. */
  positionOf(path: Path): Position;
  /** Where the key that a path ends in starts; the value's place for elements of a list. */
  positionOfKey(path: Path): Position;
  /** Where a line of a text value is, counted from 1; the value's own place where its lines are not lines of the source. */
  positionOfLine(path: Path, line: number): Position;
}

/** A document as read, with the place of every value in the text. */
export interface SourceDocument extends SourceText {
  /** The value as written. Only its outermost shape is known: an object with a list of named steps. */
  readonly document: AutomationDocument;
}

/**
 * Reads an Automation document from JSON or YAML text.
 *
 * @throws DocumentError for what {@link readText} refuses, for a repeated key, and for a value without a list of named steps
 */
export function readDocument(text: string): SourceDocument {
  const read = readText(text);
  const [repeated] = read.repeatedKeys;
  if (repeated)
    throw new DocumentError(
      `the key ${String(repeated.path.at(-1))} stands twice, first in line ${repeated.firstLine}: write it once`,
      repeated.position,
    );
  requireShape(read);
  return { ...read, document: read.value as AutomationDocument };
}

/**
 * Reads JSON or YAML text. JSON is read as YAML, of which it is a part, so that both keep positions. Documents on AWS are
 * often YAML 1.1 in spirit, but `yes` and `no` stay strings there too.
 *
 * @throws DocumentError for text that is neither, too large or too deep, and for aliases that lead nowhere, to themselves or to too much
 */
export function readText(text: string): SourceText {
  requireSize(text);
  // A byte order mark and tabs between JSON tokens are common in published documents.
  const source = text.replace(/^\uFEFF/, '');
  const json = plainJson(source);
  if (json) return withLatePositions(json.value, () => jsonPositions(source));
  requireShallow(text);
  return readYaml(source);
}

/** Plain JSON has its value at once; the places of its values are looked for when somebody asks for one. */
function withLatePositions(value: unknown, find: () => JsonPositions): SourceText {
  let known: JsonPositions | undefined;
  const positions = () => (known ??= find());
  return {
    value,
    isJson: true,
    repeatedKeys: [],
    positionOf: (path) => positions().positionOf(path),
    positionOfKey: (path) => positions().positionOfKey(path),
    // Lines of a text are no lines of JSON.
    positionOfLine: (path) => positions().positionOf(path),
  };
}

function readYaml(source: string): SourceText {
  const { parsed, lines, spacesAdded } = parse(source);
  const at = (offset: number): Position => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col - (spacesAdded.get(line) ?? 0), 1) };
  };
  const [error] = parsed.errors;
  if (error) throw new DocumentError(error.message, at(error.pos[0]));
  const [alias] = badAliases(parsed);
  if (alias)
    throw new DocumentError(
      `the alias *${alias.name} ${alias.fault === 'missing' ? 'has no anchor before it' : 'stands within its own anchor'}`,
      at(alias.offset),
    );
  const data = plainData(parsed);
  if (!data)
    throw new DocumentError(
      `the aliases down to here stand for too much: write the values out, or use fewer than ${MOST_ALIASES}`,
      at(lastAlias(parsed)),
    );

  const root = parsed.contents as Node | null;
  return {
    value: data.value,
    repeatedKeys: repeatedKeys(parsed).map(({ path, offset, firstOffset }) => ({
      path,
      firstLine: at(firstOffset).line,
      position: at(offset),
    })),
    positionOf: (path) => at(offsetOf(nodeAt(root, path))),
    positionOfKey: (path) => at(offsetOf(keyAt(root, path) ?? nodeAt(root, path))),
    positionOfLine: (path, line) => {
      const node = nodeAt(root, path);
      const start = at(offsetOf(node));
      // Only a literal block has a line of source for each of its own, below its header.
      return isScalar(node) && node.type === 'BLOCK_LITERAL' ? { line: start.line + line, column: 1 } : start;
    },
  };
}

function lastAlias(document: Document): number {
  let last = 0;
  visit(document, {
    Alias: (_key, alias) => {
      last = offsetOf(alias);
    },
  });
  return last;
}

/** Parses, with more indent for flow collections that YAML 1.1 takes and 1.2 does not. */
function parse(source: string) {
  const spacesAdded = new Map<number, number>();
  for (let text = source; ; ) {
    const lines = new LineCounter();
    const parsed = parseDocument(text, {
      lineCounter: lines,
      version: '1.2',
      prettyErrors: false,
      strict: false,
      uniqueKeys: false,
    });
    const [error] = parsed.errors;
    const isEarly = error?.code === 'BAD_INDENT' && error.message.startsWith('Flow ');
    const indented =
      isEarly && !spacesAdded.has(lines.linePos(error.pos[0]).line)
        ? indentFlowCollection(text, error.pos[0])
        : undefined;
    if (!indented) return { parsed, lines, spacesAdded };
    const { firstLine, lastLine, spaces } = indented;
    for (let line = firstLine; line <= lastLine; line++) spacesAdded.set(line, (spacesAdded.get(line) ?? 0) + spaces);
    text = indented.text;
  }
}
