/**
 * The candidate a person most likely meant, if one is near enough: at most a third of its letters differ.
 * Capitals, hyphens and underscores do not count: `instance_type` is `instanceType`.
 */
export function suggest(written: string, candidates: readonly string[]): string | undefined {
  const word = plain(written);
  let nearest: { readonly candidate: string; readonly distance: number } | undefined;
  for (const candidate of candidates) {
    const name = plain(candidate);
    const most = Math.min(Math.ceil(name.length / 3), nearest ? nearest.distance - 1 : Infinity);
    // Each letter that one has more than the other is a difference.
    if (Math.abs(name.length - word.length) > most) continue;
    const distance = editDistance(word, name);
    if (distance <= most) nearest = { candidate, distance };
  }
  return nearest?.candidate;
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
  // Distances from the first i letters of a to the first j of b; only the last three rows are ever read.
  let [beforeLast, last, row] = [0, 0, 0].map(() => new Uint32Array(b.length + 1)) as [
    Uint32Array,
    Uint32Array,
    Uint32Array,
  ];
  row.forEach((_, j) => (row[j] = j));
  for (let i = 1; i <= a.length; i += 1) {
    [beforeLast, last, row] = [last, row, beforeLast];
    row[0] = i;
    for (let j = 1; j <= b.length; j += 1) {
      const replace = last[j - 1]! + Number(a[i - 1] !== b[j - 1]);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      row[j] = Math.min(last[j]! + 1, row[j - 1]! + 1, replace, swapped ? beforeLast[j - 2]! + 1 : replace);
    }
  }
  return row[b.length]!;
}
