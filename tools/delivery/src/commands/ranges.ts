import { WrongUse } from '@nss/command-line';
import { workspaceRoot } from '@nss/workspace';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CloudInUse, cloudsInUse } from '@nss/environment';
import { HUB_RANGES_FOLDER, ZSCALER_CLOUDS, meantCloud } from '@nss/network';
import { harmless, link, md } from '@nss/markdown';
import { GitHub } from '@nss/github-api';
import { output, say, summary } from '../github/job';
import { keepBranch } from '../github/kept-branch';
import { keepIssue } from '../github/kept-issue';
import { ownListsInWords } from '../ranges/own-lists';
import { publishedAt, publishedFrom } from '../ranges/published';
import { type HeldRanges, type Refresh, refresh } from '../ranges/refresh';

/**
 * `ranges [--cloud NAME] [--from SOURCE] [--base BRANCH]`: fetches the hub ranges of one cloud, or of every cloud that an environment uses, whether
 * or not the repository holds them yet and whether or not the environment lists its own. With a base it keeps one branch with what
 * changed, and one issue that leads to its pull request; without, it writes the files here. A source is a file, or an address, that has the
 * list of the one cloud that is named.
 * @throws ImplausibleRanges before anything is changed
 */
export async function ranges({ base, cloud, from }: Readonly<Record<string, string | undefined>>): Promise<number> {
  if (from !== undefined && cloud === undefined)
    throw new WrongUse('say with --cloud which cloud the list of --from is of');
  const uses = cloud === undefined ? cloudsInUse() : [];
  const clouds = cloud === undefined ? [...new Set(uses.map((use) => use.cloud))].sort() : [known(cloud)];
  const today = new Date().toISOString().slice(0, 10);
  const refreshed: Refresh[] = [];
  const lists = new Map<string, readonly string[]>();
  for (const name of clouds) {
    const held = heldRanges(name);
    const answer = await publishedFrom(from ?? publishedAt(name));
    const found = refresh(held, answer, today);
    lists.set(name, (answer as { hubPrefixes: string[] }).hubPrefixes);
    say(`${name}: ${found ? (held.asOf === '' ? 'new here' : 'changed') : `as on ${held.asOf}`}`);
    if (found) refreshed.push(found);
  }
  const own = ownListsInWords(uses, lists);
  if (own !== '') say(own);
  output('changed', String(refreshed.length > 0));
  if (base === undefined) return written(refreshed);
  return proposed(base, refreshed, own, today);
}

function written(refreshed: readonly Refresh[]): number {
  for (const { held, words } of refreshed) {
    // Whoever reads the list meanwhile has the old one or the new one.
    const path = join(workspaceRoot(), fileOf(held.cloud));
    writeFileSync(`${path}.new`, textOf(held));
    renameSync(`${path}.new`, path);
    say(`${words}\nwrote ${fileOf(held.cloud)}`);
  }
  return 0;
}

async function proposed(base: string, refreshed: readonly Refresh[], own: string, today: string): Promise<number> {
  const github = GitHub.ofJob();
  const issue = { title: 'Zscaler publishes other hub ranges', label: 'zscaler-ranges' };
  if (refreshed.length === 0) {
    await keepIssue(github, issue);
    summary(md`The hub ranges are what the repository holds.\n\n${harmless(own)}`);
    return 0;
  }
  const text = [...refreshed.map(({ words }) => words), ...(own === '' ? [] : [own])].join('\n');
  const address = await keepBranch(
    github,
    {
      branch: 'zscaler-hub-ranges',
      base,
      title: `feat(network): hub ranges of ${refreshed.map(({ held }) => held.cloud).join(', ')} as of ${today}`,
      files: Object.fromEntries(refreshed.map(({ held }) => [fileOf(held.cloud), textOf(held)])),
    },
    process.env['GITHUB_SERVER_URL'] ?? 'https://github.com',
  );
  const said = md`${harmless(text)}\n\nThe pull request is ready: ${link('open it', address)}, unless it is open already. Its checks run once a person has opened it.`;
  await keepIssue(github, { ...issue, text: said });
  summary(said);
  return 0;
}

/** @throws WrongUse for a name that is no cloud's */
function known(cloud: CloudInUse['cloud']): string {
  if ((ZSCALER_CLOUDS as readonly string[]).includes(cloud)) return cloud;
  const meant = meantCloud(cloud);
  throw new WrongUse(
    `there is no Zscaler cloud ${cloud}: ${meant ? `did you mean ${meant}?` : `there are ${ZSCALER_CLOUDS.join(', ')}`}`,
  );
}

/** What the repository holds of a cloud; an empty list without a date where it holds nothing yet. */
function heldRanges(cloud: string): HeldRanges {
  const file = join(workspaceRoot(), fileOf(cloud));
  // What is published by a fake is held as Zscaler's own all the same.
  return existsSync(file)
    ? (JSON.parse(readFileSync(file, 'utf8')) as HeldRanges)
    : { cloud, source: publishedAt(cloud, 'https://config.zscaler.com'), asOf: '', hubPrefixes: [] };
}

function textOf(held: HeldRanges): string {
  return `${JSON.stringify(held, null, 1)}\n`;
}

function fileOf(cloud: string): string {
  return `${HUB_RANGES_FOLDER}/${cloud}.json`;
}
