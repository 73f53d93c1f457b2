import { aggregate, difference } from './aggregate';
import { rangeProblems } from './plausible';

/** The dated list of one cloud, as the repository holds it. */
export interface HeldRanges {
  readonly cloud: string;
  readonly source: string;
  /** The day it was read; empty where the repository holds nothing yet. */
  readonly asOf: string;
  readonly hubPrefixes: readonly string[];
}

/** A list to replace the one that is held, and what that means in words. */
export interface Refresh {
  readonly held: HeldRanges;
  readonly words: string;
}

/** A published list that must not be used. */
export class ImplausibleRanges extends Error {
  constructor(
    readonly cloud: string,
    readonly problems: readonly string[],
  ) {
    super(`what is published for ${cloud} cannot be used:\n- ${problems.slice(0, 20).join('\n- ')}`);
    this.name = 'ImplausibleRanges';
  }
}

/**
 * Holds a published list against the one in use.
 * @param today `2026-11-24`
 * @returns undefined where both cover the same addresses
 * @throws ImplausibleRanges for a list that must not be used
 */
export function refresh(held: HeldRanges, published: unknown, today: string): Refresh | undefined {
  const problems = rangeProblems(published, held.hubPrefixes);
  if (problems.length > 0) throw new ImplausibleRanges(held.cloud, problems);
  const { hubPrefixes } = published as { hubPrefixes: string[] };
  const { opens, closes } = difference(held.hubPrefixes, hubPrefixes);
  if (opens.length + closes.length === 0) return undefined;
  return { held: { ...held, asOf: today, hubPrefixes: aggregate(hubPrefixes) }, words: inWords(held, opens, closes) };
}

function inWords({ cloud, asOf }: HeldRanges, opens: readonly string[], closes: readonly string[]): string {
  const part = (ranges: readonly string[], sentence: string) =>
    ranges.length === 0 ? [] : [sentence, '', ...ranges.map((range) => `- ${range}`), ''];
  return [
    `## ${cloud}`,
    '',
    asOf === '' ? 'The repository held no list of this cloud.' : `Compared with the list of ${asOf}:`,
    '',
    ...part(opens, 'NSS servers may talk to these hubs from now on:'),
    ...part(closes, 'They may not talk to these any more; connections to them are cut when this is deployed:'),
    'IPv6 ranges are kept in the list and used by no rule: NSS speaks IPv4 to the hubs.',
    '',
  ].join('\n');
}
