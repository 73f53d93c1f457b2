import { type Construct } from 'constructs';
import { type PulseMetric } from '../pulse/pulse-metric';
import { type MetricAlarmRule, placeMetricAlarm } from './metric-alarm';
import { type AlarmContext, type AlarmIdentity, type RelayAlarm } from './relay-alarm';
import { type Silence } from './silence';
import { silentForMinutes, SUSTAINED_PERIOD_MINUTES } from './silence-duration';

const MINUTE_SECONDS = 60;

/**
 * Places the alarm for one pulse that fell silent. Every minute of the silence and of the delivery time before it must be
 * quiet: the newest minutes alone, whose records may still be on their way, raise nothing.
 */
export function placeSilenceAlarm(
  scope: Construct,
  context: AlarmContext,
  identity: AlarmIdentity,
  pulse: PulseMetric,
  silence: Silence,
): RelayAlarm {
  return placeMetricAlarm(scope, context, identity, {
    ...quieterThan(pulse, silence.silentBelowBytesPerMinute),
    periodSeconds: MINUTE_SECONDS,
    periods: silentForMinutes('feed-silent', silence),
  });
}

/** Places the alarm for a pulse that stays silent for so long that logs are about to be lost. */
export function placeSustainedSilenceAlarm(
  scope: Construct,
  context: AlarmContext,
  identity: AlarmIdentity,
  pulse: PulseMetric,
  silence: Silence,
): RelayAlarm {
  return placeMetricAlarm(scope, context, identity, {
    ...quieterThan(pulse, silence.silentBelowBytesPerMinute * SUSTAINED_PERIOD_MINUTES),
    periodSeconds: SUSTAINED_PERIOD_MINUTES * MINUTE_SECONDS,
    periods: silentForMinutes('feed-silent-sustained', silence) / SUSTAINED_PERIOD_MINUTES,
  });
}

function quieterThan(
  { namespace, metricName }: PulseMetric,
  bytes: number,
): Pick<MetricAlarmRule, 'watched' | 'comparison' | 'threshold'> {
  return { watched: { namespace, metricName, statistic: 'Sum' }, comparison: 'LessThanThreshold', threshold: bytes };
}
