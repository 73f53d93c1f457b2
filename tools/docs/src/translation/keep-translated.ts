import { workspaceRoot } from '@nss/workspace';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Translated, TRANSLATED, digestsNow, structureProblemsOf } from './translations';

/** What was kept, or what stands in the way. */
export interface KeptTranslations {
  /** Why nothing was kept. */
  readonly problems: readonly string[];
  /** Parts that are said to be translated from now on: `docs/operations.md#feed-silent`. */
  readonly parts: readonly string[];
}

/** Keeps that each part of the translated pages says what its original says now, unless the two differ in more than words. */
export function keepTranslated(root = workspaceRoot()): KeptTranslations {
  const problems = structureProblemsOf(root);
  if (problems.length > 0) return { problems, parts: [] };
  const file = join(root, TRANSLATED);
  const [before, now] = [JSON.parse(readFileSync(file, 'utf8')) as Translated, digestsNow(root)];
  writeFileSync(file, `${JSON.stringify(now, undefined, 2)}\n`);
  const parts = Object.entries(now).flatMap(([page, digests]) =>
    Object.entries(digests)
      .filter(([anchor, digest]) => before[page]?.[anchor] !== digest)
      .map(([anchor]) => `${page}#${anchor}`),
  );
  return { problems: [], parts };
}
