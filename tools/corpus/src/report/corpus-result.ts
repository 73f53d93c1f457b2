import { type ExecutedCorpus } from '../execution/execution-run';
import { type ValidatedDocument } from '../validation-run';

/** Counts that must not fall. */
export interface CorpusCounts {
  readonly documents: number;
  readonly withoutFindings: number;
  readonly mutants: number;
  readonly mutantsFound: number;
  readonly executed: number;
  readonly endStates: number;
  readonly endStatesRight: number;
}

/** Everything a run over a corpus found. */
export interface CorpusResult {
  /** SHA-256 of the documents, wherever they lie. */
  readonly corpus: string;
  readonly counts: CorpusCounts;
  readonly validated: readonly ValidatedDocument[];
  readonly executed: ExecutedCorpus;
}

/** Puts together what the validator and the executor made of a corpus. */
export function corpusResult(corpus: string, validated: readonly ValidatedDocument[], executed: ExecutedCorpus): CorpusResult {
  const mutants = validated.flatMap((each) => each.mutants);
  const counts = {
    documents: validated.length,
    withoutFindings: validated.filter(({ findings }) => findings.length === 0).length,
    mutants: mutants.length,
    mutantsFound: mutants.filter(({ found }) => found).length,
    executed: [...executed.statuses.values()].reduce((sum, number) => sum + number, 0),
    endStates: executed.endStates.length,
    endStatesRight: executed.endStates.filter(({ problems }) => problems.length === 0).length,
  };
  return { corpus, counts, validated, executed };
}
