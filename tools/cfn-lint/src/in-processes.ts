import { availableParallelism } from 'node:os';

/** The most templates that one process is given: as many as four environments have, which bounds its memory and its command line. */
export const MOST_TEMPLATES = 36;

/**
 * Does something with files in several processes, one for each processor at a time.
 * @param work is given some of the files, in order
 * @returns the results, in the order of the files
 * @throws what `work` throws first; no further part is begun then
 */
export async function inProcesses<T>(
  files: readonly string[],
  work: (files: readonly string[]) => Promise<readonly T[]>,
): Promise<T[]> {
  const count = Math.ceil(files.length / MOST_TEMPLATES);
  const parts = Array.from({ length: count }, (_, part) =>
    files.slice(part * MOST_TEMPLATES, (part + 1) * MOST_TEMPLATES),
  );
  const results: (readonly T[])[] = [];
  const waiting = [...parts.entries()];
  const takeOne = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [number, part] = next;
      try {
        results[number] = await work(part);
      } catch (error) {
        waiting.length = 0;
        throw error;
      }
    }
  };
  const outcomes = await Promise.allSettled(Array.from({ length: availableParallelism() }, takeOne));
  for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
  return results.flat();
}
