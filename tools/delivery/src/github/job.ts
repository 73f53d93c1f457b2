import { appendFileSync } from 'node:fs';
import { addToJobSummary, type Markdown } from '@nss/markdown';

/** Gives a later step or job a value; says it on standard output where there is no job. */
export function output(name: string, value: string): void {
  const file = process.env['GITHUB_OUTPUT'];
  // A value of several lines would end the first and begin another, and a name could hold one.
  if (/[\p{Cc}\p{Zl}\p{Zp}]/u.test(value) || !/^[a-z][a-z0-9-]*$/.test(name))
    throw new Error(
      `the output ${JSON.stringify(name)} has more than one line, or control characters: ${JSON.stringify(value.slice(0, 200))}`,
    );
  if (file) appendFileSync(file, `${name}=${value}\n`);
  else console.log(`${name}=${value}`);
}

/** Adds to the job's summary, which a person reads before approving; says it on standard output where there is no job. */
export function summary(markdown: Markdown): void {
  if (!addToJobSummary(markdown)) console.log(markdown.text);
}
