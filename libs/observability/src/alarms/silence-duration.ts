import { BUFFER_MINUTES } from './loss-deadline';
import { type Silence } from './silence';

/** Length of a period of the alarms for sustained silence. */
export const SUSTAINED_PERIOD_MINUTES = 5;

/** How long a pulse has been silent when its alarm goes off: add this to the alarm's age, and `lossDeadline` knows the rest. */
export function silentForMinutes(
  kind: 'feed-silent' | 'feed-silent-sustained',
  { silentMinutes, sustainedMinutes, deliveryMinutes }: Silence,
): number {
  if (kind === 'feed-silent') return silentMinutes + deliveryMinutes;
  return Math.ceil((sustainedMinutes + deliveryMinutes) / SUSTAINED_PERIOD_MINUTES) * SUSTAINED_PERIOD_MINUTES;
}

/** How a person reads the deadline from an alarm, in a sentence. */
export function deadlineNote(kind: 'feed-silent' | 'feed-silent-sustained', silence: Silence): string {
  const silent = silentForMinutes(kind, silence);
  return (
    `The silence began about ${silent} minutes before StateUpdatedTimestamp; the buffer holds ${BUFFER_MINUTES}, ` +
    `so logs are lost from about ${BUFFER_MINUTES - silent} minutes after it.`
  );
}
