/** One thing that should be so and what AWS says of it. Both sides are plain values, compared as text. */
export interface Fact {
  /** What the table groups by: `subnets`, `NSS servers`. */
  readonly area: string;
  /** Which one: a name, an address. */
  readonly what: string;
  readonly planned: string;
  readonly found: string;
}

/** A value that can be written in one line. */
export type Plain = string | number | boolean | undefined | readonly Plain[];

/** Writes a value in one line; lists are sorted, because AWS returns them in any order. */
function write(value: Plain): string {
  if (value === undefined) return 'nothing';
  return Array.isArray(value) ? [...value].map(write).sort().join(', ') || 'none' : String(value);
}

/** Facts about one thing, one for each property. */
export function facts(
  area: string,
  what: string,
  planned: Readonly<Record<string, Plain>>,
  found: Readonly<Record<string, Plain>>,
): Fact[] {
  return Object.entries(planned).map(([property, value]) => ({
    area,
    what: `${what} ${property}`,
    planned: write(value),
    found: write(found[property]),
  }));
}

/** Facts about a set: everything that is planned or found, so that what nobody planned is seen as well. */
export function sameSet(area: string, what: string, planned: readonly string[], found: readonly string[]): Fact[] {
  return [...new Set([...planned, ...found])].sort().map((entry) => ({
    area,
    what: `${what} ${entry}`,
    planned: planned.includes(entry) ? 'yes' : 'no',
    found: found.includes(entry) ? 'yes' : 'no',
  }));
}

/** Whether AWS says what was planned. */
export function agrees({ planned, found }: Fact): boolean {
  return planned === found;
}
