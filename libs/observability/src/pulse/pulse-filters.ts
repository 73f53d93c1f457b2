import { constructId } from '@nss/naming';
import { CfnMetricFilter, type ILogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { type PulseMetric } from './pulse-metric';
import { type Pulse, pulseMetrics } from './pulse-metrics';

/** What {@link PulseMetrics} needs. */
export interface PulseMetricsProps extends Pulse {
  /** Where the flow log of the servers' interfaces arrives, in the format `flowLogFormat()`. */
  readonly logGroup: ILogGroup;
}

/**
 * The metric filters behind the relay's pulse: how many bytes leave for each SIEM, come from the hubs, or are rejected.
 *
 * Every filter has the default value 0: in a minute with flow-log records of which none fits, CloudWatch Logs then
 * publishes a zero, so a silent relay is a measured zero and not a gap. In a minute without any record nothing is
 * published at all, so alarms on these metrics still have to count missing data as silence.
 * A filter with dimensions cannot have a default value; therefore each metric has a name of its own and no dimensions.
 *
 * Source: docs.aws.amazon.com/AmazonCloudWatch/latest/logs/MonitoringLogData.html
 *
 * @throws Error and RangeError as `pulseMetrics` does
 */
export class PulseMetrics extends Construct {
  /** What is published, for alarms and the dashboard. */
  readonly metrics: readonly PulseMetric[];

  constructor(scope: Construct, id: string, props: PulseMetricsProps) {
    super(scope, id);
    this.metrics = pulseMetrics(props);
    for (const metric of this.metrics) {
      new CfnMetricFilter(this, constructId(metric.metricName, 1), {
        logGroupName: props.logGroup.logGroupName,
        filterName: metric.filterName,
        filterPattern: metric.pattern,
        metricTransformations: [
          {
            metricNamespace: metric.namespace,
            metricName: metric.metricName,
            metricValue: metric.metricValue,
            unit: metric.unit,
            defaultValue: 0,
          },
        ],
      });
    }
  }
}
