import { MOST_ALIASES, plainData, tooDeepAt } from '@nss/bounded-yaml';
import { type Document, LineCounter, parseDocument } from 'yaml';
import { duplicateKeys, foreignKeys, unresolvableAliases } from './structure';
import { type SyntaxFinding, fromParser } from './syntax';

/** An environment file needs five levels. */
const DEEPEST_NESTING = { brackets: 40, columns: 200 };

/** One environment file, parsed, with every position kept. */
export interface Source {
  readonly document: Document;
  readonly lines: LineCounter;
  /** The file as plain data; undefined when its YAML is not sound enough to look at the values. */
  readonly data: unknown;
}

/** Parses the text of one environment file. What is found is about YAML only; what the keys mean is the schema's. */
export function parseSource(text: string): { source?: Source; lines: LineCounter; findings: SyntaxFinding[] } {
  const lines = new LineCounter();
  const deep = tooDeepAt(text, DEEPEST_NESTING);
  if (deep !== undefined) {
    for (const newline of text.matchAll(/\n/g)) lines.addNewLine(newline.index + 1);
    lines.lineStarts.unshift(0);
    return {
      lines,
      findings: [
        {
          offset: deep,
          path: [],
          message: 'the file is nested too deeply',
          allowed: 'about five levels',
          remedy: 'check the brackets',
        },
      ],
    };
  }
  // Duplicate keys are found below: the parser's own search compares every key with every other.
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: false });
  const broken = fromParser(document);
  if (broken.length > 0) return { lines, findings: broken };
  const unsound = [...foreignKeys(document), ...unresolvableAliases(document)];
  if (unsound.length > 0) return { lines, findings: unsound };
  const findings = duplicateKeys(document, lines);
  const data = plainData(document);
  if (!data) return { lines, findings: [...findings, { offset: firstAnchor(text), path: [], ...explodes }] };
  return { source: { document, lines, data: data.value }, lines, findings };
}

const explodes = {
  message: `the anchors of this file stand for more than ${MOST_ALIASES} copies`,
  allowed: `anchors and aliases that expand to at most ${MOST_ALIASES} copies`,
  remedy: 'write the values out',
};

function firstAnchor(text: string): number {
  return Math.max(0, text.search(/&\w/));
}
