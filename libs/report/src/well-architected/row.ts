import { type BestPracticeId } from './best-practices';

/** A test, by its file and its title. */
export interface NamedTest {
  readonly file: string;
  readonly title: string;
}

/**
 * A best practice, and what becomes of it: held by a test; the business of whoever deploys this, since nothing here can see to it; or not done,
 * with the reason.
 */
export type WellArchitectedRow = {
  readonly bestPractice: BestPracticeId;
  /** What this system does, what is left to do, or why it is not done. */
  readonly says: string;
} & (
  | { readonly status: 'held'; readonly test: NamedTest }
  | { readonly status: 'yours' | 'not done'; readonly test?: undefined }
);

/** A row that a test holds. */
export function held(bestPractice: BestPracticeId, says: string, file: string, title: string): WellArchitectedRow {
  return { bestPractice, says, status: 'held', test: { file, title } };
}

/** A row that whoever deploys this sees to. */
export function yours(bestPractice: BestPracticeId, says: string): WellArchitectedRow {
  return { bestPractice, says, status: 'yours' };
}

/** A row that nobody sees to, with the reason. */
export function notDone(bestPractice: BestPracticeId, says: string): WellArchitectedRow {
  return { bestPractice, says, status: 'not done' };
}
