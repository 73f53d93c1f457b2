import { type In } from './ref';

/** Resources by their tags, their group or their ids, as Systems Manager takes them. */
export interface TargetFilter {
  /** `tag:Name`, `InstanceIds`, `resource-groups:Name`, … */
  readonly key: string;
  readonly values: In<string[]>;
}

/** How many at a time, and how many may fail; numbers or percentages: `10`, `25%`. */
export interface RateControl {
  readonly targets?: readonly TargetFilter[];
  /** @default - the API's own */
  readonly maxConcurrency?: In<string>;
  /** @default - the API's own */
  readonly maxErrors?: In<string>;
}

/** Targets under the names of the API. */
export function rateControlInputs({ targets, maxConcurrency, maxErrors }: RateControl): object {
  return {
    ...(targets && { Targets: targets.map(({ key, values }) => ({ Key: key, Values: values })) }),
    MaxConcurrency: maxConcurrency,
    MaxErrors: maxErrors,
  };
}
