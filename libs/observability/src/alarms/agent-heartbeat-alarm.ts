import { Construct } from 'constructs';
import { AGENT_NAMESPACE, HEARTBEAT_METRIC } from '../agent/counters';
import { placeMetricAlarm } from './metric-alarm';
import { type AlarmContext, alarmSubject, type RelayAlarm } from './relay-alarm';
import { type WatchedMachine } from './status-alarms';

/** What {@link AgentHeartbeatAlarm} needs. */
export interface AgentHeartbeatAlarmProps extends AlarmContext {
  readonly bastion: WatchedMachine;
  /** Namespace of the agent's metrics. @default CWAgent */
  readonly agentNamespace?: string;
}

/** The bastion's CloudWatch agent, which must send its heartbeat at least once in ten minutes. */
export class AgentHeartbeatAlarm extends Construct {
  readonly alarms: readonly RelayAlarm[];

  constructor(scope: Construct, id: string, props: AgentHeartbeatAlarmProps) {
    super(scope, id);
    const { resource, number } = alarmSubject(props.purpose, props.bastion.name);
    this.alarms = [
      placeMetricAlarm(
        this,
        props,
        { kind: 'bastion-agent-silent', resource: `${resource}-agent-silent`, number, subject: props.bastion.name },
        {
          watched: {
            namespace: props.agentNamespace ?? AGENT_NAMESPACE,
            metricName: HEARTBEAT_METRIC,
            dimensions: { InstanceId: props.bastion.instanceId },
            statistic: 'SampleCount',
          },
          comparison: 'LessThanThreshold',
          threshold: 1,
          periodSeconds: 300,
          periods: 2,
        },
      ),
    ];
  }
}
