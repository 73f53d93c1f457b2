import { type FindingCode } from '../../validator';

/** What a runbook is refused for beside what the validator finds, and what it means. */
export const BUILDER_PROBLEMS = {
  'may-not-have-succeeded': 'A reference to a step that may not have succeeded on some way to it.',
  'open-parameter': 'A text from outside reaches a script without a strict allowedPattern.',
  'reference-in-script': "A reference stands in a script's text, where a value becomes code.",
  'uncritical-abort': 'A step aborts the runbook though it is not critical.',
} as const;

/** Why a runbook is refused. */
export type ProblemCode = FindingCode | keyof typeof BUILDER_PROBLEMS;

/** Something wrong with a runbook. */
export interface RunbookProblem {
  readonly code: ProblemCode;
  /** @default - it belongs to the document as a whole */
  readonly step?: string;
  readonly message: string;
  /** What to write instead. @default - the message says it */
  readonly remedy?: string;
}
