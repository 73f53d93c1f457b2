/** A range of addresses that something has. */
export interface OwnedRange {
  /** Ranges of different spaces never meet. */
  readonly space: string;
  /** First and last address, as numbers. */
  readonly first: number;
  readonly last: number;
  /** Who has it. */
  readonly owner: number;
  /** Whether two who have it in common are in nobody's way. @default false */
  readonly isShared?: boolean;
}

/**
 * Pairs of owners whose ranges overlap, where at least one of the two ranges is not shared. A pair may come more than once.
 * Goes once through the sorted ranges: takes longer by the number of ranges and of pairs, not by the square of the ranges.
 */
export function* overlappingOwners(ranges: readonly OwnedRange[]): Generator<readonly [number, number]> {
  const sorted = [...ranges].sort((a, b) => (a.space === b.space ? a.first - b.first : a.space < b.space ? -1 : 1));
  let space: string | undefined;
  let open: { own: OwnedRange[]; shared: OwnedRange[] } = { own: [], shared: [] };
  for (const range of sorted) {
    if (range.space !== space) open = { own: [], shared: [] };
    space = range.space;
    const reaches = ({ last }: OwnedRange) => last >= range.first;
    // What ended before this range begins meets none of those that follow.
    open.own = open.own.filter(reaches);
    for (const { owner } of open.own) yield [owner, range.owner];
    if (!range.isShared) {
      open.shared = open.shared.filter(reaches);
      for (const { owner } of open.shared) yield [owner, range.owner];
    }
    open[range.isShared ? 'shared' : 'own'].push(range);
  }
}
