import { tooDeepAt } from '@nss/bounded-yaml';
import { DocumentError } from './document-error';
import { MAX_DOCUMENT_BYTES } from './limits';
import { type Position } from './position';

/**
 * Largest text that is looked into, five times what AWS takes: below it, whoever splits a document, or moves a large input out of it, is told what
 * else is wrong; beyond it, a wrong file would cost minutes.
 */
export const MAX_READ_BYTES = 5 * MAX_DOCUMENT_BYTES;

/** Published documents need about twenty levels; the parser gives up at about eight hundred. */
export const DEEPEST_NESTING = { brackets: 100, columns: 300 };

/**
 * Before anything is parsed: whoever validates a folder gets an answer for each file, whatever lies in it.
 *
 * @throws DocumentError for a text that is too large
 */
export function requireSize(text: string): void {
  const bytes = Buffer.byteLength(text);
  if (bytes > MAX_READ_BYTES)
    throw new DocumentError(
      `the text has ${bytes} bytes, and AWS takes ${MAX_DOCUMENT_BYTES}: check that it is the right file`,
      positionIn(text, MAX_DOCUMENT_BYTES),
    );
}

/**
 * Before anything is parsed by calls inside calls.
 *
 * @throws DocumentError for a text that is nested too deeply
 */
export function requireShallow(text: string): void {
  const deep = tooDeepAt(text, DEEPEST_NESTING);
  if (deep !== undefined)
    throw new DocumentError(
      `the text is nested deeper than ${DEEPEST_NESTING.brackets} levels: check the brackets and the indentation`,
      positionIn(text, deep),
    );
}

function positionIn(text: string, offset: number): Position {
  const before = text.slice(0, offset).split('\n');
  return { line: before.length, column: before.at(-1)!.length + 1 };
}
