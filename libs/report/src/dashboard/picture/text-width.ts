/** About the width of a letter, as a part of the size that it is written in: fonts differ from machine to machine, and this is on the wide side. */
const LETTER = 0.6;

/** About how wide a text is at a size. */
export function textWidth(text: string, size: number): number {
  return text.length * LETTER * size;
}

/** As much of a text as fits a width, with dots where something is left out. */
export function shortened(text: string, size: number, width: number): string {
  const letters = Math.floor(width / (LETTER * size));
  return text.length <= letters ? text : `${text.slice(0, Math.max(1, letters - 1))}…`;
}

/** Things of different widths, placed one after the other in rows of a width. */
export function inRows<T>(things: readonly T[], widthOf: (thing: T) => number, width: number): T[][] {
  const rows: T[][] = [];
  let taken = Infinity;
  for (const thing of things) {
    const own = widthOf(thing);
    if (taken + own > width) {
      rows.push([]);
      taken = 0;
    }
    rows.at(-1)?.push(thing);
    taken += own;
  }
  return rows;
}

/** Names without the whole parts that all of them begin with, and dots in their place: `…web-01` of `nss-prod-web-01`. */
export function withoutShared(names: readonly string[]): string[] {
  const [first = '', ...others] = names;
  const ends = [...first.matchAll(/-/g)].map(({ index }) => index + 1);
  const isShared = (end: number) => others.length > 0 && others.every((name) => name.startsWith(first.slice(0, end)));
  const shared = Math.max(0, ...ends.filter(isShared));
  return shared === 0 ? [...names] : names.map((name) => `…${name.slice(shared)}`);
}
