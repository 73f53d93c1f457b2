import { Construct } from 'constructs';
import { AGENT_NAMESPACE, FREE_SPACE_METRIC } from '../agent/counters';
import { type AgentHeartbeatAlarmProps } from './agent-heartbeat-alarm';
import { placeMetricAlarm } from './metric-alarm';
import { alarmSubject, type RelayAlarm } from './relay-alarm';

/** Per cent of the disk; a cumulative update of Windows needs some gigabytes, and the smallest disk has 30. */
const LEAST_FREE_PERCENT = 10;

/**
 * The bastion's disk, of which little has been free for a quarter of an hour. The disks of NSS servers are seen by nothing but the vendor's own alert
 * feed, as no agent can be installed there.
 *
 * Source: docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/metrics-collected-by-CloudWatch-agent.html,
 * help.zscaler.com/zia/adding-nss-feeds-alerts
 */
export class BastionDiskAlarm extends Construct {
  readonly alarms: readonly RelayAlarm[];

  constructor(scope: Construct, id: string, props: AgentHeartbeatAlarmProps) {
    super(scope, id);
    const { resource, number } = alarmSubject(props.purpose, props.bastion.name);
    this.alarms = [
      placeMetricAlarm(
        this,
        props,
        { kind: 'bastion-disk-low', resource: `${resource}-disk-low`, number, subject: props.bastion.name },
        {
          watched: {
            namespace: props.agentNamespace ?? AGENT_NAMESPACE,
            metricName: FREE_SPACE_METRIC,
            dimensions: { InstanceId: props.bastion.instanceId },
            statistic: 'Minimum',
          },
          comparison: 'LessThanThreshold',
          threshold: LEAST_FREE_PERCENT,
          periodSeconds: 300,
          periods: 3,
        },
      ),
    ];
  }
}
