import { DocumentError } from '../document';
import { importDocument } from '../importer';
import { readFileSync } from 'node:fs';

/** The code of a file, or why there is none. */
export type ImportedFile =
  | { readonly code: string; readonly problem?: never }
  | { readonly code?: never; readonly problem: string };

/** The TypeScript file that builds the document of a file. */
export function importFile(file: string): ImportedFile {
  try {
    return { code: importDocument(readFileSync(file, 'utf8')).trimEnd() };
  } catch (error) {
    if (!(error instanceof DocumentError) && (error as NodeJS.ErrnoException).code === undefined) throw error;
    return { problem: `${file}: ${(error as Error).message}` };
  }
}
