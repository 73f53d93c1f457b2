import { Construct } from 'constructs';
import { type MetricRule, placeRules } from './metric-rules';
import { type AlarmContext, type RelayAlarm } from './relay-alarm';

/**
 * What each NAT gateway is watched for: no source port left, and packets dropped in five minutes, twice of three times.
 *
 * Source: docs.aws.amazon.com/vpc/latest/userguide/metrics-dimensions-nat-gateway.html
 */
const NAT_RULES: readonly MetricRule[] = [
  {
    kind: 'nat-ports-exhausted',
    word: 'ports-exhausted',
    metricName: 'ErrorPortAllocation',
    statistic: 'Sum',
    above: 0,
    periodSeconds: 60,
    periods: 3,
    periodsToAlarm: 1,
  },
  {
    kind: 'nat-packets-dropped',
    word: 'packets-dropped',
    metricName: 'PacketsDropCount',
    statistic: 'Sum',
    above: 0,
    periodSeconds: 300,
    periods: 3,
    periodsToAlarm: 2,
  },
];

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

/** The NAT gateways on the way to Zscaler, by {@link NAT_RULES}. */
export class NatAlarms extends Construct {
  readonly alarms: readonly RelayAlarm[];

  constructor(scope: Construct, id: string, props: NatAlarmsProps) {
    super(scope, id);
    this.alarms = props.natGateways.flatMap(({ id: natGatewayId, name }) =>
      placeRules(
        this,
        props,
        { name, namespace: 'AWS/NATGateway', dimensions: { NatGatewayId: natGatewayId } },
        NAT_RULES,
      ),
    );
  }
}
