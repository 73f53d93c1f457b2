import { importedDocument } from '@nss/ssm-automation';
import { isDeepStrictEqual } from 'node:util';
import { type CorpusDocument } from './documents/read-corpus';

/** How the TypeScript file of a document compares with it. */
export type ImportOutcome = 'equal' | 'different' | 'no document';

/** Makes a TypeScript file of a document, and compares what that builds with the document. */
export function importOutcome({ text, document }: Pick<CorpusDocument, 'text' | 'document'>): ImportOutcome {
  if (!document) return 'no document';
  try {
    return isDeepStrictEqual(asJson(importedDocument(text)), asJson(document)) ? 'equal' : 'different';
  } catch {
    return 'different';
  }
}

/** What YAML reads as an object of its own, such as a date, is text in a document. */
function asJson(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value)) as unknown;
}
