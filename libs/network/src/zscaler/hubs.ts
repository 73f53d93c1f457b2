import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A dated snapshot of the address ranges of one Zscaler cloud. */
export interface HubRanges {
  /** `zscaler.net` */
  readonly cloud: string;
  /** Where the list was read. */
  readonly source: string;
  /** The day it was read, `2024-04-22`. */
  readonly asOf: string;
  /** As published: IPv4 and IPv6 mixed, some inside others. */
  readonly hubPrefixes: readonly string[];
}

/** The folder of the snapshots, one file a cloud, relative to the repository's root. */
export const HUB_RANGES_FOLDER = 'libs/network/src/zscaler/data';

/** Days after which a snapshot is called old: it is refreshed weekly, so that several refreshes were missed. */
export const OLD_SNAPSHOT_DAYS = 30;

/** The folder as a path: below the nearest folder above this program that has it, wherever its bundle was put. */
function folder(from = dirname(fileURLToPath(import.meta.url))): string {
  const here = join(from, HUB_RANGES_FOLDER);
  if (existsSync(here)) return here;
  const above = dirname(from);
  if (above === from)
    throw new Error(`${HUB_RANGES_FOLDER} was not found above the program: run it from the repository`);
  return folder(above);
}

/** The clouds whose ranges the repository holds, as its files say at this moment. */
export function heldClouds(): string[] {
  return readdirSync(folder())
    .flatMap((name) => /^(.+)\.json$/.exec(name)?.[1] ?? [])
    .sort();
}

/** The snapshot of a cloud, or undefined when the repository has none. */
export function hubRanges(cloud: string): HubRanges | undefined {
  return heldClouds().includes(cloud)
    ? (JSON.parse(readFileSync(join(folder(), `${cloud}.json`), 'utf8')) as HubRanges)
    : undefined;
}

/** The command that fetches the ranges of a cloud into the repository. */
export function fetchRangesCommand(cloud: string): string {
  return `npm run -s delivery -- ranges --cloud ${cloud}`;
}

/** Whole days since a snapshot was read. */
export function snapshotAgeDays({ asOf }: Pick<HubRanges, 'asOf'>, today: Date): number {
  return Math.max(0, Math.floor((today.getTime() - Date.parse(`${asOf}T00:00:00Z`)) / 86_400_000));
}

/** The IPv4 ranges of a snapshot: NSS speaks IPv4 only to the hubs. */
export function ipv4HubPrefixes(ranges: HubRanges): string[] {
  return ranges.hubPrefixes.filter((prefix) => !prefix.includes(':'));
}
