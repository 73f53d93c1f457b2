import { AsyncLocalStorage } from 'node:async_hooks';
import { appendFileSync } from 'node:fs';
import { addToJobSummary, type Markdown } from '@nss/markdown';

/** Who is told by a step. */
export interface Told {
  /** What a person reads in the job's log. */
  readonly say: (line: string) => void;
  /** What was given to later steps, by its name: filled here. */
  readonly outputs: Record<string, string>;
}

const told = new AsyncLocalStorage<Told>();

/** Runs a step that tells somebody. */
export function telling<T>(whom: Told, step: () => Promise<T>): Promise<T> {
  return told.run(whom, step);
}

/** Tells the job's log. */
export function say(line: string): void {
  const whom = told.getStore();
  if (whom) whom.say(line);
  else console.log(line);
}

/** Gives a later step or job a value; says it where there is no job. */
export function output(name: string, value: string): void {
  const file = process.env['GITHUB_OUTPUT'];
  // A value of several lines would end the first and begin another, and a name could hold one.
  if (/[\p{Cc}\p{Zl}\p{Zp}]/u.test(value) || !/^[a-z][a-z0-9-]*$/.test(name))
    throw new Error(
      `the output ${JSON.stringify(name)} has more than one line, or control characters: ${JSON.stringify(value.slice(0, 200))}`,
    );
  const whom = told.getStore();
  if (whom) whom.outputs[name] = value;
  if (file) appendFileSync(file, `${name}=${value}\n`);
  else say(`${name}=${value}`);
}

/** Adds to the job's summary, which a person reads before approving; says it where there is no job. */
export function summary(markdown: Markdown): void {
  if (!addToJobSummary(markdown)) say(markdown.text);
}
