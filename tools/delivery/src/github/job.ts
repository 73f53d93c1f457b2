import { appendFileSync } from 'node:fs';
import { type Markdown } from '@nss/markdown';

/** Gives a later step or job a value; says it on standard output where there is no job. */
export function output(name: string, value: string): void {
  const file = process.env['GITHUB_OUTPUT'];
  // A value of several lines would end the first and begin another.
  if (/[\r\n]/.test(value)) throw new Error(`the output ${name} has more than one line`);
  if (file) appendFileSync(file, `${name}=${value}\n`);
  else console.log(`${name}=${value}`);
}

/** Adds to the job's summary, which a person reads before approving; says it on standard output where there is no job. */
export function summary({ text }: Markdown): void {
  const file = process.env['GITHUB_STEP_SUMMARY'];
  if (file) appendFileSync(file, `${text}\n`);
  else console.log(text);
}
