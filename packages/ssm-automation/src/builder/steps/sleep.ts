import { type In } from '../ref';
import { type StepOptions, stepValue, type StepValue } from '../step-value';

/** How long, or until when. */
export type SleepOptions = StepOptions &
  (
    | { readonly seconds: number; readonly until?: never }
    /** A point in time, in ISO 8601: `2027-01-01T01:00:00Z`. */
    | { readonly until: In<string>; readonly seconds?: never }
  );

/** `aws:sleep`, for less than seven days. https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-action-sleep.html */
export function sleep(name: string, options: SleepOptions): StepValue<Record<never, never>> {
  const { seconds, until } = options;
  return stepValue(name, 'aws:sleep', options, () =>
    seconds === undefined ? { Timestamp: until } : { Duration: `PT${seconds}S` },
  );
}
