import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { workspaceRoot } from '@nss/infra';
import { required } from '../command-line';
import { GitHub } from '../github/github';
import { output, summary } from '../github/job';
import { keepPullRequest } from '../github/kept-pull-request';
import { published, publishedAt } from '../ranges/published';
import { type HeldRanges, type Refresh, refresh } from '../ranges/refresh';
import { environments, say } from './environment';

const FOLDER = 'libs/network/src/zscaler/data';

/**
 * `ranges --base BRANCH`: fetches the hub ranges of every cloud in use, and keeps one pull request with what changed.
 * @throws ImplausibleRanges before anything is changed
 */
export async function ranges(values: Readonly<Record<string, string | undefined>>): Promise<number> {
  const { base = '' } = required(values, 'base');
  const today = new Date().toISOString().slice(0, 10);
  const refreshed: Refresh[] = [];
  for (const cloud of cloudsInUse()) {
    const held = JSON.parse(readFileSync(join(workspaceRoot(), fileOf(cloud)), 'utf8')) as HeldRanges;
    const found = refresh(held, await published(publishedAt(cloud)), today);
    say(`${cloud}: ${found ? 'changed' : `as on ${held.asOf}`}`);
    if (found) refreshed.push(found);
  }
  output('changed', String(refreshed.length > 0));
  if (refreshed.length === 0) {
    summary('The hub ranges are what the repository holds.');
    return 0;
  }
  const text = refreshed.map(({ words }) => words).join('\n');
  const address = await keepPullRequest(GitHub.ofJob(), {
    branch: 'zscaler-hub-ranges', base, title: `feat(network): hub ranges of ${refreshed.map(({ held }) => held.cloud).join(', ')} as of ${today}`, text,
    files: Object.fromEntries(refreshed.map(({ held }) => [fileOf(held.cloud), `${JSON.stringify(held, null, 1)}\n`])),
  });
  summary(`${text}\n${address}`);
  return 0;
}

/** Clouds whose list the repository holds and some environment reads; one that lists its own ranges reads none. */
function cloudsInUse(): string[] {
  const clouds = environments().flatMap(({ environment: { zscaler } }) => (zscaler.hubPrefixes ? [] : [zscaler.cloud]));
  return [...new Set(clouds)].filter((cloud) => existsSync(join(workspaceRoot(), fileOf(cloud)))).sort();
}

function fileOf(cloud: string): string {
  return `${FOLDER}/${cloud}.json`;
}
