/**
 * The candidate a person most likely meant, if one is near enough: at most a third of its letters differ.
 * Capitals, hyphens and underscores do not count: `instance_type` is `instanceType`.
 */
export function suggest(written: string, candidates: readonly string[]): string | undefined {
  const ranked = candidates
    .map((candidate) => ({ candidate, distance: editDistance(plain(written), plain(candidate)) }))
    .filter(({ candidate, distance }) => distance <= Math.ceil(plain(candidate).length / 3))
    .sort((a, b) => a.distance - b.distance);
  return ranked[0]?.candidate;
}

function plain(word: string): string {
  return word
    .toLowerCase()
    .replace(/[-_\s]/g, '')
    .slice(0, LONGEST_WORD);
}

/** Longer words resemble no key; comparing them would only cost time. */
const LONGEST_WORD = 40;

/** Letters to insert, remove, replace or swap with their neighbour to turn one word into the other. */
export function editDistance(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, j) => j)];
  const at = (i: number, j: number) => rows[i]?.[j] ?? 0;
  for (let i = 1; i <= a.length; i += 1) {
    rows[i] = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const replace = at(i - 1, j - 1) + Number(a[i - 1] !== b[j - 1]);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      (rows[i] as number[])[j] = Math.min(
        at(i - 1, j) + 1,
        at(i, j - 1) + 1,
        replace,
        swapped ? at(i - 2, j - 2) + 1 : replace,
      );
    }
  }
  return at(a.length, b.length);
}
