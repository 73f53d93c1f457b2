import { createContext, Script } from 'node:vm';

/** Longer than any pattern needs that somebody means to be used; the first few get it. */
const PATIENCE_MILLISECONDS = 250;
const PATIENT_MATCHES = 8;

/** What a pattern gets after those, until so many were given up that nothing is tried any more. */
const HASTE_MILLISECONDS = 10;
const MOST_GIVEN_UP = 100;

/** On a machine that is too busy to let the process run at all. */
const MOST_ATTEMPTS = 20;

const context = createContext({ expression: /x/, text: '' }) as { expression: RegExp; text: string };
const matching = new Script('expression.test(text)');

/**
 * Whether a text matches an expression of a document.
 *
 * @returns undefined where it is not known in time
 */
export type BoundedMatch = (expression: RegExp, text: string) => boolean | undefined;

/**
 * Holds texts against expressions of one document. Some expressions try exponentially many ways to match
 * (https://owasp.org/www-community/attacks/Regular_expression_Denial_of_Service_-_ReDoS): these are given up, and all of a document
 * together take a few seconds.
 */
export function boundedMatcher(): BoundedMatch {
  let givenUp = 0;
  return (expression, text) => {
    if (givenUp >= MOST_GIVEN_UP) return undefined;
    if (isTame(expression, text)) return expression.test(text);
    Object.assign(context, { expression, text });
    const matched = matchWithin(givenUp < PATIENT_MATCHES ? PATIENCE_MILLISECONDS : HASTE_MILLISECONDS);
    if (matched === undefined) givenUp++;
    return matched;
  };
}

/** Longest text, and most repetitions of any number, that cannot take long: each can try every length of the text, and no group is repeated. */
const TAME = { characters: 200, repetitions: 3 };

/** Whether an expression can be tried without a limit, which takes its time to set. */
function isTame({ source }: RegExp, text: string): boolean {
  return (
    text.length <= TAME.characters &&
    !/\)[*+{]|\\[1-9k]/.test(source) &&
    (source.match(/[*+]|\{\d+,/g) ?? []).length <= TAME.repetitions
  );
}

/** The limit is one of the clock: a process that a busy machine let wait meanwhile has not tried yet. */
function matchWithin(milliseconds: number): boolean | undefined {
  for (let attempt = 1; ; attempt++) {
    const before = process.cpuUsage();
    try {
      return matching.runInContext(context as object, { timeout: milliseconds }) as boolean;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw error;
      const { user, system } = process.cpuUsage(before);
      if (user + system > 500 * milliseconds || attempt === MOST_ATTEMPTS) return undefined;
    }
  }
}
