import { appendFileSync } from 'node:fs';
import { type Markdown } from './markdown';

/**
 * Adds to the summary of the job that this runs in, which a person reads before approving. Nothing else writes there.
 * Source: docs.github.com/actions, "Adding a job summary"
 * @returns false where there is no job
 */
export function addToJobSummary({ text }: Markdown): boolean {
  const file = process.env['GITHUB_STEP_SUMMARY'];
  if (!file) return false;
  appendFileSync(file, `${text}\n`);
  return true;
}
