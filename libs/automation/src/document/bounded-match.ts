import { createContext, Script } from 'node:vm';

/** Longer than any pattern needs that somebody means to be used. */
const PATIENCE_MILLISECONDS = 250;

const context = createContext({ expression: /x/, text: '' }) as { expression: RegExp; text: string };
const matching = new Script('expression.test(text)');

/**
 * Whether a text matches an expression of a document. Some expressions try exponentially many ways to match
 * (https://owasp.org/www-community/attacks/Regular_expression_Denial_of_Service_-_ReDoS): these are given up.
 *
 * @returns undefined where it is not known within a quarter of a second
 */
export function boundedMatch(expression: RegExp, text: string): boolean | undefined {
  Object.assign(context, { expression, text });
  try {
    return matching.runInContext(context as object, { timeout: PATIENCE_MILLISECONDS }) as boolean;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') return undefined;
    throw error;
  }
}
