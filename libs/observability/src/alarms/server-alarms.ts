import { Construct } from 'constructs';
import { CPU_LEVELS } from './cpu-levels';
import { type MetricRule, placeRules } from './metric-rules';
import { type AlarmContext, type RelayAlarm } from './relay-alarm';
import { type WatchedMachine } from './status-alarms';

/**
 * What each NSS server is watched for, seen from EC2, because nothing can be installed on the server: the vendor's two levels,
 * {@link CPU_LEVELS}, each for as long as the vendor takes.
 */
const SERVER_RULES: readonly MetricRule[] = [
  {
    kind: 'server-cpu-high',
    word: 'cpu-high',
    metricName: 'CPUUtilization',
    statistic: 'Average',
    above: CPU_LEVELS.high.percent,
    periodSeconds: 60,
    periods: CPU_LEVELS.high.minutes,
  },
  {
    kind: 'server-cpu-critical',
    word: 'cpu-critical',
    metricName: 'CPUUtilization',
    statistic: 'Average',
    above: CPU_LEVELS.critical.percent,
    periodSeconds: 60,
    periods: CPU_LEVELS.critical.minutes,
  },
];

/** EC2 reports every five minutes where nobody asks for more. https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/manage-detailed-monitoring.html */
const BASIC_SECONDS = 300;

/** What {@link ServerAlarms} needs. */
export interface ServerAlarmsProps extends AlarmContext {
  readonly servers: readonly WatchedMachine[];
  /** Whether EC2 reports every minute; without, it reports every five. @default true */
  readonly detailedMonitoring?: boolean;
}

/** The NSS servers, by {@link SERVER_RULES}. */
export class ServerAlarms extends Construct {
  readonly alarms: readonly RelayAlarm[];

  constructor(scope: Construct, id: string, props: ServerAlarmsProps) {
    super(scope, id);
    const rules = (props.detailedMonitoring ?? true) ? SERVER_RULES : SERVER_RULES.map(withBasicMonitoring);
    this.alarms = props.servers.flatMap(({ name, instanceId }) =>
      placeRules(this, props, { name, namespace: 'AWS/EC2', dimensions: { InstanceId: instanceId } }, rules),
    );
  }
}

/** The same rule where EC2 reports every five minutes: as many of those as reach as far back, and what adds up in a longer one. */
function withBasicMonitoring(rule: MetricRule): MetricRule {
  const periodSeconds = Math.max(rule.periodSeconds, BASIC_SECONDS);
  const longer = periodSeconds / rule.periodSeconds;
  const addsUp = rule.statistic === 'Sum' || rule.statistic === 'SampleCount';
  return {
    ...rule,
    above: addsUp ? rule.above * longer : rule.above,
    periodSeconds,
    periods: Math.ceil(rule.periods / longer),
  };
}
