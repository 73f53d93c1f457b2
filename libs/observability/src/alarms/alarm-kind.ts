/** How an alarm reads a period without data. */
export type MissingData = 'breaching' | 'notBreaching';

/** One kind of alarm: what people are told, and how silence of the metric itself is read. */
export interface AlarmKind {
  /** Also the anchor of its section in the operations guide, and the alarm's place in resource names. */
  readonly slug: string;
  readonly title: string;
  /** `warning`: look at it today. `critical`: the relay, or the way to it, is not working. */
  readonly severity: 'critical' | 'warning';
  /** What is wrong, in plain words. */
  readonly meaning: string;
  /** What to do first. */
  readonly firstStep: string;
  readonly missingData: MissingData;
  /** Why missing data is read like that. */
  readonly whyMissingData: string;
}
