import zscalerNet from './data/zscaler.net.json';

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

const snapshots: readonly HubRanges[] = [zscalerNet];

/** The clouds whose ranges the repository holds. */
export const knownClouds: readonly string[] = snapshots.map((snapshot) => snapshot.cloud);

/** The snapshot of a cloud, or undefined when the repository has none. */
export function hubRanges(cloud: string): HubRanges | undefined {
  return snapshots.find((snapshot) => snapshot.cloud === cloud);
}

/** The IPv4 ranges of a snapshot: NSS speaks IPv4 only to the hubs. */
export function ipv4HubPrefixes(ranges: HubRanges): string[] {
  return ranges.hubPrefixes.filter((prefix) => !prefix.includes(':'));
}
