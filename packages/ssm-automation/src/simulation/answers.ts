import { type Runbook } from '../builder';

/** What something gives: a value, or a function of what it is asked with. What the function throws fails the step. */
export type Answer = unknown;

/**
 * What everything outside of a runbook gives, by name:
 *
 * - `ec2.StartInstances`: what an API answers; a function gets the parameters
 * - `step:judge`: what the script of a step returns; a function gets the payload. Of an approval, `Approve` or `Reject`
 * - `runbook:nss-health-check`: a runbook that a step starts, to be simulated too
 * - `webhook:chat`: what a webhook answers; a function gets the body
 */
export type Answers = Readonly<Record<string, Answer>>;

/** An error of AWS, as an answer: `fails('AccessDenied', 'you may not')`. */
export function fails(code: string, message = code): () => never {
  return () => {
    throw Object.assign(new Error(message), { name: code });
  };
}

/** What nobody answered in a simulation, with the way out. */
export class NoAnswerError extends Error {
  constructor(readonly names: readonly string[]) {
    super(
      `nothing answers ${names.join(', ')}: simulate(…).with({ ${names.map((name) => `'${name}': …`).join(', ')} })`,
    );
    this.name = 'NoAnswerError';
  }
}

/** Looks answers up, and notes what there was none for. */
export class AnswerBook {
  readonly missing = new Set<string>();

  constructor(private readonly answers: Answers) {}

  /** @throws NoAnswerError where there is none */
  async give(name: string, asked: unknown): Promise<unknown> {
    if (!Object.hasOwn(this.answers, name)) {
      this.missing.add(name);
      throw new NoAnswerError([name]);
    }
    const answer = this.answers[name];
    return typeof answer === 'function' ? ((await (answer as (asked: unknown) => unknown)(asked)) as unknown) : answer;
  }

  /** The runbook that a step starts; undefined where AWS has it. */
  runbook(name: string): Pick<Runbook, 'document'> | undefined {
    return this.answers[`runbook:${name}`] as Pick<Runbook, 'document'> | undefined;
  }
}
