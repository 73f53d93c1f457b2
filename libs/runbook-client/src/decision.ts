import { type Answer, type AskOptions, type Terminal } from './terminal';

/** What a person decided, or why there is no decision. */
export type Decision = 'approve' | 'reject' | Exclude<Answer, object>;

/**
 * Asks for an approval until the whole word `approve` or `reject` is given. Nothing shorter counts: a key that was meant for something
 * else must not approve.
 *
 * @param question without the words to choose from
 */
export async function askForDecision(
  terminal: Terminal,
  question: string,
  options: AskOptions = {},
): Promise<Decision> {
  for (let text = `${question} [approve/reject] `; ; text = '  the whole word, please [approve/reject] ') {
    const answer = await terminal.ask(text, options);
    if (typeof answer === 'string') return answer;
    const word = answer.line.trim().toLowerCase();
    if (word === 'approve' || word === 'reject') return word;
  }
}
