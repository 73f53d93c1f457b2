import { type ExecutedCorpus } from '../execution/execution-run';
import { type ValidatedDocument } from '../validation-run';

/** Counts that must not fall. */
export interface CorpusCounts {
  readonly documents: number;
  readonly withoutErrors: number;
  readonly mutants: number;
  readonly mutantsFound: number;
  readonly imported: number;
  readonly executed: number;
  readonly endStates: number;
  readonly endStatesRight: number;
}

/** Everything a run over a corpus found. */
export interface CorpusResult {
  /** SHA-256 of the documents, wherever they lie. */
  readonly corpus: string;
  readonly counts: CorpusCounts;
  /** How many mutants of each kind there were, and how many the validator found. */
  readonly kinds: ReadonlyMap<string, { readonly applied: number; readonly found: number }>;
  readonly validated: readonly ValidatedDocument[];
  readonly executed: ExecutedCorpus;
}

/** Puts together what the validator and the executor made of a corpus. */
export function corpusResult(
  corpus: string,
  validated: readonly ValidatedDocument[],
  executed: ExecutedCorpus,
): CorpusResult {
  const mutants = validated.flatMap((each) => each.mutants);
  const counts = {
    documents: validated.length,
    withoutErrors: validated.filter(({ findings }) => findings.every(({ severity }) => severity !== 'error')).length,
    mutants: mutants.length,
    mutantsFound: mutants.filter(({ found }) => found).length,
    imported: validated.filter(({ imports }) => imports === 'equal').length,
    executed: [...executed.statuses.values()].reduce((sum, number) => sum + number, 0),
    endStates: executed.endStates.length,
    endStatesRight: executed.endStates.filter(({ problems }) => problems.length === 0).length,
  };
  const kinds = new Map<string, { applied: number; found: number }>();
  for (const { kind, found } of mutants) {
    const { applied, found: before } = kinds.get(kind) ?? { applied: 0, found: 0 };
    kinds.set(kind, { applied: applied + 1, found: before + Number(found) });
  }
  return { corpus, counts, kinds, validated, executed };
}

/** A result for programs. */
export function resultJson({ corpus, counts, kinds, validated, executed }: CorpusResult): object {
  return {
    corpus,
    counts,
    mutants: Object.fromEntries(kinds),
    findings: validated.filter(({ findings }) => findings.length > 0).map(({ path, findings }) => ({ path, findings })),
    notImported: validated.filter(({ imports }) => imports === 'different').map(({ path }) => path),
    statuses: Object.fromEntries(executed.statuses),
    notRun: Object.fromEntries(executed.notRun),
    crashes: executed.crashes,
    endStates: executed.endStates,
  };
}
