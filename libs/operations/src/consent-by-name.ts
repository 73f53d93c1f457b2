import { terminal } from '@nss/runbook-client';
import { type Approval } from './approval';

/** Who is asked: the part of a terminal that asks. */
export type Asked = Pick<typeof terminal, 'ask'>;

/** Where consent may come from. */
export interface ConsentOptions {
  /** What was given beforehand with `--confirm`. @default - nothing, and a person is asked */
  readonly confirm?: string | undefined;
  /** Whether there is a person to ask. @default - where standard input is a terminal */
  readonly isTerminal?: boolean;
  /** @default - the terminal of this process */
  readonly from?: Asked;
}

/**
 * Asks a person for the whole name of what is going to be deleted. Once: whoever writes another one thought of another one.
 * @param question without the name
 */
export async function consentByName(
  question: string,
  name: string,
  { confirm, isTerminal = process.stdin.isTTY === true, from = terminal }: ConsentOptions,
): Promise<Approval> {
  if (confirm !== undefined)
    return confirm === name
      ? { approved: true, how: `by --confirm ${name}` }
      : { approved: false, how: `because --confirm ${confirm} is not ${name}` };
  if (!isTerminal)
    return { approved: false, how: `because there is no terminal to ask at (--confirm ${name} approves)` };
  const answer = await from.ask(`${question} Write its whole name: `);
  if (typeof answer === 'string') return { approved: false, how: 'because nobody answered' };
  return answer.line.trim() === name
    ? { approved: true, how: 'at the terminal' }
    : { approved: false, how: `because what was written is not ${name}` };
}
