import { Construct } from 'constructs';
import { type PulseMetric } from '../pulse/pulse-metric';
import { placeMetricAlarm } from './metric-alarm';
import { type AlarmContext, alarmSubject, type RelayAlarm } from './relay-alarm';

/** What {@link RejectedAlarms} needs. */
export interface RejectedAlarmsProps extends AlarmContext {
  readonly metrics: readonly PulseMetric[];
  /** Rejected packets in five minutes that are more than a stray. @default 10 */
  readonly rejectedPackets?: number;
}

/**
 * A wrong rule shows as rejected packets that keep coming. A connection that ends late leaves a few as well, so it takes
 * some packets in two of three times five minutes.
 */
export class RejectedAlarms extends Construct {
  readonly alarms: readonly RelayAlarm[];

  constructor(scope: Construct, id: string, props: RejectedAlarmsProps) {
    super(scope, id);
    this.alarms = props.metrics
      .filter(({ kind }) => kind === 'rejected-server')
      .map(({ namespace, metricName, server = '' }) => {
        const { resource, number } = alarmSubject(props.purpose, server);
        return placeMetricAlarm(
          this,
          props,
          { kind: 'packets-rejected', resource: `${resource}-packets-rejected`, number, subject: server },
          {
            watched: { namespace, metricName, statistic: 'Sum' },
            comparison: 'GreaterThanOrEqualToThreshold',
            threshold: props.rejectedPackets ?? 10,
            periodSeconds: 300,
            periods: 3,
            periodsToAlarm: 2,
          },
        );
      });
  }
}
