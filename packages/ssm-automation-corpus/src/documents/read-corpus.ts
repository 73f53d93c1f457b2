import { type AutomationDocument, DocumentError, MAX_READ_BYTES, readDocument } from '@nss/ssm-automation';
import { createHash } from 'node:crypto';
import { closeSync, openSync, readdirSync, readSync, statSync } from 'node:fs';
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
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (path) => /\.(ya?ml|json)$/i.test(path) && isFile(join(folder, path)),
  );
  if (paths.length === 0) throw new CorpusError(`${folder} holds no .json, .yaml or .yml file`);
  return paths.sort().map((path) => {
    const text = startOf(join(folder, path));
    return { path: path.split(sep).join('/'), text, sha256: digest(text), ...read(text) };
  });
}

/** Names a corpus by what is in it, wherever it lies. */
export function corpusDigest(documents: readonly CorpusDocument[]): string {
  return digest(
    documents
      .map(({ sha256 }) => sha256)
      .sort()
      .join('\n'),
  );
}

/** Links that lead nowhere, or to themselves, are no files. */
function isFile(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/** As much of a file as is ever looked into and a byte more, so that a longer one is told from it; nothing of one that may not be read. */
function startOf(file: string): string {
  const start = Buffer.alloc(MAX_READ_BYTES + 1);
  try {
    const descriptor = openSync(file, 'r');
    try {
      return start.toString('utf8', 0, readSync(descriptor, start));
    } finally {
      closeSync(descriptor);
    }
  } catch {
    return '';
  }
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
