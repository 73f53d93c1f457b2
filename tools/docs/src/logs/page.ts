import { type LogGroupFacts, LOG_QUESTIONS, type LogQuestion, logGroupFacts } from '@nss/observability/logs';
import { workspaceRoot } from '@nss/workspace';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { withGeneratedPart } from '../markdown/generated-part';
import { table } from '../markdown/table';

/** The page about logs, from the workspace's root. */
export const LOG_PAGE = 'docs/reading-logs.md';
/** Whose log groups it names. */
const PURPOSE = 'nss-dev';

/**
 * The page about logs: as it is, and as the code has it.
 * @throws Error for a page that does not say where its generated part goes
 */
export function logPage(root = workspaceRoot()): { readonly text: string; readonly generated: string } {
  const text = readFileSync(join(root, LOG_PAGE), 'utf8');
  return { text, generated: withGeneratedPart(text, generatedPart(), 'tools/docs/src/log-page.ts') };
}

function generatedPart(): string {
  return [
    '## Every question',
    table(['question', 'asks', 'how to read a row'], LOG_QUESTIONS.map(questionRow)),
    '## What each log holds',
    ...logGroupFacts(PURPOSE).flatMap(sectionOf),
  ].join('\n\n');
}

function questionRow({ name, asks, reads }: LogQuestion): string[] {
  return [`\`${name}\``, asks, reads];
}

function sectionOf({ logGroupName, holds, why, format, fields, example, expected, sources }: LogGroupFacts): string[] {
  const arrival = expected
    ? `The next event comes within ${expected.withinMinutes} minutes: ${expected.because}.`
    : 'Nothing has to come: there is an event only when something happens.';
  const asked = LOG_QUESTIONS.filter((question) => question.logGroupNames(PURPOSE).includes(logGroupName));
  return [
    `### ${logGroupName}`,
    `Holds ${holds}. ${why} ${arrival}`,
    `Written as ${format}. Sources: ${sources.map((url, index) => `[${index + 1}](${url})`).join(', ')}.`,
    `\`\`\`text\n${example}\n\`\`\``,
    table(
      ['field', 'means'],
      fields.map(({ name, meaning }) => [`\`${name}\``, meaning]),
    ),
    `Questions: ${asked.map(({ name }) => `\`${name}\``).join(', ')}.`,
  ];
}
