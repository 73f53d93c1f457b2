import { failureOf, failureText } from '@nss/command-line';

/** `unknown`: it could not be asked. `warn`: works without, with less. */
export type Verdict = 'pass' | 'warn' | 'fail' | 'unknown';

/** One thing that was looked at. */
export interface Line {
  /** `machine`, `GitHub`, or the environment whose account it is. */
  readonly where: string;
  readonly check: string;
  readonly verdict: Verdict;
  readonly found: string;
  readonly wanted: string;
  /** The command that fixes it, or that tells what could not be asked. Present unless the verdict is pass. */
  readonly command?: string;
}

/** What a reader learned; a reason where it could not ask. */
export type Answer<T> =
  | { readonly isKnown: true; readonly value: T }
  | { readonly isKnown: false; readonly why: string };

/** An answer. */
export function known<T>(value: T): Answer<T> {
  return { isKnown: true, value };
}

/** No answer, and why. */
export function unknown(why: string): Answer<never> {
  return { isKnown: false, why };
}

/** A reason is a line, not a page. */
const LONGEST_REASON = 400;

/** Asks; what is thrown is the reason why there is no answer. */
export async function ask<T>(question: () => Promise<T>): Promise<Answer<T>> {
  return question().then(known, (error: Error) =>
    unknown(failureText(failureOf(error)).split('\n')[0]!.slice(0, LONGEST_REASON)),
  );
}

/** What a check says once its question is answered. */
export interface Judgement {
  readonly verdict: Exclude<Verdict, 'unknown'>;
  readonly found: string;
  /** Fixes it; left out for a pass. */
  readonly command?: string;
}

/** What is looked at, where, and what is wanted there. */
export interface Subject {
  readonly where: string;
  readonly check: string;
  readonly wanted: string;
  /** Tells a person what could not be asked here. */
  readonly askWith: string;
}

/** A line for an answer; what could not be asked is unknown and never passes. */
export function judged<T>(
  { where, check, wanted, askWith }: Subject,
  answer: Answer<T>,
  judge: (value: T) => Judgement,
): Line {
  if (!answer.isKnown)
    return { where, check, verdict: 'unknown', found: `cannot be asked: ${answer.why}`, wanted, command: askWith };
  const { verdict, found, command } = judge(answer.value);
  return { where, check, verdict, found, wanted, ...(verdict !== 'pass' && { command: command ?? askWith }) };
}

/** A line on which all others of its place depend: where it could not be asked, nothing there was looked at, and that is a failure of its own. */
export function judgedFirst<T>(subject: Subject, answer: Answer<T>, judge: (value: T) => Judgement): Line {
  const line = judged(subject, answer, judge);
  return line.verdict === 'unknown' ? { ...line, verdict: 'fail' } : line;
}
