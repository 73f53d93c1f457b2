import { WrongUse } from '@nss/command-line';
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

/**
 * Keeps that parts of the translated pages say what their originals say now, unless the two differ in more than words.
 * @param wanted parts, as `docs/operations.md#feed-silent`. @default - every part
 * @throws WrongUse for a part that there is not
 */
export function keepTranslated(wanted: readonly string[] = [], root = workspaceRoot()): KeptTranslations {
  const problems = structureProblemsOf(root);
  if (problems.length > 0) return { problems, parts: [] };
  const file = join(root, TRANSLATED);
  const before = JSON.parse(readFileSync(file, 'utf8')) as Translated;
  const now = digestsNow(root);
  const unknown = wanted.find((part) => !(part in now));
  if (unknown !== undefined) throw new WrongUse(`there is no part ${unknown}, such as ${Object.keys(now).at(-1)}`);
  const parts = Object.keys(now).filter(
    (part) => (wanted.length === 0 || wanted.includes(part)) && before[part] !== now[part],
  );
  // One that was edited and is not wanted stays as it was, so that it is still told.
  const kept = Object.keys(now).map((part) => [part, parts.includes(part) ? now[part] : (before[part] ?? '')]);
  writeFileSync(file, `${JSON.stringify(Object.fromEntries(kept), undefined, 2)}\n`);
  return { problems: [], parts };
}
