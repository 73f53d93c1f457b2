import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { type CorpusCounts } from './corpus-result';

const counts = z.strictObject({
  documents: z.int(),
  withoutErrors: z.int(),
  mutants: z.int(),
  mutantsFound: z.int(),
  imported: z.int(),
  executed: z.int(),
  endStates: z.int(),
  endStatesRight: z.int(),
});

const floors = z.record(z.string().regex(/^[0-9a-f]{64}$/), counts);

/**
 * The counts a corpus has reached before; undefined for one that is not known.
 * @param file JSON, from a corpus' digest to its counts
 */
export function floorOf(corpus: string, file: string): CorpusCounts | undefined {
  return floors.parse(JSON.parse(readFileSync(file, 'utf8')))[corpus];
}

/** Counts that are lower than they were. */
export function fallen(now: CorpusCounts, floor: CorpusCounts | undefined): string[] {
  if (!floor) return [];
  return (Object.keys(floor) as (keyof CorpusCounts)[])
    .filter((name) => now[name] < floor[name])
    .map((name) => `${name} fell from ${floor[name]} to ${now[name]}`);
}

/** What makes a run fail, whatever the corpus: crashes, end states that are not right, and counts that fell. */
export function failures(now: CorpusCounts, crashes: readonly string[], floor: CorpusCounts | undefined): string[] {
  const wrong = now.endStates - now.endStatesRight;
  return [
    ...crashes.map((crash) => `crash: ${crash}`),
    ...(wrong > 0 ? [`end states that are not as declared: ${wrong}`] : []),
    ...fallen(now, floor),
  ];
}
