/**
 * The most environments that one process works on: the CDK keeps what it has built until the process ends, megabytes for each
 * environment, so that a process of its own for a few of them is what bounds memory.
 */
export const LARGEST_BATCH = 8;

/** Up to so many, a second process costs more than it saves. */
export const ONE_PROCESS = 4;

/**
 * Splits what is to be done into batches of about equal size, in order: one where it is little, otherwise at least as many as there are
 * processors, and none larger than {@link LARGEST_BATCH}.
 */
export function split<T>(items: readonly T[], processors: number): T[][] {
  if (items.length === 0) return [];
  const wanted = items.length <= ONE_PROCESS ? 1 : Math.min(processors, Math.ceil(items.length / ONE_PROCESS));
  const batches = Math.max(wanted, Math.ceil(items.length / LARGEST_BATCH));
  const start = (batch: number) => Math.round((batch * items.length) / batches);
  return Array.from({ length: batches }, (_, batch) => items.slice(start(batch), start(batch + 1)));
}
