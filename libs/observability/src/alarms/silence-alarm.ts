import { type Construct } from 'constructs';
import { type PulseMetric } from '../pulse/pulse-metric';
import { BUFFER_MINUTES } from './loss-deadline';
import { type MetricAlarmRule, placeMetricAlarm } from './metric-alarm';
import { type AlarmContext, type AlarmIdentity, type RelayAlarm } from './relay-alarm';
import { type Silence } from './silence';

const MINUTE = 60;
const FIVE_MINUTES = 300;

/**
 * Places the alarm for one pulse that fell silent. Every minute of the silence and of the delivery time before it must be
 * quiet: the newest minutes alone, whose records may still be on their way, raise nothing.
 */
export function placeSilenceAlarm(scope: Construct, context: AlarmContext, identity: AlarmIdentity, pulse: PulseMetric, silence: Silence): RelayAlarm {
  return placeMetricAlarm(scope, context, identity, {
    ...quieterThan(pulse, silence.silentBelowBytesPerMinute),
    periodSeconds: MINUTE,
    periods: silence.silentMinutes + silence.deliveryMinutes,
  });
}

/** Places the alarm for a pulse that stays silent for so long that logs are about to be lost. */
export function placeSustainedSilenceAlarm(scope: Construct, context: AlarmContext, identity: AlarmIdentity, pulse: PulseMetric, silence: Silence): RelayAlarm {
  return placeMetricAlarm(scope, context, { ...identity, note: deadlineNote(silence) }, {
    ...quieterThan(pulse, silence.silentBelowBytesPerMinute * (FIVE_MINUTES / MINUTE)),
    periodSeconds: FIVE_MINUTES,
    periods: sustainedPeriods(silence),
  });
}

/** How the deadline is read from an alarm of sustained silence. */
export function deadlineNote(silence: Silence): string {
  const silentForMinutes = (sustainedPeriods(silence) * FIVE_MINUTES) / MINUTE;
  return `The silence began about ${silentForMinutes} minutes before StateUpdatedTimestamp; the buffer holds ${BUFFER_MINUTES}, `
    + `so logs are lost from about ${BUFFER_MINUTES - silentForMinutes} minutes after it.`;
}

function sustainedPeriods({ sustainedMinutes, deliveryMinutes }: Silence): number {
  return Math.ceil(((sustainedMinutes + deliveryMinutes) * MINUTE) / FIVE_MINUTES);
}

function quieterThan({ namespace, metricName }: PulseMetric, bytes: number): Pick<MetricAlarmRule, 'watched' | 'comparison' | 'threshold'> {
  return { watched: { namespace, metricName, statistic: 'Sum' }, comparison: 'LessThanThreshold', threshold: bytes };
}
