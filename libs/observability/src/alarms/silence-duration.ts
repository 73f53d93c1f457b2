import { EXTRA_PERIODS } from '@nss/cloudwatch';
import { BUFFER_MINUTES } from './loss-deadline';
import { type Silence } from './silence';

/**
 * Minutes by which an alarm may go off later than its periods, of a minute each, say: while the newest records are missing, the last
 * older period in which the feed was well keeps it from going off.
 */
const LATE_MINUTES = EXTRA_PERIODS;

/** How long a pulse has been silent when its alarm goes off: add this to the alarm's age, and `lossDeadline` knows the rest. */
export function silentForMinutes(
  kind: 'feed-silent' | 'feed-silent-sustained',
  { silentMinutes, sustainedMinutes, deliveryMinutes }: Silence,
): number {
  return (kind === 'feed-silent' ? silentMinutes : sustainedMinutes) + deliveryMinutes;
}

/** Minutes that are left for certain when the alarm of a silence goes off. */
export function minutesLeft(kind: 'feed-silent' | 'feed-silent-sustained', silence: Silence): number {
  return BUFFER_MINUTES - silentForMinutes(kind, silence) - LATE_MINUTES;
}

/** How a person reads the deadline from an alarm, in a sentence. */
export function deadlineNote(kind: 'feed-silent' | 'feed-silent-sustained', silence: Silence): string {
  return (
    `The silence began about ${silentForMinutes(kind, silence)} minutes before StateUpdatedTimestamp; the buffer holds ` +
    `${BUFFER_MINUTES}, so logs are lost from about ${minutesLeft(kind, silence)} minutes after it.`
  );
}
