import { basename } from 'node:path';
import { type Finding, validateDocument, type ValidatorPorts } from '@nss/ssm-automation';
import { type CorpusDocument } from './documents/read-corpus';
import { importOutcome, type ImportOutcome } from './import-outcome';
import { findMutants, type Mutant } from './mutation/find-mutants';

/** What the validator said about a document and its mutants. */
export interface ValidatedDocument {
  readonly path: string;
  readonly findings: readonly Finding[];
  /** None for a text that is no document. */
  readonly mutants: readonly Mutant[];
  /** Whether the file that is made of it builds it again. */
  readonly imports: ImportOutcome;
}

/** Validates every document of a corpus, and one mutant of each kind of it. */
export async function validateCorpus(
  documents: readonly CorpusDocument[],
  ports: Required<ValidatorPorts>,
): Promise<ValidatedDocument[]> {
  const validated: ValidatedDocument[] = [];
  for (const { path, text, document } of documents) {
    validated.push({
      path,
      findings: await validateDocument(text, ports, { name: basename(path).replace(/\.[^.]*$/, '') }),
      imports: importOutcome({ text, document }),
      mutants: document ? await findMutants(text, ports, 'one place') : [],
    });
  }
  return validated;
}
