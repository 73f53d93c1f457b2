import { type AutomationDocument, DocumentError, readDocument } from '@nss/automation';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';

/** One file of a corpus. */
export interface CorpusDocument {
  /** Relative to the corpus, with forward slashes. */
  readonly path: string;
  readonly text: string;
  /** Hexadecimal, of the text. */
  readonly sha256: string;
  /** Missing where the text is no Automation document. */
  readonly document?: AutomationDocument;
}

/** A folder that holds no documents, or is none. */
export class CorpusError extends Error {}

/**
 * Every document below a folder, by path.
 *
 * @throws CorpusError where there is no such folder, or no JSON or YAML file in it
 */
export function readCorpus(folder: string): CorpusDocument[] {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) throw new CorpusError(`${folder} is no folder`);
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => /\.(ya?ml|json)$/i.test(path) && statSync(join(folder, path)).isFile());
  if (paths.length === 0) throw new CorpusError(`${folder} holds no .json, .yaml or .yml file`);
  return paths.sort().map((path) => {
    const text = readFileSync(join(folder, path), 'utf8');
    return { path: path.split(sep).join('/'), text, sha256: digest(text), ...read(text) };
  });
}

/** Names a corpus by what is in it, wherever it lies. */
export function corpusDigest(documents: readonly CorpusDocument[]): string {
  return digest(documents.map(({ sha256 }) => sha256).sort().join('\n'));
}

function read(text: string): { document?: AutomationDocument } {
  try {
    return { document: readDocument(text).document };
  } catch (error) {
    if (error instanceof DocumentError) return {};
    throw error;
  }
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
