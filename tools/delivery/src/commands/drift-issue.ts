import { readFileSync } from 'node:fs';
import { harmless, md } from '@nss/markdown';
import { required } from '../required';
import { GitHub } from '@nss/github-api';
import { summary } from '../github/job';
import { keepIssue } from '../github/kept-issue';

/** `drift-issue --environment NAME --report FILE`: keeps the environment's issue: opened with drift, updated, closed without. */
export async function driftIssue(values: Readonly<Record<string, string | undefined>>): Promise<number> {
  const { environment = '', report = '' } = required(values, 'environment', 'report');
  const text = readFileSync(report, 'utf8');
  const change = await keepIssue(GitHub.ofJob(), {
    title: `${environment} has drifted`,
    label: 'drift',
    ...(text && { text: harmless(text) }),
  });
  summary(md`Issue of ${environment}: ${change}`);
  return 0;
}
