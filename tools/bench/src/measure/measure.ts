import { type Row } from '../report/result';
import { type Candidate } from './candidate';
import { type Run, runOnce } from './run-once';
import { summarise } from './statistics';

/**
 * Measures candidates, run by run and not candidate by candidate, so that a machine that is busy for a while is so for all.
 * @param resources that every one of them has to write
 * @throws Error when one writes another number of resources: then it did not do the same work
 */
export function measure(
  candidates: readonly Candidate[],
  runs: number,
  resources: number,
  preload: string,
  say: (line: string) => void,
): Row[] {
  const results = new Map<string, Run[]>(candidates.map(({ id }) => [id, []]));
  for (let number = 1; number <= runs; number += 1) {
    for (const { id, title, command } of candidates) {
      if (!command) continue;
      const run = runOnce(command, preload);
      if (run.resources !== resources) throw new Error(`${title} wrote ${run.resources} resources, ours ${resources}`);
      results.get(id)?.push(run);
      say(`run ${number} of ${runs}  ${(run.milliseconds / 1000).toFixed(2)} s  ${title}`);
    }
  }
  return candidates.map(({ id, title, missing }) => row({ id, title, missing }, results.get(id) ?? []));
}

function row(named: Pick<Row, 'id' | 'title' | 'missing'>, runs: readonly Run[]): Row {
  if (runs.length === 0) return named;
  const peaks = runs.flatMap(({ peakMiB }) => peakMiB ?? []);
  return {
    ...named,
    milliseconds: summarise(runs.map(({ milliseconds }) => milliseconds)),
    ...(peaks.length > 0 ? { peakMiB: summarise(peaks) } : {}),
  };
}
