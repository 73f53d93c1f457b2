import { Construct } from 'constructs';
import { CPU_LEVELS } from './cpu-levels';
import { placeMetricAlarm } from './metric-alarm';
import { type AlarmContext, alarmSubject, type RelayAlarm } from './relay-alarm';
import { type WatchedMachine } from './status-alarms';

const LEVELS = [
  { kind: 'server-cpu-high', word: 'cpu-high', percent: CPU_LEVELS.high },
  { kind: 'server-cpu-critical', word: 'cpu-critical', percent: CPU_LEVELS.critical },
] as const;

/** What {@link CpuAlarms} needs. */
export interface CpuAlarmsProps extends AlarmContext {
  readonly servers: readonly WatchedMachine[];
  /** Whether EC2 reports every minute; without, it reports every five. @default true */
  readonly detailedMonitoring?: boolean;
}

/**
 * The vendor's two levels, {@link CPU_LEVELS}, each for three minutes, seen from EC2, because nothing can be installed on the
 * server.
 */
export class CpuAlarms extends Construct {
  readonly alarms: readonly RelayAlarm[];

  constructor(scope: Construct, id: string, props: CpuAlarmsProps) {
    super(scope, id);
    const measured =
      (props.detailedMonitoring ?? true) ? { periodSeconds: 60, periods: 3 } : { periodSeconds: 300, periods: 1 };
    this.alarms = props.servers.flatMap((server) =>
      LEVELS.map(({ kind, word, percent }) => {
        const { resource, number } = alarmSubject(props.purpose, server.name);
        return placeMetricAlarm(
          this,
          props,
          { kind, resource: `${resource}-${word}`, number, subject: server.name },
          {
            watched: {
              namespace: 'AWS/EC2',
              metricName: 'CPUUtilization',
              dimensions: { InstanceId: server.instanceId },
              statistic: 'Average',
            },
            comparison: 'GreaterThanThreshold',
            threshold: percent,
            ...measured,
          },
        );
      }),
    );
  }
}
