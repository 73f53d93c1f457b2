/** One field of the events of a log group. */
export interface LogField {
  /** As events and queries have it: `srcaddr`, `userIdentity.arn`. */
  readonly name: string;
  readonly meaning: string;
}

/** What is to be known of a log group by whoever reads it. */
export interface LogGroupFacts {
  readonly logGroupName: string;
  /** In a few words. */
  readonly holds: string;
  /** Which question it is kept for, or which rule asks for it. */
  readonly why: string;
  /** How one event is written. */
  readonly format: string;
  /** Those that questions are about; of a flow log all, in their order. */
  readonly fields: readonly LogField[];
  /** An event in the deployed format. */
  readonly example: string;
  /**
   * Minutes within which the next event has arrived as a rule, with why that is so.
   * @default - nothing may come for any time: there is an event only when something happens
   */
  readonly expected?: { readonly withinMinutes: number; readonly because: string };
  /** Pages that the format is taken from. */
  readonly sources: readonly [string, ...string[]];
}
