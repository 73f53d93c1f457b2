import { type Summary } from '../measure/statistics';

/** What was measured of one candidate. */
export interface Row {
  readonly id: string;
  readonly title: string;
  /** Wall time, or processor time where the title says so. @default - not measured; `missing` says why */
  readonly milliseconds?: Summary;
  /** Peak memory of the largest process. @default - could not be read */
  readonly peakMiB?: Summary;
  readonly missing?: string;
}

/** How ours compares with something else, and how it should. */
export interface Aim {
  /** `at least 10 times faster than ts-node` */
  readonly title: string;
  /** @default - one of the two was not measured */
  readonly ratio?: number;
  readonly verdict: 'met' | 'not met' | 'not measured';
}
