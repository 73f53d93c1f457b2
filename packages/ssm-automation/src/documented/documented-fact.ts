import { type FindingCode } from '../validator';

/** Part of a document: what is put into it to try a fact. */
export interface DocumentPart {
  /** In front of the document's own. @default - none */
  readonly steps?: readonly Readonly<Record<string, unknown>>[];
  readonly parameters?: Readonly<Record<string, unknown>>;
  readonly variables?: Readonly<Record<string, unknown>>;
  readonly files?: Readonly<Record<string, unknown>>;
  readonly assumeRole?: unknown;
  readonly schemaVersion?: unknown;
  readonly description?: unknown;
  readonly outputs?: readonly unknown[];
}

/** A limit, or something that is not supported or has to be, as a page of AWS has it. */
export type DocumentedFact = {
  /** Its address. */
  readonly page: string;
  /** What it says, in our words. */
  readonly fact: string;
} & (HeldFact | UncheckedFact);

/** A fact that a rule of the validator holds documents against. */
export interface HeldFact {
  readonly code: FindingCode;
  /** What AWS takes: nothing is found in it. */
  readonly fits: DocumentPart;
  /** What breaks the fact: a finding with the code, an error or a warning. */
  readonly breaks: DocumentPart;
}

/** A fact that no document can be held against. */
export interface UncheckedFact {
  /** Why, as the end of a sentence that begins with "not checked". */
  readonly unchecked: string;
}

/** What a row of a page says, and what becomes of it. */
type Row = readonly [fact: string, held: HeldFact | UncheckedFact];

/** The facts of one page of the user guide. */
export function factsOf(page: string, rows: readonly Row[]): DocumentedFact[] {
  return rows.map(([fact, held]) => ({
    page: /^https:/.test(page) ? page : `https://docs.aws.amazon.com/systems-manager/latest/userguide/${page}.html`,
    fact,
    ...held,
  }));
}

/** A fact by steps alone: what fits, and what breaks it. */
export function held(code: FindingCode, fits: DocumentPart, breaks: DocumentPart): HeldFact {
  return { code, fits, breaks };
}

/** Why a fact is not checked. */
export function unchecked(why: string): UncheckedFact {
  return { unchecked: why };
}

/** Whether a rule holds documents against a fact. */
export function isHeld(fact: DocumentedFact): fact is DocumentedFact & HeldFact {
  return 'code' in fact;
}
