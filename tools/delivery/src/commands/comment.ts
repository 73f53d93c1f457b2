import { readFileSync } from 'node:fs';
import { required, WrongUse } from '../command-line';
import { GitHub } from '../github/github';
import { keepComment } from '../github/kept-comment';

/** A comment may have 65,536 characters. https://docs.github.com/en/rest/issues/comments */
const COMMENT_CHARACTERS = 65_000;

/** `comment --environment NAME --pull-request NUMBER --report FILE`: keeps the environment's comment up to date. */
export async function comment(values: Readonly<Record<string, string | undefined>>): Promise<number> {
  const { environment = '', report = '', 'pull-request': number = '' } = required(values, 'environment', 'report', 'pull-request');
  if (!/^[1-9]\d*$/.test(number)) throw new WrongUse(`${number} is no pull request's number`);
  const text = readFileSync(report, 'utf8');
  await keepComment(GitHub.ofJob(), Number(number), `changes of ${environment}`, shortened(text));
  return 0;
}

/** The beginning holds what a person has to see; the rest is in the job's summary. */
function shortened(text: string): string {
  if (text.length <= COMMENT_CHARACTERS) return text;
  const lines = text.slice(0, COMMENT_CHARACTERS).split('\n').slice(0, -1);
  const isOpen = lines.filter((line) => line === '<details>').length > lines.filter((line) => line === '</details>').length;
  return `${lines.join('\n')}${isOpen ? '\n\n</details>' : ''}\n\nThis is not all: the job's summary has the rest.\n`;
}
