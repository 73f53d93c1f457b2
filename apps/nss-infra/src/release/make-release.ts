import { WrongUse } from '@nss/command-line';
import { workspaceRoot } from '@nss/workspace';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isLater, withRelease } from './changelog';
import { currentTemplates, forkFiles, keepRelease, type Release } from './last-release';

/** What a release wrote. */
export interface MadeRelease {
  readonly version: string;
  readonly file: string;
  readonly bytes: number;
  readonly templates: number;
}

/**
 * Makes this commit a release: its version, its section of the changelog, and what it deploys, which the next ones are held against.
 * @param day `2026-01-31`
 * @param templatesOf what this commit deploys. @default - every reference environment and variant, synthesised
 * @throws WrongUse, and Error where the changelog has nothing to release; nothing is changed then
 */
export function makeRelease(
  version: string,
  day: string,
  root = workspaceRoot(),
  templatesOf: () => Release['templates'] = currentTemplates,
): MadeRelease {
  const [manifest, lock, changelog] = ['package.json', 'package-lock.json', 'CHANGELOG.md'].map((name) =>
    readFileSync(join(root, name), 'utf8'),
  ) as [string, string, string];
  const { version: last } = JSON.parse(manifest) as { version: string };
  if (!later(version, last)) throw new WrongUse(`${version} does not come after ${last}, which package.json has`);
  const next = withRelease(changelog, version, day);
  const templates = templatesOf();
  const kept = keepRelease({ version, templates, forkFiles: forkFiles(root) }, root);
  writeFileSync(join(root, 'CHANGELOG.md'), next);
  writeFileSync(join(root, 'package.json'), withVersion(manifest, last, version, 1));
  // Of the lock, and of the workspace in it.
  writeFileSync(join(root, 'package-lock.json'), withVersion(lock, last, version, 2));
  return { version, ...kept, templates: Object.keys(templates).length };
}

function later(version: string, than: string): boolean {
  try {
    return isLater(version, than);
  } catch (error) {
    throw new WrongUse((error as Error).message);
  }
}

/** A text with the first versions in it another one. */
function withVersion(text: string, last: string, version: string, times: number): string {
  let left = times;
  return text.replaceAll(`"version": "${last}"`, (found) => (left-- > 0 ? `"version": "${version}"` : found));
}
