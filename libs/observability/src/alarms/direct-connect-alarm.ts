import { Construct } from 'constructs';
import { placeMetricAlarm, type WatchedMetric } from './metric-alarm';
import { type NamedResource } from './nat-alarms';
import { type AlarmContext, alarmSubject, type RelayAlarm } from './relay-alarm';

/** A Direct Connect virtual interface. */
export interface VirtualInterface extends NamedResource {
  /** The connection it runs over, where the account knows it. @default - the metric is looked up by the virtual interface alone */
  readonly connectionId?: string;
}

/** What {@link DirectConnectAlarm} needs. */
export interface DirectConnectAlarmProps extends AlarmContext {
  readonly virtualInterface: VirtualInterface;
}

/**
 * The BGP session of the virtual interface, which must be up in every five minutes.
 *
 * The metric's dimensions hold the connection too. Of a hosted virtual interface the account may not know it, so the
 * alarm then asks Metrics Insights, which finds the metric by the virtual interface alone.
 *
 * Source: docs.aws.amazon.com/directconnect/latest/UserGuide/monitoring-cloudwatch.html,
 * docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch-metrics-insights-alarms.html
 */
export class DirectConnectAlarm extends Construct {
  readonly alarms: readonly RelayAlarm[];

  constructor(scope: Construct, id: string, props: DirectConnectAlarmProps) {
    super(scope, id);
    const { resource, number } = alarmSubject(props.purpose, props.virtualInterface.name);
    this.alarms = [
      placeMetricAlarm(
        this,
        props,
        { kind: 'bgp-down', resource: `${resource}-bgp-down`, number, subject: props.virtualInterface.name },
        {
          watched: bgpStatus(props.virtualInterface),
          comparison: 'LessThanThreshold',
          threshold: 1,
          periodSeconds: 300,
          periods: 1,
        },
      ),
    ];
  }
}

function bgpStatus({ id, connectionId }: VirtualInterface): WatchedMetric | { readonly query: string } {
  if (connectionId === undefined) return { query: bgpStatusQuery(id) };
  return {
    namespace: 'AWS/DX',
    metricName: 'VirtualInterfaceBgpStatus',
    dimensions: { ConnectionId: connectionId, VirtualInterfaceId: id },
    statistic: 'Minimum',
  };
}

/** The Metrics Insights query for the BGP status of a virtual interface whose connection is not known. */
export function bgpStatusQuery(virtualInterfaceId: string): string {
  return `SELECT MIN(VirtualInterfaceBgpStatus) FROM "AWS/DX" WHERE VirtualInterfaceId = '${virtualInterfaceId}'`;
}
