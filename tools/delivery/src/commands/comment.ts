import { WrongUse } from '@nss/command-line';
import { closeSync, openSync, readSync } from 'node:fs';
import { harmless } from '@nss/markdown';
import { required } from '../required';
import { GitHub } from '@nss/github-api';
import { keepComment } from '../github/kept-comment';

/** A comment may have 65,536 characters, and one has four bytes at most. https://docs.github.com/en/rest/issues/comments */
const LONGEST_BYTES = 4 * 65_536;

/**
 * `comment --environment NAME --pull-request NUMBER --report FILE`: keeps the environment's comment up to date. The report is what code of the pull request
 * wrote, so that it is data, whatever it holds: it is read to where a comment ends, and only what our own reports are made of stays Markdown.
 */
export async function comment(values: Readonly<Record<string, string | undefined>>): Promise<number> {
  const {
    environment = '',
    report = '',
    'pull-request': number = '',
  } = required(values, 'environment', 'report', 'pull-request');
  if (!/^[1-9]\d*$/.test(number)) throw new WrongUse(`${number} is no pull request's number`);
  await keepComment(GitHub.ofJob(), Number(number), `changes of ${environment}`, harmless(beginningOf(report)));
  return 0;
}

function beginningOf(file: string): string {
  const bytes = Buffer.alloc(LONGEST_BYTES);
  const from = openSync(file, 'r');
  try {
    return bytes.toString('utf8', 0, readSync(from, bytes, 0, LONGEST_BYTES, 0));
  } finally {
    closeSync(from);
  }
}
