/** One thing that a change means, for people. */
export interface Effect {
  /** A few words for a line with others: `web-01 stops`. */
  readonly short: string;
  /** All of it, in a sentence. */
  readonly text: string;
  /** Who says so: an address of AWS or the vendor. @default - the templates themselves */
  readonly source?: string;
}

/** The same effect once, in the order in which each comes first. */
export function distinct(effects: readonly Effect[]): Effect[] {
  return [...new Map(effects.map((effect) => [effect.text, effect])).values()];
}
