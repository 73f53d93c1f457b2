import { Construct } from 'constructs';
import { placeMetricAlarm } from './metric-alarm';
import { type AlarmContext, alarmSubject, type RelayAlarm } from './relay-alarm';

/** A thing of AWS with an id and our name. The id may be a CDK token. */
export interface NamedResource {
  readonly id: string;
  /** `nss-dev-nat-gateway-01` */
  readonly name: string;
}

/** What {@link NatAlarms} needs. */
export interface NatAlarmsProps extends AlarmContext {
  readonly natGateways: readonly NamedResource[];
}

/**
 * The NAT gateways on the way to Zscaler: no source port left, and packets dropped in five minutes, twice of three times.
 *
 * Source: docs.aws.amazon.com/vpc/latest/userguide/metrics-dimensions-nat-gateway.html
 */
export class NatAlarms extends Construct {
  readonly alarms: readonly RelayAlarm[];

  constructor(scope: Construct, id: string, props: NatAlarmsProps) {
    super(scope, id);
    this.alarms = props.natGateways.flatMap((gateway) => {
      const { resource, number } = alarmSubject(props.purpose, gateway.name);
      const watched = (metricName: string) => ({
        namespace: 'AWS/NATGateway',
        metricName,
        dimensions: { NatGatewayId: gateway.id },
        statistic: 'Sum' as const,
      });
      return [
        placeMetricAlarm(
          this,
          props,
          { kind: 'nat-ports-exhausted', resource: `${resource}-ports-exhausted`, number, subject: gateway.name },
          {
            watched: watched('ErrorPortAllocation'),
            comparison: 'GreaterThanThreshold',
            threshold: 0,
            periodSeconds: 60,
            periods: 3,
            periodsToAlarm: 1,
          },
        ),
        placeMetricAlarm(
          this,
          props,
          { kind: 'nat-packets-dropped', resource: `${resource}-packets-dropped`, number, subject: gateway.name },
          {
            watched: watched('PacketsDropCount'),
            comparison: 'GreaterThanThreshold',
            threshold: 0,
            periodSeconds: 300,
            periods: 3,
            periodsToAlarm: 2,
          },
        ),
      ];
    });
  }
}
