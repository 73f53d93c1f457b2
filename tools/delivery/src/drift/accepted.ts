import { type Difference, digestOf } from '@nss/account-state';
import { type AcceptedDifference } from '@nss/environment';

/** Differences that somebody has to look at, and those that somebody has looked at already. */
export interface Judged {
  /** What nobody accepted, or only until before today. */
  readonly open: readonly Difference[];
  readonly accepted: readonly { readonly difference: Difference; readonly by: AcceptedDifference }[];
  /** What is accepted and is no longer so: its entry can go. */
  readonly gone: readonly AcceptedDifference[];
}

/**
 * Puts aside what is accepted.
 * @param today `2027-01-31`, in UTC: the last day counts
 */
export function judged(found: readonly Difference[], entries: readonly AcceptedDifference[], today: string): Judged {
  const valid = entries.filter(({ until }) => until >= today);
  const byOf = (difference: Difference) => valid.find((entry) => entry.difference === digestOf(difference));
  const digests = found.map(digestOf);
  return {
    open: found.filter((each) => !byOf(each)),
    accepted: found.flatMap((difference) => {
      const by = byOf(difference);
      return by ? [{ difference, by }] : [];
    }),
    gone: entries.filter(({ difference }) => !digests.includes(difference)),
  };
}
