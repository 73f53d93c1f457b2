import { AGENT_NAMESPACE, HEARTBEAT_METRIC } from './counters';
import { type AgentDocument } from './document';
import { type AgentLogs, bastionLogs } from './logs';

/** What the agent's configuration is made of. */
export interface AgentConfigurationProps {
  /** First part of every name: `nss-dev`. */
  readonly purpose: string;
  /** @default - `bastionLogs(purpose)`: Windows' event logs and the logs of the two agents */
  readonly logs?: AgentLogs;
  /** @default CWAgent */
  readonly metricsNamespace?: string;
  /** Seconds between two readings. @default 60 */
  readonly intervalSeconds?: number;
}

/**
 * The configuration of the bastion's CloudWatch agent (Windows). Metrics are summed up per instance id, because alarms
 * and the dashboard name them by that alone. No `retention_in_days`: the log groups exist, and their retention is
 * decided where they are created.
 *
 * Source: docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch-Agent-Configuration-File-Details.html
 */
export function agentConfiguration(props: AgentConfigurationProps): AgentDocument {
  const { events, files } = props.logs ?? bastionLogs(props.purpose);
  return {
    agent: { metrics_collection_interval: props.intervalSeconds ?? 60 },
    metrics: {
      namespace: props.metricsNamespace ?? AGENT_NAMESPACE,
      append_dimensions: { InstanceId: '${aws:InstanceId}' },
      aggregation_dimensions: [['InstanceId']],
      metrics_collected: {
        System: { measurement: [{ name: 'System Up Time', rename: HEARTBEAT_METRIC }] },
        Processor: { measurement: ['% Processor Time'], resources: ['_Total'] },
        Memory: { measurement: ['% Committed Bytes In Use', 'Available MBytes'] },
        LogicalDisk: { measurement: ['% Free Space'], resources: ['C:'] },
        'Network Interface': { measurement: ['Bytes Received/sec', 'Bytes Sent/sec'], resources: ['*'] },
      },
    },
    logs: {
      logs_collected: {
        ...(events.length > 0 && {
          windows_events: {
            collect_list: events.map(({ eventName, levels, logGroupName }) => ({
              event_name: eventName,
              event_levels: levels,
              event_format: 'xml' as const,
              log_group_name: logGroupName,
              log_stream_name: '{instance_id}',
            })),
          },
        }),
        ...(files.length > 0 && {
          files: {
            collect_list: files.map(({ filePath, logGroupName, timestampFormat }) => ({
              file_path: filePath,
              log_group_name: logGroupName,
              log_stream_name: '{instance_id}',
              ...(timestampFormat && { timestamp_format: timestampFormat }),
              timezone: 'UTC' as const,
            })),
          },
        }),
      },
      log_stream_name: '{instance_id}',
    },
  };
}
