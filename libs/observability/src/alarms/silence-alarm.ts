import { type Construct } from 'constructs';
import { type PulseMetric } from '../pulse/pulse-metric';
import { placeMetricAlarm } from './metric-alarm';
import { type AlarmContext, type AlarmIdentity, type RelayAlarm } from './relay-alarm';
import { type Silence } from './silence';

const MINUTE_SECONDS = 60;

/**
 * Places the alarm for one pulse that fell silent, or stays so until logs are about to be lost. Every minute of the silence and of
 * the delivery time before it must be quiet: the newest minutes alone, whose records may still be on their way, raise nothing.
 * Its periods are short, because an alarm may be late by some of them while records are missing.
 *
 * @param minutes that are quiet, delivery included
 */
export function placeSilenceAlarm(
  scope: Construct,
  context: AlarmContext,
  identity: AlarmIdentity,
  { namespace, metricName }: PulseMetric,
  minutes: number,
  { silentBelowBytesPerMinute }: Silence,
): RelayAlarm {
  return placeMetricAlarm(scope, context, identity, {
    watched: { namespace, metricName, statistic: 'Sum' },
    comparison: 'LessThanThreshold',
    threshold: silentBelowBytesPerMinute,
    periodSeconds: MINUTE_SECONDS,
    periods: minutes,
  });
}
