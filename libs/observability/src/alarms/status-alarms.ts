import { Construct } from 'constructs';
import { placeMetricAlarm } from './metric-alarm';
import { type AlarmContext, alarmSubject, type RelayAlarm } from './relay-alarm';

const CHECKS = [
  { metricName: 'StatusCheckFailed_System', word: 'system' },
  { metricName: 'StatusCheckFailed_Instance', word: 'instance' },
  { metricName: 'StatusCheckFailed_AttachedEBS', word: 'disk' },
] as const;

/** A machine whose EC2 metrics are watched. */
export interface WatchedMachine {
  /** `nss-dev-web-01` */
  readonly name: string;
  readonly instanceId: string;
}

/** What {@link StatusAlarms} needs. */
export interface StatusAlarmsProps extends AlarmContext {
  readonly machines: readonly WatchedMachine[];
}

/**
 * EC2's own checks of every machine: the host, the operating system, the attached disks; two failed minutes are an alarm.
 * A stopped machine sends no checks. That is no alarm, because a standby is stopped on purpose.
 *
 * Source: docs.aws.amazon.com/AWSEC2/latest/UserGuide/monitoring-system-instance-status-check.html
 */
export class StatusAlarms extends Construct {
  readonly alarms: readonly RelayAlarm[];

  constructor(scope: Construct, id: string, props: StatusAlarmsProps) {
    super(scope, id);
    this.alarms = props.machines.flatMap((machine) =>
      CHECKS.map(({ metricName, word }) => {
        const { resource, number } = alarmSubject(props.purpose, machine.name);
        return placeMetricAlarm(
          this,
          props,
          {
            kind: 'server-status',
            resource: `${resource}-${word}-status`,
            number,
            subject: `${machine.name}, ${word}`,
          },
          {
            watched: {
              namespace: 'AWS/EC2',
              metricName,
              dimensions: { InstanceId: machine.instanceId },
              statistic: 'Maximum',
            },
            comparison: 'GreaterThanOrEqualToThreshold',
            threshold: 1,
            periodSeconds: 60,
            periods: 2,
          },
        );
      }),
    );
  }
}
