/** When a pulse counts as silent. */
export interface SilenceLimits {
  /**
   * Fewer bytes in a minute are silence. Not zero: when the SIEM is down, NSS keeps knocking, and an allowed but
   * unanswered SYN is 60 accepted bytes in the flow log. A relay at work sends far more than the default.
   * @default 4096
   */
  readonly silentBelowBytesPerMinute?: number;
  /** How long a pulse may be silent; the vendor's own alert for a lost SIEM takes as long. @default 5 */
  readonly silentMinutes?: number;
  /** How long a feed is silent before people are told that logs will be lost; less than the buffer's 60. @default 30 */
  readonly sustainedMinutes?: number;
  /**
   * How long flow-log records are on their way. The newest minutes are never complete, and without this allowance every
   * late delivery would look like silence. The flow log aggregates over a minute, whatever the instance type.
   * Source: docs.aws.amazon.com/vpc/latest/userguide/flow-logs-basics.html
   * @default 5
   */
  readonly deliveryMinutes?: number;
}

/** The limits with every default filled in. */
export type Silence = Required<SilenceLimits>;

/** The buffer's 60 minutes, less what the last warning may be late by, and time to read it. */
const LAST_WARNING_MINUTES = 55;

/**
 * Fills in the defaults.
 *
 * @throws RangeError when a limit is no whole number of minutes, or the last warning would come after the loss
 */
export function silenceLimits(limits: SilenceLimits = {}): Silence {
  const silence = {
    silentBelowBytesPerMinute: limits.silentBelowBytesPerMinute ?? 4096,
    silentMinutes: limits.silentMinutes ?? 5,
    sustainedMinutes: limits.sustainedMinutes ?? 30,
    deliveryMinutes: limits.deliveryMinutes ?? 5,
  };
  for (const [name, value] of Object.entries(silence)) {
    const least = name === 'deliveryMinutes' ? 0 : 1;
    if (!Number.isInteger(value) || value < least)
      throw new RangeError(`${name} is a whole number from ${least}, not ${value}`);
  }
  const { silentMinutes, sustainedMinutes, deliveryMinutes } = silence;
  if (sustainedMinutes < silentMinutes || sustainedMinutes + deliveryMinutes > LAST_WARNING_MINUTES) {
    throw new RangeError(
      `sustainedMinutes ${sustainedMinutes} with deliveryMinutes ${deliveryMinutes} must be at least silentMinutes ${silentMinutes} ` +
        `and together at most ${LAST_WARNING_MINUTES}, because logs are lost after 60`,
    );
  }
  return silence;
}
