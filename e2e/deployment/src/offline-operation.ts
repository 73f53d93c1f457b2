import { type SystemDescription } from '@nss/runbook-definition';
import { type MetricValue, type ScriptedInstance } from '@nss/embedded-aws';

/** Bytes a minute of a relay at work, well above silence. */
const WORKING_BYTES = 250_000;

/** The account and region of an environment. */
interface Place {
  readonly account: string;
  readonly region: string;
}

/**
 * The bastion as it would answer: its agent installs, and once it runs the events that are written and a heartbeat arrive. The
 * embedded cloud boots no machine, so what a machine does has to be told it.
 */
export function offlineBastion({ account, region }: Place, { bastion, agent }: SystemDescription): ScriptedInstance {
  const events = bastion.logGroups.flatMap((logGroupName) => [
    {
      service: 'logs',
      operation: 'create_log_stream',
      parameters: { logGroupName, logStreamName: bastion.instanceId },
    },
    {
      service: 'logs',
      operation: 'put_log_events',
      parameters: {
        logGroupName,
        logStreamName: bastion.instanceId,
        logEvents: [{ timestamp: '{{now}}', message: 'CloudWatch agent is being checked' }],
      },
    },
  ]);
  const heartbeat = {
    service: 'cloudwatch',
    operation: 'put_metric_data',
    parameters: {
      Namespace: agent.namespace,
      MetricData: [
        {
          MetricName: agent.heartbeatMetric,
          Value: 1,
          Dimensions: [{ Name: 'InstanceId', Value: bastion.instanceId }],
        },
      ],
    },
  };
  return {
    account,
    region,
    instanceId: bastion.instanceId,
    platformType: 'Windows',
    answers: [
      { document: 'AWS-ConfigureAWSPackage', parameters: { name: '^AmazonCloudWatchAgent$' }, stdout: 'installed' },
      {
        document: 'AmazonCloudWatch-ManageAgent',
        parameters: { action: '^configure$', optionalConfigurationLocation: `^${agent.configurationParameter}$` },
        stdout: 'configured',
      },
      { document: 'AmazonCloudWatch-ManageAgent', parameters: { action: '^start$' }, stdout: 'started' },
      { document: 'AWS-RunPowerShellScript', parameters: { commands: 'Test-NetConnection' }, stdout: 'True' },
      { document: 'AWS-RunPowerShellScript', parameters: { commands: 'before-install' }, stdout: 'nothing to keep' },
      {
        document: 'AWS-RunPowerShellScript',
        parameters: { commands: 'eventcreate' },
        stdout: 'SUCCESS',
        effects: [...events, heartbeat],
      },
      { document: 'AWS-RunPatchBaseline', stdout: 'scanned' },
    ],
  };
}

/** The pulse of a relay at work over the last hour: packets do not move in the embedded cloud, so what flow logs would show is put there. */
export function workingPulse({ account, region }: Place, { pulse }: SystemDescription, now: Date): MetricValue[] {
  const minute = Math.floor(now.getTime() / 60_000) * 60;
  return [...pulse.feeds, ...pulse.hubs].flatMap(({ metric }) =>
    Array.from({ length: pulse.bufferMinutes }, (_, ago) => ({
      account,
      region,
      namespace: pulse.namespace,
      metric,
      timestamp: minute - ago * 60,
      value: WORKING_BYTES,
    })),
  );
}
